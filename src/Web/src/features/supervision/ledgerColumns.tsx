import { Flex, Progress, Tag, Tooltip, Typography } from 'antd';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { Light } from '../../shared/Light';
import { Day, Moment } from '../../shared/When';
import { TaskStatus } from '../tasks/TaskStatus';
import { Marks } from './Marks';
import type { LedgerRow, LedgerSort } from './supervision';

/** A column the reader may choose. */
export interface LedgerColumn {
  name: string;
  width: number;
  sort?: LedgerSort;
  /** What it is in the exported file; its own name where nothing is said. */
  exported?: string[];
  render: (row: LedgerRow, t: TFunction) => React.ReactNode;
}

const mostDepartments = 2;
const moment = (at: string | null) => at && <Moment at={at} />;

export const ledgerColumns: LedgerColumn[] = [
  {
    name: 'plan',
    width: 200,
    render: (row) => <Link to={`/plans/${row.plan.id}`}>{row.plan.title}</Link>,
  },
  { name: 'section', width: 70, render: (row) => row.section },
  { name: 'lead', width: 110, sort: 'lead', render: (row) => row.lead.name },
  { name: 'participants', width: 170, render: (row, t) => <Departments row={row} t={t} /> },
  { name: 'targets', width: 190, render: (row, t) => <Targets row={row} t={t} /> },
  { name: 'status', width: 104, sort: 'status', render: (row) => <TaskStatus status={row.status} /> },
  {
    name: 'dueOn',
    width: 120,
    sort: 'dueOn',
    exported: ['dueOn', 'light'],
    render: (row) => (
      <>
        <Day on={row.dueOn} />
        <div>
          <Light light={row.light} />
        </div>
      </>
    ),
  },
  {
    name: 'progress',
    width: 120,
    sort: 'progress',
    exported: ['progress', 'subtasks'],
    render: (row, t) => <Advance row={row} t={t} />,
  },
  {
    name: 'latest',
    width: 240,
    render: ({ latestReport }) =>
      latestReport && (
        <>
          <Typography.Paragraph ellipsis={{ rows: 2, tooltip: latestReport.text }} style={{ margin: 0 }}>
            {latestReport.text}
          </Typography.Paragraph>
          <Typography.Text type="secondary">
            {latestReport.percent}% · <Moment at={latestReport.at} />
          </Typography.Text>
        </>
      ),
  },
  {
    name: 'marks',
    width: 140,
    sort: 'returns',
    exported: ['acceptedLate', 'returns', 'extensions', 'urges'],
    render: (row) => <Marks row={row} />,
  },
  { name: 'handedOut', width: 110, sort: 'handedOut', render: (row) => moment(row.handedOutAt) },
  { name: 'accepted', width: 110, render: (row) => moment(row.acceptedAt) },
  { name: 'completed', width: 110, sort: 'completed', render: (row) => moment(row.completedAt) },
  { name: 'closed', width: 110, render: (row) => moment(row.closedAt) },
];

/** The columns an address names, in the order they stand here; those given where it names none. */
export function shownColumns(named: string | undefined, usual: readonly string[]): LedgerColumn[] {
  const names = named?.split(',') ?? usual;
  return ledgerColumns.filter(({ name }) => names.includes(name));
}

interface CellProps {
  row: LedgerRow;
  t: TFunction;
}

function Departments({ row, t }: CellProps) {
  const names = row.participants.map(({ name }) => name);
  if (names.length <= mostDepartments) return names.join('、');
  return (
    <Tooltip title={names.join('、')}>
      <span>
        {names.slice(0, mostDepartments).join('、')}
        {t('more', { count: names.length })}
      </span>
    </Tooltip>
  );
}

function Targets({ row, t }: CellProps) {
  return (
    <Flex vertical>
      {row.targets.map((target) => (
        <Tooltip
          key={target.text}
          title={
            target.quantity == null
              ? target.text
              : `${target.text}：${t('reached', { ...target, unit: target.unit ?? '' })}`
          }
        >
          <Flex gap={6} justify="space-between">
            <Typography.Text ellipsis>{target.text}</Typography.Text>
            {target.quantity != null && (
              <span style={{ flex: 'none' }}>
                {target.reached}/{target.quantity}
                {target.unit}
              </span>
            )}
          </Flex>
        </Tooltip>
      ))}
    </Flex>
  );
}

function Advance({ row, t }: CellProps) {
  const { latestReport, subtaskCount, openSubtaskCount } = row;
  return (
    <>
      {latestReport && (
        <Progress percent={latestReport.percent} size="small" aria-label={t('column.progress')} />
      )}
      {subtaskCount > 0 && (
        <Tag>{t('subtasksDone', { done: subtaskCount - openSubtaskCount, all: subtaskCount })}</Tag>
      )}
    </>
  );
}
