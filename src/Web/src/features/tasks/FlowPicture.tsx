import { Alert, Popover, Skeleton } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Day, Moment } from '../../shared/When';
import { flowColors, lineOf } from './flowLines';
import { useTaskFlow } from './tasks';

type Step = Schemas['FlowStep'];

const margin = 24;

/** The flow as its designer drew it: what is done, what runs, what was not reached; who and when on hover or focus. */
export function FlowPicture({ taskId, subtaskId }: { taskId: string; subtaskId?: string }) {
  const { t } = useTranslation();
  const flow = useTaskFlow(taskId, subtaskId);
  const arrow = useId();
  if (flow.error) return <Failure error={flow.error} onRetry={flow.refetch} />;
  if (!flow.data) return <Skeleton active />;
  if (flow.data.steps.length === 0) return <Alert type="info" showIcon title={t('flow.notStarted')} />;

  const { steps, lines, name, version } = flow.data;
  const places = new Map(steps.map(({ drawn }) => [drawn.id, drawn]));
  const reached = new Set(steps.filter(({ state }) => state !== 'notReached').map(({ drawn }) => drawn.id));
  const drawn = lines.flatMap((line) => {
    const [from, to] = [places.get(line.from), places.get(line.to)];
    return from && to ? [{ ...line, ...lineOf(from, to) }] : [];
  });
  const all = steps.map((step) => step.drawn);
  const left = Math.min(...all.map(({ x }) => x)) - margin;
  const top = Math.min(...all.map(({ y }) => y)) - margin;
  const right = Math.max(...all.map(({ x, width }) => x + width)) + margin;
  const bottom =
    Math.max(...all.map(({ y, height }) => y + height), ...drawn.map(({ lowest }) => lowest)) + margin;
  return (
    <figure style={{ margin: 0 }}>
      <div style={{ overflowX: 'auto' }}>
        {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset; the steps are one group */}
        <svg
          role="group"
          aria-label={`${name} v${version}`}
          viewBox={`${left} ${top} ${right - left} ${bottom - top}`}
          width={right - left}
          height={bottom - top}
          style={{
            display: 'block',
            minWidth: Math.min(right - left, 900),
            maxWidth: '100%',
            height: 'auto',
          }}
        >
          <defs>
            <marker
              id={arrow}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" fill="#7b8794" />
            </marker>
          </defs>
          {drawn.map((line) => {
            const label = t(`flow.port.${line.port}`, {
              defaultValue: line.port === 'Done' ? '' : line.port,
            });
            return (
              <g key={`${line.from}-${line.port}-${line.to}`}>
                <path
                  d={line.path}
                  fill="none"
                  stroke="#7b8794"
                  strokeWidth={1.5}
                  strokeDasharray={reached.has(line.to) && reached.has(line.from) ? undefined : '5 4'}
                  markerEnd={`url(#${arrow})`}
                />
                <text x={line.labelX} y={line.labelY} textAnchor="middle" fontSize={12} fill="#4b5563">
                  {label}
                </text>
              </g>
            );
          })}
          {steps.map((step) => (
            <StepBox key={step.drawn.id} step={step} />
          ))}
        </svg>
      </div>
      <figcaption style={{ color: '#5b6472', marginTop: 8 }}>
        {t('flow.caption', { name, version })}
      </figcaption>
    </figure>
  );
}

function StepBox({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { x, y, width, height, title } = step.drawn;
  const { fill, stroke } = flowColors[step.state];
  const state = t(`flow.state.${step.state}`);
  const who = step.acts.findLast(({ state: act }) => act !== 'cancelled');
  return (
    <Popover
      title={`${title} · ${state}`}
      content={<Acts step={step} />}
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

function Acts({ step }: { step: Step }) {
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
          {act.state === 'open' && (
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
