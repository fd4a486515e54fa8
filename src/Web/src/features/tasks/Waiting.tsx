import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { useAct } from '../../shared/useAct';
import { Day, Moment } from '../../shared/When';
import { type Task, useTaskFlow } from './tasks';

/** Who the task waits for now; the office and the lead may press them for a decision (催办). */
export function Waiting({ task }: { task: Task }) {
  const { t } = useTranslation();
  const flow = useTaskFlow(task.id);
  const waiting = flow.data?.steps.flatMap(({ drawn, acts }) =>
    acts.filter(({ state }) => state === 'open').map((act) => ({ title: drawn.title, act })),
  );
  if (!waiting || waiting.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {waiting.map(({ title, act }) => (
        <li key={act.workItemId}>
          <Flex gap={8} wrap align="center">
            <Link to={`/work-items/${act.workItemId}`}>{title}</Link>
            <span>
              {act.department.name} {act.person?.name ?? t('flow.anybody')}
            </span>
            <Typography.Text type="secondary">
              {t('flow.since')} <Moment at={act.since} />
            </Typography.Text>
            {act.dueOn && (
              <span>
                {t('task.dueOn')} <Day on={act.dueOn} />
              </span>
            )}
            {task.actions.includes('urge') && <Urge act={act} title={title} />}
          </Flex>
        </li>
      ))}
    </ul>
  );
}

function Urge({ act, title }: { act: Schemas['FlowStepAct']; title: string }) {
  const { t } = useTranslation();
  const urge = useAct(
    () =>
      data(
        api.POST('/api/work-items/{id}/urge', {
          params: { path: { id: act.workItemId } },
          body: { comment: null },
        }),
      ),
    t('flow.urged'),
  );
  return (
    <Button
      size="small"
      loading={urge.isPending}
      onClick={() => urge.mutate(undefined)}
      aria-label={`${t('flow.urge')} ${title}`}
    >
      {t('flow.urge')}
    </Button>
  );
}
