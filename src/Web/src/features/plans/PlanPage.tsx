import { Breadcrumb, Card, Descriptions, Flex, Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Day } from '../../shared/When';
import { PlanWays } from '../overview/PlanWays';
import { hasRole, useMe } from '../session/session';
import { LedgerPanel } from '../supervision/LedgerPanel';
import { LaunchPlan } from './LaunchPlan';
import { usePlan } from './plans';

const usual = ['lead', 'participants', 'targets', 'status', 'dueOn', 'progress'] as const;

/** A plan and its tasks, section by section; what they are narrowed to is in the address. */
export function PlanPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const plan = usePlan(id);
  if (plan.error) return <Failure error={plan.error} onRetry={plan.refetch} />;
  if (!plan.data) return <Spin />;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[{ title: <Link to="/plans">{t('nav.plans')}</Link> }, { title: plan.data.title }]}
      />
      <Head plan={plan.data} />
      <Card
        title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('plan.tasks', { count: plan.data.taskCount })}</h2>}
        extra={<PlanWays planId={id} />}
      >
        <LedgerPanel plan={plan.data} usual={usual} />
      </Card>
    </Flex>
  );
}

function Head({ plan }: { plan: Schemas['PlanView'] }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Card>
      <Flex justify="space-between" gap={16} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {plan.title}
        </Typography.Title>
        {hasRole(me.data, 'officeAdmin') && (
          <Flex gap={16} align="center">
            <Link to={`/plans/${plan.id}/reimport`}>{t('plan.reimport')}</Link>
            {plan.status === 'imported' && <LaunchPlan plan={plan} />}
          </Flex>
        )}
      </Flex>
      <Descriptions column={{ xs: 1, md: 2, xl: 4 }} size="small" style={{ marginTop: 12 }}>
        <Descriptions.Item label={t('plan.documentNumber')}>{plan.documentNumber ?? '—'}</Descriptions.Item>
        <Descriptions.Item label={t('plan.issuer')}>{plan.issuer ?? '—'}</Descriptions.Item>
        <Descriptions.Item label={t('plan.issuedOn')}>
          <Day on={plan.issuedOn} />
        </Descriptions.Item>
        <Descriptions.Item label={t('plan.progress')}>
          {plan.closedTaskCount}/{plan.taskCount}
        </Descriptions.Item>
        {plan.leadRule && (
          <Descriptions.Item label={t('plan.leadRule')} span="filled">
            {plan.leadRule}
          </Descriptions.Item>
        )}
      </Descriptions>
    </Card>
  );
}
