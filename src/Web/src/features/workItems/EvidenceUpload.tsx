import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Form, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf, type Schemas } from '../../api/client';

export type Uploaded = Schemas['AddedEvidence'];

interface Props {
  taskId: string;
  evidence: Uploaded[];
  onChange: (evidence: Uploaded[]) => void;
}

/** Files that prove what is reported, each uploaded as soon as it is chosen. */
export function EvidenceUpload({ taskId, evidence, onChange }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <Form.Item label={t('workItem.evidence')}>
      <Upload
        action={`/api/tasks/${taskId}/evidence`}
        name="file"
        multiple
        headers={{ 'X-Requested-With': 'XMLHttpRequest' }}
        onChange={({ file, fileList }) => {
          if (file.status === 'error')
            message.error(problemOf(file.error?.status ?? 0, file.response).message, 6);
          onChange(
            fileList.flatMap(({ response, status }) => (status === 'done' ? [response as Uploaded] : [])),
          );
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />}>
          {evidence.length > 0 ? t('workItem.uploadMore') : t('workItem.upload')}
        </Button>
      </Upload>
    </Form.Item>
  );
}
