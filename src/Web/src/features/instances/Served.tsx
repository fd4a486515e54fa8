import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InstanceLine } from './instances';
import { instanceTexts } from './texts';

/** The task an instance serves, or the part of one. */
export function Served({ instance }: { instance: InstanceLine }) {
  const { t } = useTranslation(instanceTexts);
  const { serves } = instance;
  if (!serves) return <span>{t('servesNothing')}</span>;
  const { number, title, subtaskNumber: part, department } = serves;
  const what = serves.isConsultation
    ? t('servesConsultation', { number, department })
    : part == null
      ? t('servesTask', { number, title })
      : t('servesSubtask', { number, part, department });
  return <Link to={`/tasks/${serves.id}`}>{what}</Link>;
}
