import { Collapse, Empty, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { CancelPart } from './CancelPart';
import { FlowPicture } from './FlowPicture';
import { Submissions } from './Submissions';
import { TaskStatus } from './TaskStatus';
import type { Task } from './tasks';
import { Waiting } from './Waiting';

/** What the lead has assigned and what each period asks for, with their rounds. */
export function Subtasks({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { id: taskId, subtasks, targets } = task;
  if (subtasks.length === 0)
    return (
      <Empty description={t(task.actions.includes('split') ? 'task.noSubtasks' : 'task.noSubtasksSeen')} />
    );
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
            <FlowPicture taskId={taskId} part={{ subtask: subtask.id }} />
            <Waiting taskId={taskId} part={{ subtask: subtask.id }} />
            {subtask.period?.counters.map((counter) => {
              const target = targets.find(({ id }) => id === counter.targetId);
              return (
                <div key={counter.targetId}>
                  {t('task.inPeriod', {
                    period: subtask.period?.name,
                    target: target?.text,
                    total: counter.total,
                    unit: target?.unit ?? '',
                  })}
                </div>
              );
            })}
            {subtask.submissions.length > 0 ? (
              <Submissions submissions={subtask.submissions} />
            ) : (
              <Empty description={t('task.noSubmissions')} />
            )}
            {subtask.canCancel && (
              <CancelPart
                part="subtask"
                department={subtask.department.name}
                act={(reason) =>
                  data(
                    api.POST('/api/subtasks/{id}/cancel', {
                      params: { path: { id: subtask.id } },
                      body: { reason },
                    }),
                  )
                }
              />
            )}
          </Flex>
        ),
      }))}
    />
  );
}
