import dayjs from 'dayjs';
import type { Schemas } from '../../api/client';

/** The stretch of days a timeline shows, from the first of a month to the last of another. */
export interface Calendar {
  today: string;
  months: { day: string; name: string; at: number }[];
  /** How far along a day lies, in percent. */
  placeOf: (day: string) => number;
}

const mostTicks = 14;

export function calendarOf(rows: Schemas['TimelineTask'][]): Calendar {
  const today = dayjs().format('YYYY-MM-DD');
  const days = [
    today,
    ...rows.flatMap(({ handedOutAt, dueOn, completedAt, periods, targets }) => [
      handedOutAt,
      dueOn,
      completedAt,
      ...periods.map((period) => period.dueOn),
      ...targets.map((target) => target.dueOn),
    ]),
  ].flatMap((day) => (day ? [dayjs(day).format('YYYY-MM-DD')] : []));
  days.sort();
  const first = dayjs(days[0]).startOf('month');
  const last = dayjs(days.at(-1)).endOf('month');
  const length = last.diff(first, 'day', true);
  const placeOf = (day: string) => (dayjs(day).startOf('day').diff(first, 'day', true) / length) * 100;
  const count = last.diff(first, 'month') + 1;
  const step = Math.ceil(count / mostTicks);
  const months = Array.from({ length: Math.ceil(count / step) }, (_, index) =>
    first.add(index * step, 'month'),
  );
  return {
    today,
    placeOf,
    months: months.map((month) => ({
      day: month.format('YYYY-MM-DD'),
      name: month.format('YYYY-MM'),
      at: placeOf(month.format('YYYY-MM-DD')),
    })),
  };
}
