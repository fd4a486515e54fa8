import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Grid, Table, type TableProps, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { Light } from '../../shared/Light';
import { useAddressState } from '../../shared/useAddressState';
import { Day, Moment } from '../../shared/When';
import { TaskStatus } from '../tasks/TaskStatus';
import { LedgerFilters } from './LedgerFilters';
import { type LedgerFilter, type LedgerRow, ledgerFilters, useLedger } from './supervision';

const pageSize = 20;

/** Every task of every plan with how it stands (台账); what it is narrowed to is in the address. */
export function LedgerPage() {
  const { t } = useTranslation();
  const { values, page, set } = useAddressState(ledgerFilters);
  const filter = values as LedgerFilter;
  const ledger = useLedger(filter, page, pageSize);
  const columns = useColumns();
  const exported = `/api/ledger/export?${new URLSearchParams(values as Record<string, string>)}`;

  if (ledger.error) return <Failure error={ledger.error} onRetry={ledger.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('nav.ledger')}</h1>}
      extra={
        <Button icon={<DownloadOutlined aria-hidden />} href={exported} download>
          {t('ledger.export')}
        </Button>
      }
    >
      <Flex vertical gap={12}>
        <LedgerFilters filter={filter} onChange={set} />
        <Typography.Text type="secondary" role="status">
          {t('ledger.found', { count: ledger.data?.total ?? 0 })}
        </Typography.Text>
        <Table<LedgerRow>
          rowKey="id"
          size="middle"
          loading={ledger.isPending}
          dataSource={ledger.data?.items}
          columns={columns}
          locale={{ emptyText: <Empty description={t('ledger.none')} /> }}
          pagination={{
            current: page,
            pageSize,
            total: ledger.data?.total ?? 0,
            hideOnSinglePage: true,
            showSizeChanger: false,
            onChange: (next) => set({ page: String(next) }),
          }}
        />
      </Flex>
    </Card>
  );
}

function useColumns(): TableProps<LedgerRow>['columns'] {
  const { t } = useTranslation();
  const isNarrow = Grid.useBreakpoint().md === false;
  const task = {
    title: t('task.task'),
    render: (_: unknown, row: LedgerRow) => (
      <>
        <Link to={`/tasks/${row.id}`}>
          {row.number}. {row.title}
        </Link>
        <Typography.Paragraph type="secondary" ellipsis={{ tooltip: row.plan.title }} style={{ margin: 0 }}>
          {row.plan.title}
        </Typography.Paragraph>
        {isNarrow && (
          <Flex gap={8} wrap>
            <TaskStatus status={row.status} />
            <span>{row.lead.name}</span>
            {row.dueOn && <Day on={row.dueOn} />}
            <Light light={row.light} />
          </Flex>
        )}
      </>
    ),
  };
  if (isNarrow) return [task];
  return [
    task,
    { title: t('task.lead'), width: 130, render: (_, row) => row.lead.name },
    { title: t('task.status.label'), width: 96, render: (_, row) => <TaskStatus status={row.status} /> },
    {
      title: t('task.dueOn'),
      width: 120,
      render: (_, row) => (
        <>
          <Day on={row.dueOn} />
          <div>
            <Light light={row.light} />
          </div>
        </>
      ),
    },
    {
      title: t('ledger.latest'),
      width: 260,
      render: (_, { latestReport }) =>
        latestReport && (
          <>
            <Typography.Paragraph ellipsis={{ rows: 2 }} style={{ margin: 0 }}>
              {latestReport.text}
            </Typography.Paragraph>
            <Typography.Text type="secondary">
              {latestReport.percent}% · <Moment at={latestReport.at} />
            </Typography.Text>
          </>
        ),
    },
    { title: t('ledger.marks'), width: 150, render: (_, row) => <Marks row={row} /> },
  ];
}

function Marks({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const counts = {
    returnCount: row.returnCount,
    extensionCount: row.extensionCount,
    urgeCount: row.urgeCount,
  };
  return (
    <Flex gap={4} wrap>
      {row.acceptedLate && <Tag color="warning">{t('ledger.acceptedLate')}</Tag>}
      {Object.entries(counts).map(
        ([name, count]) => count > 0 && <Tag key={name}>{t(`ledger.${name}`, { count })}</Tag>,
      )}
    </Flex>
  );
}
