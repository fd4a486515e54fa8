import { Card, Empty, Progress, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { hasRole, useMe } from '../session/session';
import { usePlans } from './plans';

const pageSize = 20;

/** All plans, the newest first. */
export function PlanListPage() {
  const { t } = useTranslation();
  const { page, set } = useAddressState([]);
  const me = useMe();
  const plans = usePlans(page, pageSize);

  if (plans.error) return <Failure error={plans.error} onRetry={plans.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('nav.plans')}</h1>}
      extra={hasRole(me.data, 'officeAdmin') && <Link to="/plans/import">{t('nav.import')}</Link>}
    >
      <Table<Schemas['PlanSummary']>
        rowKey="id"
        loading={plans.isPending}
        dataSource={plans.data?.items}
        locale={{ emptyText: <Empty description={t('plan.none')} /> }}
        pagination={{
          current: page,
          pageSize,
          total: plans.data?.total ?? 0,
          hideOnSinglePage: true,
          onChange: (next) => set({ page: String(next) }),
        }}
        columns={[
          { title: t('plan.title'), render: (_, plan) => <Link to={`/plans/${plan.id}`}>{plan.title}</Link> },
          { title: t('plan.documentNumber'), dataIndex: 'documentNumber', width: 180 },
          { title: t('plan.issuedOn'), dataIndex: 'issuedOn', width: 130 },
          {
            title: t('plan.status.label'),
            width: 110,
            render: (_, plan) => (
              <Tag color={plan.status === 'launched' ? 'blue' : 'default'}>
                {t(`plan.status.${plan.status}`)}
              </Tag>
            ),
          },
          {
            title: t('plan.progress'),
            width: 220,
            render: (_, plan) => (
              <Progress
                percent={plan.taskCount === 0 ? 0 : Math.round((plan.closedTaskCount / plan.taskCount) * 100)}
                format={() => `${plan.closedTaskCount}/${plan.taskCount}`}
                aria-label={t('plan.progress')}
                size="small"
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
