import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { InstanceLine } from './instances';
import { instanceTexts } from './texts';

const colors: Partial<Record<InstanceLine['subStatus'], string>> = {
  suspended: 'processing',
  executing: 'processing',
  finished: 'success',
  faulted: 'error',
  interrupted: 'warning',
};

/** Where an instance stands. */
export function InstanceStatus({ instance }: { instance: InstanceLine }) {
  const { t } = useTranslation(instanceTexts);
  return <Tag color={colors[instance.subStatus] ?? 'default'}>{t(`subStates.${instance.subStatus}`)}</Tag>;
}
