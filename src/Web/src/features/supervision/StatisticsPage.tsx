import { Card, Flex, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddressState } from '../../shared/useAddressState';
import { Counts } from './Counts';
import { PeriodCounts } from './PeriodCounts';
import { SpanFilters } from './SpanFilters';
import { StepCounts } from './StepCounts';
import { type CountedBy, type Span, spanParameters } from './supervision';
import { supervisionTexts } from './texts';

const countedBy: CountedBy[] = ['departments', 'sections', 'months'];

/** How tasks are kept (统计), by department, section, month, period and step; each number leads to the rows behind it. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const { t: own } = useTranslation(supervisionTexts);
  const { values, set } = useAddressState(['by', ...spanParameters]);
  const { by = 'departments', ...span } = values as Span & { by?: string };
  const labels: Record<CountedBy, string> = {
    departments: t('statistics.departments'),
    sections: t('statistics.sections'),
    months: own(`months.${span.day ?? 'handedOut'}`),
  };
  return (
    <Card title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('nav.statistics')}</h1>}>
      <Flex vertical gap={8}>
        <SpanFilters span={span} onChange={set} hasDay={by !== 'periods'} />
        <Tabs
          activeKey={by}
          onChange={(key) => set({ by: key === 'departments' ? undefined : key })}
          destroyOnHidden
          items={[
            ...countedBy.map((key) => ({
              key,
              label: labels[key],
              children: <Counts by={key} span={span} />,
            })),
            { key: 'periods', label: own('periods'), children: <PeriodCounts span={span} /> },
            { key: 'steps', label: own('steps'), children: <StepCounts span={span} /> },
          ]}
        />
      </Flex>
    </Card>
  );
}
