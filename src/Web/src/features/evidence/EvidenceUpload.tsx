import { CloseOutlined, DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Popconfirm, Progress, Typography, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { useAct } from '../../shared/useAct';
import { EvidenceFile } from './EvidenceFile';
import type { Uploaded } from './sendFile';
import { evidenceTexts } from './texts';
import { type OnItsWay, useUploads } from './useUploads';

interface Props {
  taskId: string;
  evidence: Uploaded[];
  onChange: (evidence: Uploaded[]) => void;
}

/** Files that prove what is reported: sent as soon as they are chosen, looked at, and taken back before they are handed in. */
export function EvidenceUpload({ taskId, evidence, onChange }: Props) {
  const { t } = useTranslation(evidenceTexts);
  const { onTheirWay, send, cancel } = useUploads(taskId, (file) => onChange([...evidence, file]));
  const remove = useAct(
    (file: Uploaded) => data(api.DELETE('/api/evidence/{id}', { params: { path: { id: file.id } } })),
    t('removed'),
  );
  const take = async (file: Uploaded) => {
    await remove.mutateAsync(file);
    onChange(evidence.filter(({ id }) => id !== file.id));
  };
  return (
    <Form.Item label={t('title')} extra={t('hint')}>
      <Flex vertical gap={8}>
        {evidence.map((file) => (
          <Flex key={file.id} gap={8} align="center" justify="space-between">
            <EvidenceFile file={file} />
            <Popconfirm title={t('removeAsk', { name: file.fileName })} onConfirm={() => take(file)}>
              <Button
                type="text"
                danger
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeNamed', { name: file.fileName })}
              />
            </Popconfirm>
          </Flex>
        ))}
        {onTheirWay.map((one) => (
          <Way key={one.key} one={one} onCancel={() => cancel(one)} />
        ))}
        <Upload
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            send(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />}>
            {evidence.length > 0 ? t('uploadMore') : t('upload')}
          </Button>
        </Upload>
      </Flex>
    </Form.Item>
  );
}

function Way({ one, onCancel }: { one: OnItsWay; onCancel: () => unknown }) {
  const { t } = useTranslation(evidenceTexts);
  const percent = Math.floor((one.offset / Math.max(one.length, 1)) * 100);
  const words = {
    sending: t('sending'),
    interrupted: t('interrupted'),
    refused: one.refusal,
    brokenOff: t('brokenOff', { percent }),
  };
  return (
    <Flex gap={8} align="center" justify="space-between">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text ellipsis>{one.name}</Typography.Text>
        <Progress
          percent={percent}
          size="small"
          status={one.state === 'refused' ? 'exception' : one.state === 'sending' ? 'active' : 'normal'}
          aria-label={one.name}
        />
        <Typography.Text type={one.state === 'refused' ? 'danger' : 'secondary'} role="status">
          {words[one.state]}
        </Typography.Text>
      </div>
      <Popconfirm title={t('cancelAsk', { name: one.name })} onConfirm={() => onCancel()}>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('cancelNamed', { name: one.name })}
        />
      </Popconfirm>
    </Flex>
  );
}
