import { Button, Card, Empty, Flex, Progress, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { TargetEntries } from './TargetEntries';
import type { Task } from './tasks';

type Target = Schemas['TargetView'];

/** What is to be reached, how far it is, and the entries behind the number. */
export function Targets({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Target>();
  if (task.targets.length === 0) return <Empty description={t('task.noTargets')} />;
  return (
    <Flex vertical gap={12}>
      {task.targets.map((target) => (
        <Card key={target.id} size="small">
          <Flex justify="space-between" gap={12} wrap align="center">
            <div style={{ flex: '1 1 260px' }}>
              <strong>{target.text}</strong>
              {target.dueOn && (
                <Flex gap={8}>
                  {t('task.dueOn')} <Day on={target.dueOn} />
                  <Light light={target.light} />
                </Flex>
              )}
              <Reached target={target} />
            </div>
            <Button onClick={() => setShown(target)} aria-label={`${t('task.entries')}：${target.text}`}>
              {t('task.entries')}
            </Button>
          </Flex>
        </Card>
      ))}
      {shown && <TargetEntries taskId={task.id} target={shown} onClose={() => setShown(undefined)} />}
    </Flex>
  );
}

function Reached({ target }: { target: Target }) {
  const { t } = useTranslation();
  const said = t('task.reached', {
    current: target.current,
    quantity: target.quantity ?? '—',
    unit: target.unit ?? '',
  });
  const isCeiling = target.comparison === 'atMost';
  return (
    <div>
      {target.quantity != null && target.quantity > 0 && !isCeiling && (
        <Progress
          percent={Math.min(100, Math.round((target.current / target.quantity) * 100))}
          style={{ maxWidth: 360 }}
          aria-label={target.text}
        />
      )}
      <Typography.Text type="secondary">{said}</Typography.Text>
    </div>
  );
}
