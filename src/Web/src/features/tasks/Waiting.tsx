import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Day, Moment } from '../../shared/When';
import { StepOperations } from './StepOperations';
import { type TaskPart, useTaskFlow } from './tasks';

interface Props {
  taskId: string;
  part?: TaskPart;
}

/** Who a flow waits for now, and what else the signed-in person may do something about, such as take back (撤回). */
export function Waiting({ taskId, part }: Props) {
  const { t } = useTranslation();
  const flow = useTaskFlow(taskId, part);
  const steps = flow.data?.steps ?? [];
  const shown = steps.flatMap(({ drawn, acts }) =>
    acts
      .filter(({ state, actions }) => state === 'open' || actions.length > 0)
      .map((act) => ({ step: drawn, act })),
  );
  if (shown.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {shown.map(({ step, act }) => (
        <li key={act.workItemId} style={{ marginBottom: 4 }}>
          <Flex gap={8} wrap align="center">
            <Link to={`/work-items/${act.workItemId}`}>{step.title}</Link>
            <span>
              {act.department.name} {act.person?.name ?? t('flow.anybody')}
            </span>
            {act.state === 'open' ? (
              <Typography.Text type="secondary">
                {t('flow.since')} <Moment at={act.since} />
              </Typography.Text>
            ) : (
              <Typography.Text type="secondary">
                {act.state === 'done' ? act.outcome : t(`flow.act.${act.state}`)}{' '}
                <Moment at={act.at ?? act.since} />
              </Typography.Text>
            )}
            {act.state === 'open' && act.dueOn && (
              <span>
                {t('task.dueOn')} <Day on={act.dueOn} />
              </span>
            )}
            <StepOperations act={act} step={step} steps={steps} />
          </Flex>
        </li>
      ))}
    </ul>
  );
}
