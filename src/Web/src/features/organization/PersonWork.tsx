import { Alert, Button, Empty, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { FormDialog } from '../../shared/FormDialog';
import { PersonField } from '../../shared/PersonField';
import { Day } from '../../shared/When';
import { type Person, useHoldings } from './organization';
import { PartCard } from './PageCard';
import { useTexts } from './texts';

/** What waits for a person by name, and the way to hand it over when he leaves (离职转办). */
export function PersonWork({ person }: { person: Person }) {
  const { t } = useTexts();
  const [isHandingOver, setHandingOver] = useState(false);
  const holdings = useHoldings(person.id);

  if (holdings.error) return <Failure error={holdings.error} onRetry={holdings.refetch} />;
  return (
    <PartCard
      title={t('work.title', { count: holdings.data?.total ?? 0 })}
      extra={
        <Button disabled={Boolean(person.closedAt)} onClick={() => setHandingOver(true)}>
          {t('work.handOver')}
        </Button>
      }
    >
      <Table
        rowKey="id"
        size="small"
        loading={holdings.isPending}
        dataSource={holdings.data?.items ?? []}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty description={t('work.none')} image={Empty.PRESENTED_IMAGE_SIMPLE} /> }}
        columns={[
          { title: t('work.step'), render: (_, row) => <Link to={`/tasks/${row.taskId}`}>{row.title}</Link> },
          { title: t('work.dueOn'), width: 140, render: (_, row) => <Day on={row.dueOn} /> },
        ]}
      />
      {isHandingOver && (
        <FormDialog<Schemas['HandOver']>
          title={t('work.handOverTitle', { name: person.name })}
          act={(body) =>
            data(api.POST('/api/people/{id}/hand-over', { params: { path: { id: person.id } }, body }))
          }
          said={t('work.handedOver')}
          onClose={() => setHandingOver(false)}
        >
          <p>{t('work.explained')}</p>
          <PersonField name="toId" label={t('work.to')} />
          <Obstacles personId={person.id} />
          <Form.Item
            name="reason"
            label={t('work.reason')}
            rules={[{ required: true, message: t('common.needed') }]}
          >
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        </FormDialog>
      )}
    </PartCard>
  );
}

function Obstacles({ personId }: { personId: string }) {
  const { t } = useTexts();
  const toId = Form.useWatch<string | undefined>('toId');
  const holdings = useHoldings(personId, toId);
  const left = holdings.data?.items.filter(({ obstacle }) => obstacle) ?? [];
  if (!toId || left.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('work.left', { count: left.length })}
      description={left.slice(0, 5).map(({ id, title, obstacle }) => (
        <div key={id}>
          {title}：{obstacle}
        </div>
      ))}
    />
  );
}
