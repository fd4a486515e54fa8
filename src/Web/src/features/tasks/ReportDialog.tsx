import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { EvidenceUpload } from '../evidence/EvidenceUpload';
import type { Uploaded } from '../evidence/sendFile';
import type { Task } from './tasks';

interface Fields {
  text: string;
  percent: number;
  figures?: Record<string, number | null>;
}

/** A progress report (进展反馈): what was done, how far it is, and what counts towards the targets. */
export function ReportDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation();
  const [evidence, setEvidence] = useState<Uploaded[]>([]);
  const required = [{ required: true, message: t('common.needed') }];
  const report = ({ text, percent, figures }: Fields) =>
    data(
      api.POST('/api/tasks/{id}/reports', {
        params: { path: { id: task.id } },
        body: {
          text,
          percent,
          figures: task.targets.flatMap((target) => {
            const quantity = figures?.[target.id];
            return quantity == null
              ? []
              : [{ name: target.text.slice(0, 200), quantity, unit: target.unit, targetId: target.id }];
          }),
          evidence: evidence.map(({ id }) => id),
        },
      }),
    );
  return (
    <FormDialog<Fields>
      title={t('task.act.report')}
      act={report}
      said={t('task.acted.report')}
      onClose={onClose}
    >
      <Form.Item name="text" label={t('task.field.report')} rules={required}>
        <Input.TextArea rows={5} maxLength={20000} showCount />
      </Form.Item>
      <Form.Item name="percent" label={t('task.percent')} rules={required}>
        <InputNumber min={0} max={100} precision={0} suffix="%" style={{ width: 160 }} />
      </Form.Item>
      {task.targets.map((target) => (
        <Form.Item
          key={target.id}
          name={['figures', target.id]}
          label={`${t('task.figureNow')}：${target.text}`}
        >
          <InputNumber min={0} suffix={target.unit ?? undefined} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      <EvidenceUpload taskId={task.id} evidence={evidence} onChange={setEvidence} />
    </FormDialog>
  );
}
