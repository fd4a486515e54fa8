import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { supervisionTexts } from './texts';

interface Props {
  rate: number | null;
  onTime: number;
  of: number;
  /** The rows of those on time. */
  to: string;
}

/** The share that kept its term, with the numbers it is made of. */
export function OnTime({ rate, onTime, of, to }: Props) {
  const { t } = useTranslation(supervisionTexts);
  if (rate == null) return '—';
  return (
    <>
      {Math.round(rate * 100)}% <Link to={to}>{t('onTimeOf', { onTime, completed: of })}</Link>
    </>
  );
}
