import { Card, DatePicker, Empty, Flex, Select, Spin, Table, type TableProps, Tabs } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { usePlans } from '../plans/plans';
import { type Count, type Span, useDepartmentCounts, useSectionCounts } from './supervision';

const CountChart = lazy(() => import('./CountChart'));

/** How departments and sections keep their tasks (统计); each figure leads to the rows behind it. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const { values, set } = useAddressState(['planId', 'from', 'to']);
  const plans = usePlans(1, 100);
  const departments = useDepartmentCounts(values);
  const sections = useSectionCounts(values);
  const failed = departments.error ?? sections.error;
  if (failed) return <Failure error={failed} onRetry={departments.refetch} />;
  return (
    <Card title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('nav.statistics')}</h1>}>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Select<string>
          allowClear
          aria-label={t('plan.plan')}
          placeholder={t('plan.plan')}
          value={values.planId ?? null}
          options={plans.data?.items.map(({ id, title }) => ({ value: id, label: title })) ?? []}
          style={{ width: 280 }}
          onChange={(planId) => set({ planId })}
        />
        {(['from', 'to'] as const).map((name) => (
          <DatePicker
            key={name}
            aria-label={t(`statistics.${name}`)}
            placeholder={t(`statistics.${name}`)}
            value={values[name] ? dayjs(values[name]) : null}
            onChange={(day) => set({ [name]: day?.format('YYYY-MM-DD') })}
          />
        ))}
      </Flex>
      <Tabs
        items={[
          {
            key: 'departments',
            label: t('statistics.departments'),
            children: <Counts counts={departments.data} span={values} byDepartment />,
          },
          {
            key: 'sections',
            label: t('statistics.sections'),
            children: <Counts counts={sections.data} span={values} />,
          },
        ]}
      />
    </Card>
  );
}

interface CountsProps {
  counts: Count[] | undefined;
  span: Span;
  byDepartment?: boolean;
}

function Counts({ counts, span, byDepartment = false }: CountsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns(span, byDepartment);
  if (!counts) return <Spin />;
  if (counts.length === 0) return <Empty description={t('statistics.none')} />;
  return (
    <Flex vertical gap={16}>
      <Suspense fallback={<Spin />}>
        <CountChart
          counts={counts}
          onPick={byDepartment ? (count) => navigate(ledgerOf(span, count)) : undefined}
        />
      </Suspense>
      <Table<Count>
        rowKey="key"
        size="small"
        columns={columns}
        dataSource={counts}
        scroll={{ x: 860 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
      />
    </Flex>
  );
}

const ledgerOf = ({ planId }: Span, { key }: Count, light?: string) =>
  `/ledger?${new URLSearchParams({ departmentId: key, ...(planId && { planId }), ...(light && { light }) })}`;

const share = (rate: number | null) => (rate == null ? '—' : `${Math.round(rate * 100)}%`);

function useColumns(span: Span, byDepartment: boolean): TableProps<Count>['columns'] {
  const { t } = useTranslation();
  return [
    {
      title: byDepartment ? t('task.lead') : t('statistics.section'),
      render: (_, count) =>
        byDepartment ? <Link to={ledgerOf(span, count)}>{count.name}</Link> : count.name,
    },
    { title: t('statistics.tasks'), dataIndex: 'tasks', width: 80 },
    { title: t('statistics.completed'), dataIndex: 'completed', width: 80 },
    {
      title: t('statistics.overdue'),
      width: 80,
      render: (_, count) =>
        byDepartment && count.overdue > 0 ? (
          <Link to={ledgerOf(span, count, 'red')}>{count.overdue}</Link>
        ) : (
          count.overdue
        ),
    },
    { title: t('statistics.onTimeRate'), width: 100, render: (_, count) => share(count.onTimeRate) },
    { title: t('statistics.returns'), dataIndex: 'returns', width: 80 },
    { title: t('statistics.extensions'), dataIndex: 'extensions', width: 80 },
    { title: t('statistics.lateAcceptances'), dataIndex: 'lateAcceptances', width: 100 },
    {
      title: t('statistics.averageWorkdays'),
      width: 130,
      render: (_, count) => count.averageWorkdays?.toFixed(1) ?? '—',
    },
  ];
}
