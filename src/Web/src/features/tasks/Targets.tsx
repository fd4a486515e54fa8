import { Flex, Progress, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

/** What a task shall reach, and how much of it is proved so far. */
export function Targets({ targets }: { targets: Schemas['TargetView'][] }) {
  return (
    <Flex vertical gap={8} style={{ width: '100%' }}>
      {targets.map((target) => (
        <Target key={target.id} target={target} />
      ))}
    </Flex>
  );
}

function Target({ target }: { target: Schemas['TargetView'] }) {
  const { t } = useTranslation();
  const { current: total } = target;
  return (
    <div>
      <Tag color="blue">{target.text}</Tag>
      {target.quantity !== null && (
        <Typography.Text type="secondary">
          {t('task.reached', { total, goal: target.quantity, unit: target.unit ?? '' })}
        </Typography.Text>
      )}
      {target.quantity !== null && target.quantity > 0 && (
        <Progress
          percent={Math.min(100, Math.round((total / target.quantity) * 100))}
          size="small"
          aria-label={target.text}
          style={{ maxWidth: 360 }}
        />
      )}
    </div>
  );
}
