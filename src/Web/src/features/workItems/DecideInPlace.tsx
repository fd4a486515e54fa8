import { Flex, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Submissions } from '../tasks/Submissions';
import { useTask } from '../tasks/tasks';
import { DecisionForm } from './DecisionForm';
import type { WorkItem } from './workItems';

interface Props {
  item: WorkItem;
  onDone: () => unknown;
}

/** Decides a work item where it is listed: what it is about, what was last handed in, and the outcomes. */
export default function DecideInPlace({ item, onDone }: Props) {
  const { t } = useTranslation();
  const task = useTask(item.task?.id);
  if (task.isPending && item.task) return <Skeleton active />;
  const subtask = item.subtask && task.data?.subtasks.find(({ id }) => id === item.subtask?.id);
  const submissions = (item.subtask ? subtask?.submissions : task.data?.submissions) ?? [];
  const latest = submissions.filter(({ round }) => round === submissions.length);
  const asked = item.question?.text ?? item.subtask?.requirement ?? task.data?.text;
  return (
    <Flex vertical gap={8} component="section" aria-label={`${t('workItem.decide')}：${item.title}`}>
      <Typography.Paragraph
        style={{ margin: 0 }}
        ellipsis={{ rows: 4, expandable: true, symbol: t('workbench.more') }}
      >
        {asked}
      </Typography.Paragraph>
      {latest.length > 0 && <Submissions submissions={latest} />}
      <DecisionForm item={item} targets={[]} onDone={onDone} />
      <Link to={`/work-items/${item.id}`}>{t('workbench.openWhole')}</Link>
    </Flex>
  );
}
