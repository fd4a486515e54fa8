import { Alert, Button, Flex, Spin, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Failure } from '../../shared/Failure';
import { CalendarDayForm } from './CalendarDayForm';
import { CalendarMonth } from './CalendarMonth';
import './calendar.css';
import { DueDayProposal } from './DueDayProposal';
import { MissingYears } from './MissingYears';
import { useCalendarYear } from './organization';
import { PageCard } from './PageCard';
import { useTexts } from './texts';
import { YearNotice } from './YearNotice';

const months = Array.from({ length: 12 }, (_, month) => month);

/** A year as the office works it (工作日历): holidays and make-up days, each day with an address to change it. */
export function CalendarTab() {
  const { t } = useTexts();
  const params = useParams();
  const [search] = useSearchParams();
  const [isPasting, setPasting] = useState(false);
  const year = Number(params.year ?? dayjs().year());
  const calendar = useCalendarYear(year);
  const day = search.get('day');

  if (calendar.error) return <Failure error={calendar.error} onRetry={calendar.refetch} />;
  if (!calendar.data) return <Spin />;
  const { days, source, warning, workdays } = calendar.data;
  const known = new Map(days.map((one) => [one.day, one]));
  return (
    <PageCard
      title={t('calendar.title', { year })}
      extra={
        <Flex gap={12} align="center" wrap>
          <Link to={`/organization/calendar/${year - 1}`}>{year - 1}</Link>
          <Link to={`/organization/calendar/${year + 1}`}>{year + 1}</Link>
          <Button type={source ? 'default' : 'primary'} onClick={() => setPasting(true)}>
            {t('calendar.paste')}
          </Button>
        </Flex>
      }
    >
      <MissingYears shown={year} />
      {warning && (
        <Alert type="warning" showIcon title={t('calendar.missing', { year })} style={{ marginBottom: 12 }} />
      )}
      <p>
        {source && <>{t('calendar.source', { source })} </>}
        {t('calendar.workdays', { count: workdays })} <Tag color="red">{t('calendar.kind.holiday')}</Tag>
        <Tag color="blue">{t('calendar.kind.working')}</Tag>
      </p>
      {day?.startsWith(`${year}-`) && <CalendarDayForm key={day} day={day} known={known.get(day)} />}
      <div className="calendar-year">
        {months.map((month) => (
          <CalendarMonth key={month} year={year} month={month} known={known} selected={day} />
        ))}
      </div>
      <DueDayProposal />
      {isPasting && <YearNotice year={year} source={source} onClose={() => setPasting(false)} />}
    </PageCard>
  );
}
