import { Empty, Flex, Grid, Table, type TableColumnType, type TableProps, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { TaskStatus } from '../tasks/TaskStatus';
import type { LedgerColumn } from './ledgerColumns';
import { Marks } from './Marks';
import type { LedgerRow, LedgerSort } from './supervision';
import { supervisionTexts } from './texts';

interface Heading {
  id: string;
  heading: string;
}

type Line = LedgerRow | Heading;

interface Props {
  rows: LedgerRow[] | undefined;
  isLoading: boolean;
  columns: LedgerColumn[];
  sort: LedgerSort | undefined;
  isDescending: boolean;
  onSort: (sort: LedgerSort | undefined, isDescending: boolean) => void;
  /** Titles of sections, by number; where given, rows in the document's order stand under them. */
  sections?: Map<string, string>;
}

/** Tasks, one a row; on a phone what matters of each stands in one cell. */
export function LedgerTable({ rows, isLoading, columns, sort, isDescending, onSort, sections }: Props) {
  const { t } = useTranslation(supervisionTexts);
  const { t: common } = useTranslation();
  const isNarrow = Grid.useBreakpoint().md === false;
  const direction = isDescending ? 'descend' : 'ascend';
  const chosen = isNarrow ? [] : columns;
  const span = (index: number) => (line: Line) =>
    'heading' in line ? { colSpan: index === 0 ? chosen.length + 1 : 0 } : {};
  const task: TableColumnType<Line> = {
    title: common('task.task'),
    onCell: span(0),
    render: (_, line) =>
      'heading' in line ? (
        <Typography.Text strong>{line.heading}</Typography.Text>
      ) : (
        <TaskCell
          row={line}
          isNarrow={isNarrow}
          showsPlan={!sections && !columns.some(({ name }) => name === 'plan')}
        />
      ),
  };
  const others = chosen.map(
    (column, index): TableColumnType<Line> => ({
      key: column.name,
      title: t(`column.${column.name}`),
      width: column.width,
      onCell: span(index + 1),
      ...(column.sort && {
        sorter: true,
        sortOrder: sort === column.sort ? direction : null,
        showSorterTooltip: false,
      }),
      render: (_, line) => ('heading' in line ? null : column.render(line, t)),
    }),
  );
  const onChange: TableProps<Line>['onChange'] = (_pages, _filters, sorter) => {
    const one = [sorter].flat()[0];
    const column = columns.find(({ name }) => name === one?.columnKey);
    onSort(one?.order ? column?.sort : undefined, one?.order === 'descend');
  };
  const isGrouped = sections && (sort ?? 'document') === 'document';
  return (
    <Table<Line>
      rowKey="id"
      size="middle"
      loading={isLoading}
      dataSource={isGrouped ? underHeadings(rows ?? [], sections) : (rows ?? [])}
      columns={[task, ...others]}
      onChange={onChange}
      pagination={false}
      {...(!isNarrow && { scroll: { x: 300 + chosen.reduce((sum, { width }) => sum + width, 0) } })}
      locale={{ emptyText: <Empty description={common('ledger.none')} /> }}
    />
  );
}

function TaskCell({ row, isNarrow, showsPlan }: { row: LedgerRow; isNarrow: boolean; showsPlan: boolean }) {
  return (
    <>
      <Link to={`/tasks/${row.id}`}>
        {row.number}. {row.title}
      </Link>
      {showsPlan && (
        <Typography.Paragraph type="secondary" ellipsis={{ tooltip: row.plan.title }} style={{ margin: 0 }}>
          {row.plan.title}
        </Typography.Paragraph>
      )}
      {isNarrow && (
        <Flex gap={8} wrap>
          <TaskStatus status={row.status} />
          <span>{row.lead.name}</span>
          {row.dueOn && <Day on={row.dueOn} />}
          <Light light={row.light} />
          <Marks row={row} />
        </Flex>
      )}
    </>
  );
}

function underHeadings(rows: LedgerRow[], sections: Map<string, string>): Line[] {
  return rows.flatMap((row, index) => {
    const title = row.section && sections.get(row.section);
    const isFirst = index === 0 || rows[index - 1]?.section !== row.section;
    return isFirst && title ? [{ id: `section-${row.section}`, heading: title }, row] : [row];
  });
}
