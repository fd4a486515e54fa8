import { Alert } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { useCalendarYear } from './organization';
import { useTexts } from './texts';

/** Warns of a year that days are counted in by now, of which no notice is entered: this one, and from November on the next. */
export function MissingYears({ shown }: { shown?: number }) {
  const years = [dayjs().year(), dayjs().add(60, 'day').year()];
  return [...new Set(years)]
    .filter((year) => year !== shown)
    .map((year) => <MissingYear key={year} year={year} />);
}

function MissingYear({ year }: { year: number }) {
  const { t } = useTexts();
  const calendar = useCalendarYear(year);
  if (!calendar.data?.warning) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={<Link to={`/organization/calendar/${year}`}>{t('calendar.missing', { year })}</Link>}
    />
  );
}
