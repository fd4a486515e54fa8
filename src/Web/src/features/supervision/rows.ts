import dayjs from 'dayjs';
import type { RecordSubject } from '../tasks/tasks';
import type {
  Count,
  CountedBy,
  LedgerAddress,
  LedgerMark,
  PeriodCount,
  PeriodReport,
  Span,
  StepCount,
  StepVisit,
} from './supervision';

/** The address of the ledger's rows behind a number of the statistics. */
export function rowsOf(by: CountedBy, span: Span, count: Count, mark?: LedgerMark): string {
  return address({ ...tasksOf({ ...span, ...narrowing(by, span, count) }), ...(mark && { mark }) });
}

/** The address of the acts behind a number of the statistics. */
export const eventsOf = (by: CountedBy, span: Span, count: Count, about: RecordSubject): string =>
  `/ledger/events${queryOf({ about, ...tasksOf({ ...span, ...narrowing(by, span, count) }) })}`;

/** The address of the acts that sent something back at a step. */
export const returnsOfStep = (span: Span, { flow, step }: StepCount): string =>
  `/ledger/events${queryOf({ about: 'returns', ...tasksOf(span), flow, step, visit: 'sentBack' })}`;

/** The address of the tasks on which such acts were done. */
export const tasksOfEvents = (about: RecordSubject, filter: LedgerAddress): string =>
  address({ ...filter, ...(!filter.flow && marks[about] && { mark: marks[about] }) });

const marks: Partial<Record<RecordSubject, LedgerMark>> = { returns: 'returned', extensions: 'extended' };

/** The address of the tasks that came to a step. */
export const rowsOfStep = (span: Span, { flow, step }: StepCount, visit?: StepVisit): string =>
  address({ ...tasksOf(span), flow, step, ...(visit && { visit }) });

/** The address of the tasks that report for a period. */
export const rowsOfPeriod = (span: Span, { cycle, startsOn }: PeriodCount, report?: PeriodReport): string => {
  const { from: _, to: __, day: ___, ...tasks } = span;
  return address({ ...tasks, cycle, period: startsOn, ...(report && { report }) });
};

/** The address of a flow's heat map. */
export const heatOf = (flow: string, span: Span): string =>
  `/statistics/flows/${encodeURIComponent(flow)}${queryOf({ ...span })}`;

const address = (query: LedgerAddress) => `/ledger${queryOf(query)}`;

function queryOf(query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text && `?${text}`;
}

// The ledger has a pair of filters for each of a task's days.
function tasksOf({ day, from, to, ...tasks }: Span): LedgerAddress {
  if (day === 'due') return { ...tasks, ...(from && { dueFrom: from }), ...(to && { dueTo: to }) };
  if (day === 'completed')
    return { ...tasks, ...(from && { completedFrom: from }), ...(to && { completedTo: to }) };
  return { ...tasks, ...(from && { from }), ...(to && { to }) };
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
