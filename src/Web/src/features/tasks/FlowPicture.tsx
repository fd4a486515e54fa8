import { Alert, Popover, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Day, Moment } from '../../shared/When';
import { FlowCanvas } from './FlowCanvas';
import { flowColors } from './flowLines';
import { type TaskPart, useTaskFlow } from './tasks';

type Step = Schemas['FlowStep'];
type Flow = Schemas['TaskFlowView'];

/** The flow of a task or subtask. */
export function FlowPicture({ taskId, part }: { taskId: string; part?: TaskPart }) {
  const flow = useTaskFlow(taskId, part);
  if (flow.error) return <Failure error={flow.error} onRetry={flow.refetch} />;
  if (!flow.data) return <Skeleton active />;
  return <FlowDrawing flow={flow.data} isLinked />;
}

/** A flow as its designer drew it: what is done, what runs, what was not reached; who and when on hover or focus. */
export function FlowDrawing({ flow, isLinked }: { flow: Flow; isLinked: boolean }) {
  const { t } = useTranslation();
  if (flow.steps.length === 0) return <Alert type="info" showIcon title={t('flow.notStarted')} />;

  const { steps, lines, name, version } = flow;
  const byId = new Map(steps.map((step) => [step.drawn.id, step]));
  const isReached = (id: string) => (byId.get(id)?.state ?? 'notReached') !== 'notReached';
  return (
    <figure style={{ margin: 0 }}>
      <FlowCanvas
        label={`${name} v${version}`}
        steps={steps.map(({ drawn }) => drawn)}
        lines={lines}
        first={steps.find(({ state }) => state === 'running')?.drawn.id}
        isTaken={({ from, to }) => isReached(from) && isReached(to)}
        renderStep={({ id }) => {
          const step = byId.get(id);
          return step && <StepBox step={step} isLinked={isLinked} />;
        }}
      />
      <figcaption style={{ color: '#5b6472', marginTop: 8 }}>
        {t('flow.caption', { name, version })}
      </figcaption>
    </figure>
  );
}

function StepBox({ step, isLinked }: { step: Step; isLinked: boolean }) {
  const { t } = useTranslation();
  const { x, y, width, height, title } = step.drawn;
  const { fill, stroke } = flowColors[step.state];
  const state = t(`flow.state.${step.state}`);
  const who = step.acts.findLast(({ state: act }) => act !== 'cancelled');
  return (
    <Popover
      title={`${title} · ${state}`}
      content={<Acts step={step} isLinked={isLinked} />}
      trigger={['hover', 'focus', 'click']}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button; what a step holds is told on focus */}
      <g tabIndex={0} role="button" style={{ cursor: 'help' }}>
        <rect x={x} y={y} width={width} height={height} rx={8} fill={fill} stroke={stroke} strokeWidth={2} />
        <text x={x + width / 2} y={y + 24} textAnchor="middle" fontSize={14} fontWeight={600} fill="#1f2933">
          {title}
        </text>
        <text x={x + width / 2} y={y + 45} textAnchor="middle" fontSize={12} fill={stroke}>
          {[state, who?.person?.name ?? who?.department.name, step.times > 1 && `×${step.times}`]
            .filter(Boolean)
            .join(' · ')}
        </text>
      </g>
    </Popover>
  );
}

function Acts({ step, isLinked }: { step: Step; isLinked: boolean }) {
  const { t } = useTranslation();
  if (step.acts.length === 0) return step.startedAt ? <Moment at={step.startedAt} /> : t('flow.nobody');
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18, maxWidth: 360 }}>
      {step.acts.map((act) => (
        <li key={act.workItemId}>
          {act.department.name} {act.person?.name ?? t('flow.anybody')} ·{' '}
          {act.state === 'done' ? act.outcome : t(`flow.act.${act.state}`)} ·{' '}
          <Moment at={act.at ?? act.since} />
          {act.state === 'open' && act.dueOn && (
            <>
              {' '}
              · {t('task.dueOn')} <Day on={act.dueOn} />
            </>
          )}
          {act.state === 'open' && isLinked && (
            <>
              {' '}
              · <Link to={`/work-items/${act.workItemId}`}>{t('flow.open')}</Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
