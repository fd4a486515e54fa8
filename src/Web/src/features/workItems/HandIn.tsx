import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { EvidenceUpload } from '../evidence/EvidenceUpload';
import type { Uploaded } from '../evidence/sendFile';

interface Props {
  taskId: string | undefined;
  targets: Schemas['TargetView'][];
  evidence: Uploaded[];
  onEvidence: (evidence: Uploaded[]) => void;
}

/** What is handed in with work: words, figures and files. */
export function HandIn({ taskId, targets, evidence, onEvidence }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="text" label={t('workItem.text')}>
        <Input.TextArea rows={8} maxLength={20000} showCount placeholder={t('workItem.textHint')} />
      </Form.Item>
      {targets.map((target) => (
        <Form.Item
          key={target.id}
          name={['figures', target.id]}
          label={`${t('workItem.figure')}：${target.text}`}
        >
          <InputNumber min={0} suffix={target.unit ?? undefined} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      {taskId && <EvidenceUpload taskId={taskId} evidence={evidence} onChange={onEvidence} />}
    </>
  );
}
