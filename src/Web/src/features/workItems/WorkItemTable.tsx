import { Button, Flex, Grid, Skeleton, Table, type TableProps, Tag, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Light } from '../../shared/Light';
import { Day, Moment } from '../../shared/When';
import type { WorkItem } from './workItems';

const DecideInPlace = lazy(() => import('./DecideInPlace'));

const wide: ['md'] = ['md'];

interface Props {
  items: WorkItem[] | undefined;
  isLoading: boolean;
  isDone: boolean;
}

/** What waits for the person, or what he did: what to do in one line, decided there or opened. */
export function WorkItemTable({ items, isLoading, isDone }: Props) {
  const [openId, setOpenId] = useState<string>();
  const isNarrow = Grid.useBreakpoint().md === false;
  const waiting = useWaiting(isNarrow, openId, setOpenId);
  const done = useDone();
  return (
    <Table<WorkItem>
      rowKey="id"
      columns={isDone ? done : waiting}
      dataSource={items ?? []}
      loading={isLoading}
      size="middle"
      pagination={false}
      expandable={{
        showExpandColumn: false,
        expandedRowKeys: openId ? [openId] : [],
        expandedRowRender: (item) => (
          <Suspense fallback={<Skeleton active />}>
            <DecideInPlace item={item} onDone={() => setOpenId(undefined)} />
          </Suspense>
        ),
      }}
    />
  );
}

function useWaiting(
  isNarrow: boolean,
  openId: string | undefined,
  onOpen: (id: string | undefined) => void,
): TableProps<WorkItem>['columns'] {
  const { t } = useTranslation();
  const act = (item: WorkItem) => (
    <Act
      item={item}
      isOpen={item.id === openId}
      onToggle={() => onOpen(item.id === openId ? undefined : item.id)}
    />
  );
  return [
    {
      title: t('workbench.what'),
      render: (_, item) => (
        <>
          <What item={item} />
          {isNarrow && (
            <Flex gap={12} align="center" wrap>
              <Light light={item.light} />
              {item.dueOn && <Day on={item.dueOn} />}
              {act(item)}
            </Flex>
          )}
        </>
      ),
    },
    {
      title: t('workbench.light'),
      responsive: wide,
      width: 90,
      render: (_, item) => <Light light={item.light} />,
    },
    {
      title: t('workbench.dueOn'),
      responsive: wide,
      width: 120,
      render: (_, item) => <Day on={item.dueOn} />,
    },
    { title: t('workbench.act'), responsive: wide, width: 110, render: (_, item) => act(item) },
  ];
}

function useDone(): TableProps<WorkItem>['columns'] {
  const { t } = useTranslation();
  return [
    { title: t('workbench.what'), render: (_, item) => <What item={item} /> },
    {
      title: t('workbench.result'),
      width: 120,
      render: (_, item) =>
        item.outcomes.find((outcome) => outcome.name === item.outcome)?.displayName ?? item.outcome,
    },
    {
      title: t('workbench.doneAt'),
      width: 130,
      render: (_, item) => item.completedAt && <Moment at={item.completedAt} />,
    },
  ];
}

function What({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag>{t(`workItem.kind.${item.kind}`)}</Tag>
      <Link to={`/work-items/${item.id}`}>{item.subtask?.requirement ?? item.task?.title ?? item.title}</Link>
      <div>
        <Typography.Text type="secondary">
          {[
            item.title,
            item.task && t('task.numbered', { number: item.task.number }),
            item.subtask ? item.task?.title : item.plan?.title,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
      </div>
    </>
  );
}

interface ActProps {
  item: WorkItem;
  isOpen: boolean;
  onToggle: () => void;
}

// Work is handed in with figures and files, for which there is no room in a list.
function Act({ item, isOpen, onToggle }: ActProps) {
  const { t } = useTranslation();
  const word = t(isOpen ? 'workbench.fold' : 'workbench.handle');
  const said = `${word}：${item.title}，${item.task?.title ?? ''}`;
  if (item.kind === 'work')
    return (
      <Link to={`/work-items/${item.id}`} aria-label={said}>
        {word}
      </Link>
    );
  return (
    <Button size="small" aria-expanded={isOpen} aria-label={said} onClick={onToggle}>
      {word}
    </Button>
  );
}
