import { Fragment, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { lineOf } from './flowLines';

type Box = Schemas['DrawnStep'];

const margin = 24;

interface Props {
  label: string;
  steps: Box[];
  lines: Schemas['DrawnLine'][];
  renderStep: (step: Box) => ReactNode;
  /** Whether the flow went along a line; all of them where nothing is said. */
  isTaken?: (line: Schemas['DrawnLine']) => boolean;
  /** The step to begin with where there is no room for all. */
  first?: string | undefined;
}

/** A flow as its designer drew it: the lines, and the steps in whatever way they are to be shown. */
export function FlowCanvas({ label, steps, lines, renderStep, isTaken = () => true, first }: Props) {
  const { t } = useTranslation();
  const arrow = useId();
  const places = new Map(steps.map((step) => [step.id, step]));
  const drawn = lines.flatMap((line) => {
    const [from, to] = [places.get(line.from), places.get(line.to)];
    return from && to ? [{ ...line, ...lineOf(from, to) }] : [];
  });
  const left = Math.min(...steps.map(({ x }) => x)) - margin;
  const top = Math.min(...steps.map(({ y }) => y)) - margin;
  const right = Math.max(...steps.map(({ x, width }) => x + width)) + margin;
  const bottom =
    Math.max(...steps.map(({ y, height }) => y + height), ...drawn.map(({ lowest }) => lowest)) + margin;
  const frame = useRef<HTMLDivElement>(null);
  const shown = first === undefined ? undefined : places.get(first);
  const middle = shown && (shown.x + shown.width / 2 - left) / (right - left);
  useEffect(() => {
    if (!frame.current || middle === undefined) return;
    frame.current.scrollLeft = middle * frame.current.scrollWidth - frame.current.clientWidth / 2;
  }, [middle]);
  return (
    <div ref={frame} style={{ overflowX: 'auto' }}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset; the steps are one group */}
      <svg
        role="group"
        aria-label={label}
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
        {drawn.map((line) => (
          <g key={`${line.from}-${line.port}-${line.to}`}>
            <path
              d={line.path}
              fill="none"
              stroke="#7b8794"
              strokeWidth={1.5}
              strokeDasharray={isTaken(line) ? undefined : '5 4'}
              markerEnd={`url(#${arrow})`}
            />
            <text x={line.labelX} y={line.labelY} textAnchor="middle" fontSize={12} fill="#4b5563">
              {t(`flow.port.${line.port}`, { defaultValue: line.port === 'Done' ? '' : line.port })}
            </text>
          </g>
        ))}
        {steps.map((step) => (
          <Fragment key={step.id}>{renderStep(step)}</Fragment>
        ))}
      </svg>
    </div>
  );
}
