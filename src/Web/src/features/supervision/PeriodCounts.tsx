import { Empty, Spin, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { Defined } from './Defined';
import { OnTime } from './OnTime';
import { rowsOfPeriod } from './rows';
import { type PeriodCount, type PeriodReport, type Span, usePeriodCounts } from './supervision';
import { supervisionTexts } from './texts';
import { WideTable } from './WideTable';

/** How tasks report by periods (周期报送), the latest period first. */
export function PeriodCounts({ span }: { span: Span }) {
  const { t } = useTranslation(supervisionTexts);
  const counts = usePeriodCounts(span);
  const linked = (count: PeriodCount, number: number, report?: PeriodReport) =>
    number > 0 ? <Link to={rowsOfPeriod(span, count, report)}>{number}</Link> : number;
  const head = (name: string) => <Defined title={t(`period.${name}`)} sense={t(`sense.period.${name}`)} />;
  const columns: TableProps<PeriodCount>['columns'] = [
    { title: t('period.name'), dataIndex: 'name' },
    { title: head('tasks'), width: 130, render: (_, count) => linked(count, count.tasks) },
    { title: head('approved'), width: 130, render: (_, count) => linked(count, count.approved, 'approved') },
    {
      title: head('onTime'),
      width: 150,
      render: (_, count) => (
        <OnTime
          rate={count.onTimeRate}
          onTime={count.onTime}
          of={count.approved}
          to={rowsOfPeriod(span, count, 'onTime')}
        />
      ),
    },
    { title: head('overdue'), width: 130, render: (_, count) => linked(count, count.overdue, 'overdue') },
  ];
  if (counts.error) return <Failure error={counts.error} onRetry={counts.refetch} />;
  if (!counts.data) return <Spin />;
  if (counts.data.length === 0) return <Empty description={t('period.none')} />;
  return (
    <WideTable<PeriodCount>
      rowKey={({ cycle, startsOn }) => `${cycle}${startsOn}`}
      columns={columns}
      dataSource={counts.data}
      width={760}
      pagination={false}
    />
  );
}
