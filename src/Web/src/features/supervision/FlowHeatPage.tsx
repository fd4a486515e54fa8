import { Alert, Breadcrumb, Card, Flex, Popover, Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { FlowCanvas } from '../tasks/FlowCanvas';
import { SpanFilters } from './SpanFilters';
import { useStepColumns } from './StepCounts';
import { type Span, type StepCount, spanParameters, useFlowHeat } from './supervision';
import { supervisionTexts } from './texts';
import { WideTable } from './WideTable';

// From light to dark; words stay dark enough to read on each.
const heats = ['#eef4fb', '#fdf2dd', '#fbdcae', '#f6bd80', '#f09a5c'];

/** What each step of a flow cost: how long it took and how often it sent matters back, on the flow's picture (热力图). */
export function FlowHeatPage() {
  const { flow = '' } = useParams();
  const { t } = useTranslation(supervisionTexts);
  const { values, set } = useAddressState(spanParameters);
  const span = values as Span;
  const heat = useFlowHeat(flow, span);
  const columns = useStepColumns(span);
  if (heat.error) return <Failure error={heat.error} onRetry={heat.refetch} />;
  if (!heat.data) return <Spin />;
  const { name, version, steps, lines, notDrawn } = heat.data;
  const counted = steps.flatMap(({ count }) => (count ? [count] : []));
  const longest = Math.max(0, ...counted.map(({ averageWorkdays }) => averageWorkdays ?? 0));
  return (
    <Flex vertical gap={16}>
      <Breadcrumb items={[{ title: <Link to="/statistics?by=steps">{t('back')}</Link> }, { title: name }]} />
      <Card title={<h1 style={{ fontSize: 16, margin: 0 }}>{`${t('heat')} · ${name}`}</h1>}>
        <Flex vertical gap={16}>
          <SpanFilters span={span} onChange={set} />
          {counted.length === 0 && <Alert type="info" showIcon title={t('heatNone')} />}
          <figure style={{ margin: 0 }}>
            <FlowCanvas
              label={t('heat')}
              steps={steps.map(({ drawn }) => drawn)}
              lines={lines}
              renderStep={(drawn) => (
                <HeatBox
                  key={drawn.id}
                  drawn={drawn}
                  count={counted.find(({ step }) => step === drawn.id)}
                  longest={longest}
                />
              )}
            />
            <figcaption>
              {longest > 0 && <Legend longest={longest} />}
              <Typography.Text type="secondary">{t('heatCaption', { name, version })}</Typography.Text>
            </figcaption>
          </figure>
          <WideTable<StepCount>
            rowKey="step"
            columns={columns}
            dataSource={counted}
            width={820}
            pagination={false}
          />
          {notDrawn.length > 0 && (
            <WideTable<StepCount>
              rowKey="step"
              title={() => t('heatNotDrawn')}
              columns={columns}
              dataSource={notDrawn}
              width={820}
              pagination={false}
            />
          )}
        </Flex>
      </Card>
    </Flex>
  );
}

interface BoxProps {
  drawn: Schemas['DrawnStep'];
  count: StepCount | undefined;
  longest: number;
}

function HeatBox({ drawn, count, longest }: BoxProps) {
  const { t } = useTranslation(supervisionTexts);
  const { x, y, width, height, title } = drawn;
  const days = count?.averageWorkdays;
  const words = days == null ? (count ? t('heatNobody') : '—') : t('heatDays', { days: days.toFixed(1) });
  const returns = count && count.returns > 0 ? t('heatReturns', { count: count.returns }) : '';
  const all = count && [
    `${t('stepTasks')} ${count.tasks}`,
    `${t('stepTimes')} ${count.times}`,
    `${t('stepOpen')} ${count.open}`,
    `${t('stepReturns')} ${count.returns}`,
  ];
  return (
    <Popover
      title={title}
      content={[words, ...(all ?? [])].join(' · ')}
      trigger={['hover', 'focus', 'click']}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button; what a step holds is told on focus */}
      <g tabIndex={0} role="button" aria-label={[title, words, returns].filter(Boolean).join('，')}>
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          rx={8}
          fill={days == null ? '#ffffff' : heats[levelOf(days, longest)]}
          stroke={count ? '#7a5a2e' : '#98a2ad'}
          strokeWidth={1.5}
          strokeDasharray={count ? undefined : '4 3'}
        />
        <text x={x + width / 2} y={y + 24} textAnchor="middle" fontSize={14} fontWeight={600} fill="#1f2933">
          {title}
        </text>
        <text x={x + width / 2} y={y + 45} textAnchor="middle" fontSize={12} fill="#333d47">
          {words}
        </text>
        {returns && (
          <text x={x + width / 2} y={y - 8} textAnchor="middle" fontSize={12} fontWeight={600} fill="#b3231a">
            {returns}
          </text>
        )}
      </g>
    </Popover>
  );
}

const levelOf = (days: number, longest: number) =>
  longest === 0 ? 0 : Math.min(heats.length - 1, Math.round((days / longest) * (heats.length - 1)));

function Legend({ longest }: { longest: number }) {
  const { t } = useTranslation(supervisionTexts);
  return (
    <Flex gap={6} align="center" style={{ margin: '8px 0' }} aria-hidden>
      <span>{t('heatLegend')} 0</span>
      {heats.map((color) => (
        <span key={color} style={{ width: 28, height: 14, background: color, border: '1px solid #98a2ad' }} />
      ))}
      <span>{longest.toFixed(1)}</span>
    </Flex>
  );
}
