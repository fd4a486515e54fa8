import { Button, Card, Drawer, Empty, Flex, Progress, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Moment } from '../../shared/When';
import { type Task, useDepartmentName, useTargetEntries } from './tasks';

type Target = Schemas['TargetView'];

const pageSize = 10;

/** What is to be reached, how far it is, and the entries behind the number. */
export function Targets({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Target>();
  if (task.targets.length === 0) return <Empty description={t('task.noTargets')} />;
  return (
    <Flex vertical gap={12}>
      {task.targets.map((target) => (
        <Card key={target.id} size="small">
          <Flex justify="space-between" gap={12} wrap align="center">
            <div style={{ flex: '1 1 260px' }}>
              <strong>{target.text}</strong>
              <Reached target={target} />
            </div>
            <Button onClick={() => setShown(target)} aria-label={`${t('task.entries')}：${target.text}`}>
              {t('task.entries')}
            </Button>
          </Flex>
        </Card>
      ))}
      {shown && <Entries taskId={task.id} target={shown} onClose={() => setShown(undefined)} />}
    </Flex>
  );
}

function Reached({ target }: { target: Target }) {
  const { t } = useTranslation();
  const said = t('task.reached', {
    current: target.current,
    quantity: target.quantity ?? '—',
    unit: target.unit ?? '',
  });
  const isCeiling = target.comparison === 'atMost';
  return (
    <div>
      {target.quantity != null && target.quantity > 0 && !isCeiling && (
        <Progress
          percent={Math.min(100, Math.round((target.current / target.quantity) * 100))}
          style={{ maxWidth: 360 }}
          aria-label={target.text}
        />
      )}
      <Typography.Text type="secondary">{said}</Typography.Text>
    </div>
  );
}

function Entries({ taskId, target, onClose }: { taskId: string; target: Target; onClose: () => void }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const entries = useTargetEntries(taskId, target.id, page, pageSize);
  const departmentName = useDepartmentName();
  return (
    <Drawer open title={target.text} onClose={onClose} size={560}>
      {entries.error ? (
        <Failure error={entries.error} onRetry={entries.refetch} />
      ) : (
        <Table
          rowKey="id"
          size="small"
          loading={entries.isPending}
          dataSource={entries.data?.items}
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
                  {amount > 0 ? `+${amount}` : amount} {target.unit}
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
            { title: t('task.reason'), dataIndex: 'reason' },
          ]}
        />
      )}
    </Drawer>
  );
}
