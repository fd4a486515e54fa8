import { Breadcrumb, Card, Flex, Pagination, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { usePlan } from '../plans/plans';
import { pageSize } from './overview';
import { PlanWays } from './PlanWays';

interface Props {
  planId: string;
  title: string;
  page: number;
  total: number | undefined;
  onPage: (page: number) => void;
  children: (plan: Schemas['PlanView']) => ReactNode;
}

/** The frame of a plan seen as a whole. */
export function OverviewPage({ planId, title, page, total, onPage, children }: Props) {
  const { t } = useTranslation();
  const plan = usePlan(planId);
  if (plan.error) return <Failure error={plan.error} onRetry={plan.refetch} />;
  if (!plan.data) return <Spin />;
  return (
    <Flex vertical gap={12}>
      <Breadcrumb
        items={[
          { title: <Link to="/plans">{t('nav.plans')}</Link> },
          { title: <Link to={`/plans/${planId}`}>{plan.data.title}</Link> },
          { title },
        ]}
      />
      <Card
        title={<h1 style={{ fontSize: 16, margin: 0 }}>{title}</h1>}
        extra={<PlanWays planId={planId} />}
        styles={{ header: { flexWrap: 'wrap' } }}
      >
        {children(plan.data)}
        <Pagination
          style={{ marginTop: 12 }}
          current={page}
          pageSize={pageSize}
          total={total ?? 0}
          hideOnSinglePage
          showSizeChanger={false}
          onChange={onPage}
        />
      </Card>
    </Flex>
  );
}
