import { Button, Drawer, Empty, Form, Input, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { FormDialog } from '../../shared/FormDialog';
import { Moment } from '../../shared/When';
import { EvidenceFile } from '../evidence/EvidenceFile';
import { useDepartmentName, useTargetEntries } from './tasks';
import { taskTexts } from './texts';

interface Props {
  taskId: string;
  target: Schemas['TargetView'];
  onClose: () => void;
}

const pageSize = 10;
const signed = (amount: number) => (amount > 0 ? `+${amount}` : String(amount));

/** The entries behind a target's number, with what proves them; a wrong one is taken back by its opposite (冲销). */
export function TargetEntries({ taskId, target, onClose }: Props) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(taskTexts);
  const [page, setPage] = useState(1);
  const entries = useTargetEntries(taskId, target.id, page, pageSize);
  const departmentName = useDepartmentName();
  return (
    <Drawer open title={target.text} onClose={onClose} size={720}>
      {entries.error ? (
        <Failure error={entries.error} onRetry={entries.refetch} />
      ) : (
        <Table<Schemas['TargetEntryLine']>
          rowKey="id"
          size="small"
          loading={entries.isPending}
          dataSource={entries.data?.items ?? []}
          scroll={{ x: 640 }}
          locale={{ emptyText: <Empty description={t('task.noEntries')} /> }}
          pagination={{
            current: page,
            pageSize,
            total: entries.data?.total ?? 0,
            hideOnSinglePage: true,
            onChange: setPage,
          }}
          columns={[
            {
              title: t('task.amount'),
              render: (_, { amount, isReversed }) => (
                <Typography.Text delete={isReversed}>
                  {signed(amount)} {target.unit}
                </Typography.Text>
              ),
            },
            {
              title: t('task.quarter'),
              render: (_, { year, quarter }) => t('task.inQuarter', { year, quarter }),
            },
            {
              title: t('task.field.department'),
              render: (_, { departmentId }) => departmentName(departmentId),
            },
            {
              title: t('task.enteredBy'),
              render: (_, { person, at }) => (
                <>
                  {person.name} · <Moment at={at} />
                </>
              ),
            },
            {
              title: own('evidence'),
              render: (_, { evidence }) => evidence.map((file) => <EvidenceFile key={file.id} file={file} />),
            },
            {
              title: t('task.reason'),
              render: (_, entry) =>
                entry.canReverse ? <Reverse entry={entry} unit={target.unit} /> : entry.reason,
            },
          ]}
        />
      )}
    </Drawer>
  );
}

function Reverse({ entry, unit }: { entry: Schemas['TargetEntryLine']; unit: string | null }) {
  const { t: common } = useTranslation();
  const { t } = useTranslation(taskTexts);
  const [isAsked, setAsked] = useState(false);
  const name = t('reverseNamed', { amount: `${signed(entry.amount)}${unit ?? ''}` });
  return (
    <>
      <Button size="small" danger aria-label={name} onClick={() => setAsked(true)}>
        {t('reverse')}
      </Button>
      {isAsked && (
        <FormDialog<{ reason: string }>
          title={name}
          danger
          act={({ reason }) =>
            data(
              api.POST('/api/target-entries/{id}/reverse', {
                params: { path: { id: entry.id } },
                body: { reason },
              }),
            )
          }
          said={t('reversed')}
          onClose={() => setAsked(false)}
        >
          <Typography.Paragraph type="secondary">{t('reverseExplained')}</Typography.Paragraph>
          <Form.Item
            name="reason"
            label={t('reverseReason')}
            rules={[{ required: true, message: common('common.needed') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
