import { Empty, Flex, Spin, type TableProps, Typography } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '../../shared/Failure';
import { Defined } from './Defined';
import { heatOf, returnsOfStep, rowsOfStep } from './rows';
import { type Span, type StepCount, type StepVisit, useStepCounts } from './supervision';
import { supervisionTexts } from './texts';
import { WideTable } from './WideTable';

const StepChart = lazy(() => import('./StepChart'));

/** How long each step took, flow by flow. */
export function StepCounts({ span }: { span: Span }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(supervisionTexts);
  const navigate = useNavigate();
  const flows = useStepCounts(span);
  const columns = useStepColumns(span);
  if (flows.error) return <Failure error={flows.error} onRetry={flows.refetch} />;
  if (!flows.data) return <Spin />;
  if (flows.data.length === 0)
    return <Empty description={t(Object.keys(span).length > 0 ? 'ledger.none' : 'statistics.none')} />;
  return (
    <Flex vertical gap={24}>
      {flows.data.map(({ flow, name, steps }) => (
        <section key={flow} aria-labelledby={`flow-${flow}`}>
          <Flex gap={12} align="baseline">
            <Typography.Title level={2} id={`flow-${flow}`} style={{ fontSize: 15, margin: 0 }}>
              {name}
            </Typography.Title>
            <Link to={heatOf(flow, span)} aria-label={`${name}：${own('heatLink')}`}>
              {own('heatLink')}
            </Link>
          </Flex>
          {steps.some(({ times }) => times > 0) && (
            <Suspense fallback={<Spin />}>
              <StepChart steps={steps} onPick={(step) => navigate(rowsOfStep(span, step))} />
            </Suspense>
          )}
          <WideTable<StepCount>
            rowKey="step"
            columns={columns}
            dataSource={steps}
            width={820}
            pagination={false}
          />
        </section>
      ))}
    </Flex>
  );
}

/** What is said of each step of a flow. */
export function useStepColumns(span: Span): TableProps<StepCount>['columns'] {
  const { t } = useTranslation(supervisionTexts);
  const head = (name: string) => <Defined title={t(`step${name}`)} sense={t(`sense.step${name}`)} />;
  const linked = (step: StepCount, number: number, visit?: StepVisit) =>
    number > 0 ? <Link to={rowsOfStep(span, step, visit)}>{number}</Link> : number;
  return [
    { title: t('step'), dataIndex: 'title' },
    { title: head('Tasks'), width: 130, render: (_, step) => linked(step, step.tasks) },
    { title: head('Times'), width: 120, render: (_, step) => linked(step, step.times, 'decided') },
    { title: head('Open'), width: 120, render: (_, step) => linked(step, step.open, 'open') },
    {
      title: head('Returns'),
      width: 120,
      render: (_, step) =>
        step.returns > 0 ? <Link to={returnsOfStep(span, step)}>{step.returns}</Link> : step.returns,
    },
    {
      title: head('Days'),
      width: 190,
      render: (_, step) =>
        step.averageWorkdays == null ? (
          '—'
        ) : (
          <Link to={rowsOfStep(span, step, 'decided')}>{step.averageWorkdays.toFixed(1)}</Link>
        ),
    },
  ];
}
