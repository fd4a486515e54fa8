import dayjs from 'dayjs';
import type { CalendarDay } from './organization';

const days =
  /(\d{1,2})月(\d{1,2})日(?:至(?:(\d{1,2})月)?(\d{1,2})日)?((?:、(?:\d{1,2}月)?\d{1,2}日)*)(?=[^。；;\n]*?(放假|上班))/g;

/** Reads the days of a year's notice (放假安排): what stands in brackets is for people, and each sentence says off or at work. */
export function readNotice(year: number, text: string): CalendarDay[] {
  const found = new Map<string, CalendarDay>();
  let occasion = '';
  const plain = text.replace(/[（(][^）)]*[）)]/g, '').replace(/\s/g, '');
  for (const sentence of plain.split(/[。；;]/)) {
    occasion = /[一二三四五六七八九十]+、([^：:，,]{2,8})[：:]/.exec(sentence)?.[1] ?? occasion;
    for (const [, month = '', from = '', endMonth, to, more = '', kind] of sentence.matchAll(days)) {
      const isWorking = kind === '上班';
      const put = (day: string) =>
        found.set(day, { day, kind: isWorking ? 'working' : 'holiday', note: noteOf(occasion, isWorking) });
      for (const day of range(year, [month, from], [endMonth ?? month, to ?? from])) put(day);
      for (const [, other, on = ''] of more.matchAll(/、(?:(\d{1,2})月)?(\d{1,2})日/g))
        put(dayOf(year, other ?? month, on));
    }
  }
  return [...found.values()].sort((one, other) => one.day.localeCompare(other.day));
}

const noteOf = (occasion: string, isWorking: boolean) =>
  (isWorking ? `${occasion}调休上班` : occasion) || null;

const dayOf = (year: number, month: string, day: string) =>
  dayjs(new Date(year, Number(month) - 1, Number(day))).format('YYYY-MM-DD');

function range(year: number, from: [string, string], to: [string, string]): string[] {
  const last = dayOf(year, ...to);
  const all = [dayOf(year, ...from)];
  for (let day = dayjs(all[0]).add(1, 'day'); day.format('YYYY-MM-DD') <= last; day = day.add(1, 'day'))
    all.push(day.format('YYYY-MM-DD'));
  return all;
}
