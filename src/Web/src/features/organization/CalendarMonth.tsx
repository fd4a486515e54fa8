import dayjs from 'dayjs';
import { Link } from 'react-router';
import type { CalendarDay } from './organization';
import { useTexts } from './texts';

interface Props {
  year: number;
  month: number;
  known: Map<string, CalendarDay>;
  selected: string | null;
}

const week = [1, 2, 3, 4, 5, 6, 0];

/** One month; each day leads to where it is changed. */
export function CalendarMonth({ year, month, known, selected }: Props) {
  const { t } = useTexts();
  return (
    <table className="calendar-month">
      <caption>
        {t('calendar.month', { month: month + 1, name: dayjs(new Date(2000, month)).format('MMMM') })}
      </caption>
      <thead>
        <tr>
          {week.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`calendar.week.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((days) => (
          <tr key={days.find(Boolean)}>
            {days.map((day, index) => (
              <td key={week[index]}>
                {day && <Day day={day} known={known.get(day)} isSelected={day === selected} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  day,
  known,
  isSelected,
}: {
  day: string;
  known: CalendarDay | undefined;
  isSelected: boolean;
}) {
  const { t } = useTexts();
  const isWeekend = [0, 6].includes(dayjs(day).day());
  const date = `${Number(day.slice(8))} · ${day}`;
  const said = known ? `${t(`calendar.kind.${known.kind}`)} ${known.note ?? ''}` : undefined;
  return (
    <Link
      to={`/organization/calendar/${day.slice(0, 4)}?day=${day}`}
      className={known?.kind ?? (isWeekend ? 'off' : '')}
      title={said}
      aria-label={said ? `${date} ${said}` : date}
      aria-current={isSelected ? 'date' : undefined}
      preventScrollReset
    >
      {Number(day.slice(8))}
    </Link>
  );
}

function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = dayjs(new Date(year, month, 1));
  const before = (first.day() + 6) % 7;
  const cells: (string | undefined)[] = [
    ...Array.from({ length: before }, () => undefined),
    ...Array.from({ length: first.daysInMonth() }, (_, day) => first.add(day, 'day').format('YYYY-MM-DD')),
  ];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => cells[row * 7 + column]),
  );
}
