import { Empty, Flex, Spin, type TableProps } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '../../shared/Failure';
import { Defined } from './Defined';
import { OnTime } from './OnTime';
import { eventsOf, rowsOf } from './rows';
import { type Count, type CountedBy, type LedgerMark, type Span, useCounts } from './supervision';
import { supervisionTexts } from './texts';
import { WideTable } from './WideTable';

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
  if (counts.data.length === 0)
    return <Empty description={t(Object.keys(span).length > 0 ? 'ledger.none' : 'statistics.none')} />;
  return (
    <Flex vertical gap={16}>
      <Suspense fallback={<Spin />}>
        <CountChart counts={counts.data} onPick={(count, mark) => navigate(rowsOf(by, span, count, mark))} />
      </Suspense>
      <WideTable<Count>
        rowKey={({ key, plan }) => `${plan?.id ?? ''}${key}`}
        columns={columns}
        dataSource={counts.data}
        width={1180}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
      />
    </Flex>
  );
}

function useColumns(by: CountedBy, span: Span): TableProps<Count>['columns'] {
  const { t } = useTranslation();
  const { t: own } = useTranslation(supervisionTexts);
  const heads: Record<CountedBy, string> = {
    departments: t('task.lead'),
    sections: t('statistics.section'),
    months: own('month'),
  };
  const head = (name: string) => <Defined title={t(`statistics.${name}`)} sense={own(`sense.${name}`)} />;
  const linked = (number: number, to: string) => (number > 0 ? <Link to={to}>{number}</Link> : number);
  const counted: [string, number, (count: Count) => number, LedgerMark?][] = [
    ['tasks', 90, ({ tasks }) => tasks],
    ['completed', 105, ({ completed }) => completed, 'completed'],
    ['overdue', 90, ({ overdue }) => overdue, 'overdue'],
    ['lateAcceptances', 120, ({ lateAcceptances }) => lateAcceptances, 'acceptedLate'],
  ];
  const numbers = counted.map(([name, width, value, mark]) => ({
    title: head(name),
    width,
    render: (_: unknown, count: Count) => linked(value(count), rowsOf(by, span, count, mark)),
  }));
  const events = (['returns', 'extensions'] as const).map((about) => ({
    title: head(about),
    width: 90,
    render: (_: unknown, count: Count) => linked(count[about], eventsOf(by, span, count, about)),
  }));
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
    ...numbers.slice(0, 3),
    {
      title: head('onTimeRate'),
      width: 130,
      render: (_, count) => (
        <OnTime
          rate={count.onTimeRate}
          onTime={count.completedOnTime}
          of={count.completed}
          to={rowsOf(by, span, count, 'onTime')}
        />
      ),
    },
    ...events,
    ...numbers.slice(3),
    {
      title: head('averageWorkdays'),
      width: 190,
      render: (_, count) =>
        count.averageWorkdays == null ? (
          '—'
        ) : (
          <Link to={rowsOf(by, span, count, 'completed')}>{count.averageWorkdays.toFixed(1)}</Link>
        ),
    },
  ];
}
