import { Empty, Flex, Spin, Table, type TableProps } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '../../shared/Failure';
import { rowsOf } from './rows';
import { type Count, type CountedBy, type LedgerMark, type Span, useCounts } from './supervision';
import { supervisionTexts } from './texts';

const CountChart = lazy(() => import('./CountChart'));

interface Props {
  by: CountedBy;
  span: Span;
}

/** A chart and its table: how departments, sections or months keep their tasks. */
export function Counts({ by, span }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counts = useCounts(by, span, true);
  const columns = useColumns(by, span);
  if (counts.error) return <Failure error={counts.error} onRetry={counts.refetch} />;
  if (!counts.data) return <Spin />;
  if (counts.data.length === 0) return <Empty description={t('statistics.none')} />;
  return (
    <Flex vertical gap={16}>
      <Suspense fallback={<Spin />}>
        <CountChart counts={counts.data} onPick={(count, mark) => navigate(rowsOf(by, span, count, mark))} />
      </Suspense>
      <Table<Count>
        rowKey={({ key, plan }) => `${plan?.id ?? ''}${key}`}
        size="small"
        columns={columns}
        dataSource={counts.data}
        scroll={{ x: 900 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
      />
    </Flex>
  );
}

const share = (rate: number | null) => (rate == null ? '—' : `${Math.round(rate * 100)}%`);

function useColumns(by: CountedBy, span: Span): TableProps<Count>['columns'] {
  const { t } = useTranslation();
  const { t: own } = useTranslation(supervisionTexts);
  const heads: Record<CountedBy, string> = {
    departments: t('task.lead'),
    sections: t('statistics.section'),
    months: own('month'),
  };
  const linked = (count: Count, number: number, mark?: LedgerMark) =>
    number > 0 ? <Link to={rowsOf(by, span, count, mark)}>{number}</Link> : number;
  return [
    {
      title: heads[by],
      render: (_, count) => (
        <>
          <Link to={rowsOf(by, span, count)}>{count.name}</Link>
          {count.plan && !span.planId && <div>{count.plan.title}</div>}
        </>
      ),
    },
    { title: t('statistics.tasks'), width: 80, render: (_, count) => linked(count, count.tasks) },
    {
      title: t('statistics.completed'),
      width: 80,
      render: (_, count) => linked(count, count.completed, 'completed'),
    },
    {
      title: t('statistics.overdue'),
      width: 80,
      render: (_, count) => linked(count, count.overdue, 'overdue'),
    },
    {
      title: t('statistics.onTimeRate'),
      width: 120,
      render: (_, count) => (
        <>
          {share(count.onTimeRate)}{' '}
          {count.completed > 0 && (
            <Link to={rowsOf(by, span, count, 'onTime')}>
              {own('onTimeOf', { onTime: count.completedOnTime, completed: count.completed })}
            </Link>
          )}
        </>
      ),
    },
    {
      title: t('statistics.returns'),
      width: 80,
      render: (_, count) => linked(count, count.returns, 'returned'),
    },
    {
      title: t('statistics.extensions'),
      width: 80,
      render: (_, count) => linked(count, count.extensions, 'extended'),
    },
    {
      title: t('statistics.lateAcceptances'),
      width: 100,
      render: (_, count) => linked(count, count.lateAcceptances, 'acceptedLate'),
    },
    {
      title: t('statistics.averageWorkdays'),
      width: 130,
      render: (_, count) => count.averageWorkdays?.toFixed(1) ?? '—',
    },
  ];
}
