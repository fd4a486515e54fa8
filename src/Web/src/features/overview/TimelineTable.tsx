import { Tooltip, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { type Calendar, calendarOf } from './calendar';
import { overviewTexts } from './texts';
import './timeline.css';

type Row = Schemas['TimelineTask'];

/** A bar a task from its hand-out to its due day, with the days between; each row also says them in words. */
export function TimelineTable({ rows }: { rows: Row[] }) {
  const { t } = useTranslation(overviewTexts);
  const calendar = calendarOf(rows);
  return (
    <table className="timeline">
      <thead>
        <tr>
          <th scope="col" className="what">
            {t('task')}
          </th>
          <th scope="col" className="lane months">
            <span className="visually-hidden">{t('schedule')}</span>
            <Ticks calendar={calendar} isHead />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="what">
              <Link to={`/tasks/${row.id}`}>
                {row.number}. {row.title}
              </Link>
              <div>
                <Typography.Text type="secondary">
                  {[row.lead.name, row.dueOn].filter(Boolean).join(' · ')}
                </Typography.Text>
              </div>
            </th>
            <Lane row={row} calendar={calendar} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lane({ row, calendar }: { row: Row; calendar: Calendar }) {
  const said = useSaid(row);
  const { placeOf } = calendar;
  const start = placeOf(row.handedOutAt ?? calendar.today);
  const end = row.dueOn ? placeOf(row.dueOn) : null;
  const state = row.completedAt ? 'ended' : (row.light ?? '');
  return (
    <td className="lane">
      <Ticks calendar={calendar} />
      <Tooltip title={said} trigger={['hover', 'focus']}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the days are told on focus */}
        <div role="img" tabIndex={0} aria-label={said} style={{ position: 'absolute', inset: 2 }}>
          {end !== null && (
            <span
              className={`bar ${state}`}
              style={{ left: `${Math.min(start, end)}%`, width: `${Math.max(0, end - start)}%` }}
            />
          )}
          {row.periods.map(({ name, dueOn }) => dueOn && <Point key={name} at={placeOf(dueOn)} sign="●" />)}
          {row.targets.map(({ text, dueOn }) => (
            <Point key={text} at={placeOf(dueOn)} sign="◆" />
          ))}
          {row.completedAt && <Point at={placeOf(row.completedAt)} sign="✓" />}
        </div>
      </Tooltip>
    </td>
  );
}

const Point = ({ at, sign }: { at: number; sign: string }) => (
  <span className="point" style={{ left: `${at}%` }}>
    {sign}
  </span>
);

function Ticks({ calendar, isHead = false }: { calendar: Calendar; isHead?: boolean }) {
  const { t } = useTranslation(overviewTexts);
  return (
    <span aria-hidden={!isHead}>
      {calendar.months.map(({ day, name, at }) => (
        <span key={day} className="tick" style={{ left: `${at}%` }}>
          {isHead && name}
        </span>
      ))}
      <span
        className="today"
        style={{ left: `${calendar.placeOf(calendar.today)}%` }}
        title={isHead ? t('today', { day: calendar.today }) : undefined}
      />
    </span>
  );
}

const dayOf = (at: string) => dayjs(at).format('YYYY-MM-DD');

// What the bar and its marks show, in words.
function useSaid(row: Row): string {
  const { t } = useTranslation(overviewTexts);
  const { t: common } = useTranslation();
  return [
    row.handedOutAt ? t('from', { day: dayOf(row.handedOutAt) }) : t('waiting'),
    row.dueOn && t('due', { day: row.dueOn }),
    row.light && common(`light.${row.light}`),
    row.completedAt && t('done', { day: dayOf(row.completedAt) }),
    ...row.periods.map(({ name, dueOn, status }) =>
      [t('period', { name, day: dueOn ?? '' }), status && common(`task.status.${status}`)]
        .filter(Boolean)
        .join(' '),
    ),
    ...row.targets.map(
      ({ text, dueOn, isReached }) => t('target', { text, day: dueOn }) + (isReached ? t('reached') : ''),
    ),
  ]
    .filter(Boolean)
    .join('；');
}
