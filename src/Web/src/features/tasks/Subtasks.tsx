import { Button, Collapse, Empty, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { FlowPicture } from './FlowPicture';
import { Submissions } from './Submissions';
import { TaskStatus } from './TaskStatus';
import type { Task } from './tasks';
import { taskTexts } from './texts';
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
            <FlowPicture taskId={taskId} subtaskId={subtask.id} />
            <Waiting taskId={taskId} subtaskId={subtask.id} />
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
            {subtask.canCancel && <Cancel subtask={subtask} />}
          </Flex>
        ),
      }))}
    />
  );
}

function Cancel({ subtask }: { subtask: Schemas['SubtaskView'] }) {
  const { t: common } = useTranslation();
  const { t } = useTranslation(taskTexts);
  const [isAsked, setAsked] = useState(false);
  return (
    <div>
      <Button
        danger
        aria-label={t('cancelSubtaskNamed', { department: subtask.department.name })}
        onClick={() => setAsked(true)}
      >
        {t('cancelSubtask')}
      </Button>
      {isAsked && (
        <FormDialog<{ reason: string }>
          title={t('cancelSubtask')}
          danger
          act={({ reason }) =>
            data(
              api.POST('/api/subtasks/{id}/cancel', {
                params: { path: { id: subtask.id } },
                body: { reason },
              }),
            )
          }
          said={t('subtaskCancelled')}
          onClose={() => setAsked(false)}
        >
          <Typography.Paragraph type="secondary">{t('cancelExplained')}</Typography.Paragraph>
          <Form.Item
            name="reason"
            label={t('cancelReason')}
            rules={[{ required: true, message: common('common.needed') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
