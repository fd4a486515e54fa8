import { Empty, Flex, Spin, Table, type TableProps, Typography } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '../../shared/Failure';
import { heatOf, rowsOfStep } from './rows';
import { type Span, type StepCount, useStepCounts } from './supervision';
import { supervisionTexts } from './texts';

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
  if (flows.data.length === 0) return <Empty description={t('statistics.none')} />;
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
          <Table<StepCount>
            rowKey="step"
            size="small"
            columns={columns}
            dataSource={steps}
            scroll={{ x: 700 }}
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
  return [
    { title: t('step'), dataIndex: 'title' },
    {
      title: t('stepTasks'),
      width: 110,
      render: (_, step) => <Link to={rowsOfStep(span, step)}>{step.tasks}</Link>,
    },
    { title: t('stepTimes'), dataIndex: 'times', width: 100 },
    { title: t('stepOpen'), dataIndex: 'open', width: 100 },
    { title: t('stepReturns'), dataIndex: 'returns', width: 100 },
    {
      title: t('stepDays'),
      width: 150,
      render: (_, { averageWorkdays }) => averageWorkdays?.toFixed(1) ?? '—',
    },
  ];
}
