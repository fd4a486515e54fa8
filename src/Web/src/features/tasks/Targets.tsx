import { Button, Card, Empty, Flex, Progress, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { TargetDialog } from './TargetDialog';
import { TargetEntries } from './TargetEntries';
import type { Task } from './tasks';
import { taskTexts } from './texts';

type Target = Schemas['TargetView'];

/** What is to be reached, how far it is, and the entries behind the number. */
export function Targets({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(taskTexts);
  const [shown, setShown] = useState<Target>();
  const [edited, setEdited] = useState<Target | 'new'>();
  const mayAdd = task.actions.includes('addTarget');
  return (
    <Flex vertical gap={12}>
      {task.targets.length === 0 && <Empty description={t('task.noTargets')} />}
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
            <Flex gap={8} wrap>
              {mayAdd && (
                <Button onClick={() => setEdited(target)} aria-label={`${own('target.day')}：${target.text}`}>
                  {own('target.day')}
                </Button>
              )}
              <Button onClick={() => setShown(target)} aria-label={`${t('task.entries')}：${target.text}`}>
                {t('task.entries')}
              </Button>
            </Flex>
          </Flex>
        </Card>
      ))}
      {mayAdd && (
        <div>
          <Button onClick={() => setEdited('new')}>{own('target.add')}</Button>
        </div>
      )}
      {edited && (
        <TargetDialog
          task={task}
          {...(edited !== 'new' && { target: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
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
