import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';

const colors: Partial<Record<Schemas['PlanTaskStatus'] | Schemas['SubtaskStatus'], string>> = {
  inProgress: 'processing',
  inReview: 'purple',
  returned: 'warning',
  suspended: 'warning',
  terminated: 'red',
  completed: 'success',
  closed: 'success',
};

/** Where a task or subtask stands. */
export function TaskStatus({ status }: { status: Schemas['PlanTaskStatus'] | Schemas['SubtaskStatus'] }) {
  const { t } = useTranslation();
  return (
    <Tag color={colors[status] ?? 'default'}>{t(`task.status.${status}`, { defaultValue: status })}</Tag>
  );
}
