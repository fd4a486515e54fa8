import { useQuery } from '@tanstack/react-query';
import { App, Button, Flex, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '../../api/client';
import { useAct } from '../../shared/useAct';
import { launchPlan } from './plans';

const everyMoment = 400;

/** Hands a plan out, after asking; while its workflows start it says how many have. */
export function LaunchPlan({ plan }: { plan: Schemas['PlanView'] }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const launch = useAct(() => launchPlan(plan.id), t('plan.launchedNow'));
  const ask = () =>
    modal.confirm({
      title: t('plan.launchAsk', { count: plan.taskCount }),
      content: t('plan.launchExplained'),
      okText: t('plan.launch'),
      cancelText: t('common.cancel'),
      onOk: () => launch.mutate(undefined),
    });
  if (launch.isPending) return <Launching plan={plan} />;
  return (
    <Button type="primary" onClick={ask}>
      {t('plan.launch')}
    </Button>
  );
}

function Launching({ plan }: { plan: Schemas['PlanView'] }) {
  const { t } = useTranslation();
  const progress = useQuery({
    queryKey: ['plan', plan.id, 'launch'],
    queryFn: () => data(api.GET('/api/plans/{id}/launch', { params: { path: { id: plan.id } } })),
    refetchInterval: everyMoment,
  });
  const { done = 0, total = plan.taskCount } = progress.data ?? {};
  return (
    <Flex vertical style={{ minWidth: 240 }}>
      <span role="status">{t('plan.launching', { done, total })}</span>
      <Progress
        percent={Math.floor((done / Math.max(total, 1)) * 100)}
        size="small"
        status="active"
        aria-label={t('plan.launch')}
      />
    </Flex>
  );
}
