import { Alert, App, Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/useAct';
import { Moment } from '../../shared/When';
import { alter } from '../designer/alterations';
import { type Incident, type InstanceLine, retry } from './instances';
import { instanceTexts } from './texts';

/** What failed in plain words, with the ways on: run the step again, or go on without it. */
export function Incidents({ instance }: { instance: InstanceLine }) {
  const { t } = useTranslation(instanceTexts);
  if (instance.incidents.length === 0) return null;
  return (
    <Flex vertical gap={8}>
      {instance.incidents.map((incident) => (
        <Alert
          key={`${incident.activityInstanceId}-${incident.at}`}
          type="error"
          showIcon
          title={
            <>
              “{incident.step}”：{t(`causes.${incident.cause}`)} <Moment at={incident.at} />
            </>
          }
          description={
            <Flex vertical gap={8}>
              {t('details', { message: incident.message })}
              <Acts instance={instance} incident={incident} />
            </Flex>
          }
        />
      ))}
      <Typography.Text type="secondary">{t('incidentHint')}</Typography.Text>
    </Flex>
  );
}

function Acts({ instance, incident }: { instance: InstanceLine; incident: Incident }) {
  const { t } = useTranslation(instanceTexts);
  const { modal } = App.useApp();
  const again = useAct(() => retry([instance.id], [incident.activityId]), t('retried'));
  const skip = useAct(
    () =>
      alter('/alterations/run', {
        alterations: [{ type: 'Skip', activityInstanceId: incident.activityInstanceId }],
        workflowInstanceIds: [instance.id],
      }),
    t('skipped'),
  );
  const ask = () =>
    modal.confirm({
      title: t('skipAsk', { step: incident.step }),
      content: t('skipHint'),
      okText: t('skip'),
      okButtonProps: { danger: true },
      cancelText: t('keep'),
      onOk: () => skip.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <Flex gap={8}>
      <Button size="small" loading={again.isPending} onClick={() => again.mutate(undefined)}>
        {t('retry')}
      </Button>
      <Button size="small" danger onClick={ask}>
        {t('skip')}
      </Button>
    </Flex>
  );
}
