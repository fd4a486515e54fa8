import dayjs from 'dayjs';
import type { Count, CountedBy, LedgerMark, Span, StepCount } from './supervision';

/** The address of the ledger's rows behind a number of the statistics. */
export function rowsOf(by: CountedBy, span: Span, count: Count, mark?: LedgerMark): string {
  return address({ ...span, ...narrowing(by, span, count), ...(mark && { mark }) });
}

/** The address of the tasks that came to a step. */
export const rowsOfStep = (span: Span, { flow, step }: StepCount): string => address({ ...span, flow, step });

/** The address of a flow's heat map. */
export const heatOf = (flow: string, span: Span): string =>
  `/statistics/flows/${encodeURIComponent(flow)}${queryOf({ ...span })}`;

const address = (query: Record<string, string>) => `/ledger${queryOf(query)}`;

function queryOf(query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text && `?${text}`;
}

function narrowing(by: CountedBy, span: Span, { key, plan }: Count): Span {
  if (by === 'departments') return { departmentId: key };
  if (by === 'sections') return { section: key, ...(plan && { planId: plan.id }) };
  const last = dayjs(key).endOf('month').format('YYYY-MM-DD');
  return {
    from: span.from && span.from > key ? span.from : key,
    to: span.to && span.to < last ? span.to : last,
  };
}
