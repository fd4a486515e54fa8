import { Collapse, Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { FlowPicture } from './FlowPicture';
import { Submissions } from './Submissions';
import { TaskStatus } from './TaskStatus';

/** What the lead has assigned, each with its rounds. */
export function Subtasks({ taskId, subtasks }: { taskId: string; subtasks: Schemas['SubtaskView'][] }) {
  const { t } = useTranslation();
  if (subtasks.length === 0) return <Empty description={t('task.noSubtasks')} />;
  return (
    <Collapse
      items={subtasks.map((subtask) => ({
        key: subtask.id,
        label: (
          <Flex gap={12} wrap align="center">
            <TaskStatus status={subtask.status} />
            <strong>{subtask.department.name}</strong>
            <span>{subtask.requirement}</span>
            <Day on={subtask.dueOn} />
            <Light light={subtask.light} />
          </Flex>
        ),
        children: (
          <Flex vertical gap={16}>
            <FlowPicture taskId={taskId} subtaskId={subtask.id} />
            {subtask.submissions.length > 0 ? (
              <Submissions submissions={subtask.submissions} />
            ) : (
              <Empty description={t('task.noSubmissions')} />
            )}
          </Flex>
        ),
      }))}
    />
  );
}
