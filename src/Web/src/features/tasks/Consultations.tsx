import { Empty, Flex, Tag, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { Moment } from '../../shared/When';
import { CancelPart } from './CancelPart';
import type { Task } from './tasks';
import { Waiting } from './Waiting';

const colors = { pending: 'blue', agreed: 'success', declined: 'red', cancelled: 'default' } as const;

/** Which departments the lead asked to join, and what they answered (商请). */
export function Consultations({ task: { id, consultations } }: { task: Task }) {
  const { t } = useTranslation();
  if (consultations.length === 0) return <Empty description={t('task.noConsultations')} />;
  return (
    <Timeline
      items={consultations.map((consultation) => ({
        key: consultation.id,
        content: (
          <Flex vertical gap={4}>
            <span>
              <Tag color={colors[consultation.status]}>{t(`consultation.${consultation.status}`)}</Tag>
              <strong>{consultation.department.name}</strong> · {consultation.proposedBy.name} ·{' '}
              <Moment at={consultation.proposedAt} />
            </span>
            <span>{consultation.reason}</span>
            {consultation.status === 'pending' && (
              <Waiting taskId={id} part={{ consultation: consultation.id }} />
            )}
            {consultation.canCancel && (
              <CancelPart
                part="consultation"
                department={consultation.department.name}
                act={(reason) =>
                  data(
                    api.POST('/api/instances/{id}/revoke', {
                      params: { path: { id: consultation.workflowInstanceId ?? '' } },
                      body: { reason },
                    }),
                  )
                }
              />
            )}
            {consultation.answer && (
              <span>
                {consultation.answeredBy?.name}：{consultation.answer}
              </span>
            )}
          </Flex>
        ),
      }))}
    />
  );
}
