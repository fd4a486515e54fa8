import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import type { paths } from '../../api/schema';
import type { RecordSubject } from '../tasks/tasks';

export type LedgerRow = Schemas['LedgerRow'];
export type Count = Schemas['SupervisionCount'];
export type FlowSteps = Schemas['FlowSteps'];
export type StepCount = Schemas['StepCount'];
export type PeriodCount = Schemas['PeriodCount'];

type LedgerQuery = NonNullable<paths['/api/ledger']['get']['parameters']['query']>;
export type LedgerMark = NonNullable<LedgerQuery['mark']>;
export type StepVisit = NonNullable<LedgerQuery['visit']>;
export type PeriodReport = NonNullable<LedgerQuery['report']>;
export type LedgerSort = NonNullable<LedgerQuery['sort']>;

/** What narrows and orders a ledger, by the names it has in the address. */
export const ledgerParameters = [
  'planId',
  'departmentId',
  'part',
  'status',
  'light',
  'search',
  'section',
  'dueFrom',
  'dueTo',
  'undated',
  'from',
  'to',
  'completedFrom',
  'completedTo',
  'mark',
  'flow',
  'step',
  'visit',
  'cycle',
  'period',
  'report',
  'sort',
  'descending',
  'columns',
] as const;

/** What orders and shows tasks but narrows them to nothing. */
const notNarrowing: LedgerParameter[] = ['sort', 'descending', 'columns'];

export const narrowing = ledgerParameters.filter((name) => !notNarrowing.includes(name));

export type LedgerParameter = (typeof ledgerParameters)[number];
export type LedgerAddress = Partial<Record<LedgerParameter, string>>;

/** The service's query for what an address says; columns are the page's own business. */
export function queryOf({ columns: _, ...asked }: LedgerAddress, planId?: string): URLSearchParams {
  return new URLSearchParams({ ...asked, ...(planId && { planId, waiting: 'true' }) });
}

/** A page of the ledger (台账): tasks with how they stand; of a plan also those not handed out yet. */
export function useLedger(asked: LedgerAddress, planId: string | undefined, page: number, pageSize: number) {
  const query = Object.fromEntries(queryOf(asked, planId)) as LedgerQuery;
  return useQuery({
    queryKey: ['ledger', query, page, pageSize],
    queryFn: () => data(api.GET('/api/ledger', { params: { query: { ...query, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** A page of the acts behind a number of the ledger, the latest first. */
export function useLedgerEvents(about: RecordSubject, asked: LedgerAddress, page: number, pageSize: number) {
  const query = Object.fromEntries(queryOf(asked)) as LedgerQuery;
  return useQuery({
    queryKey: ['ledger', 'events', about, query, page, pageSize],
    queryFn: () =>
      data(api.GET('/api/ledger/events', { params: { query: { ...query, about, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** Which tasks statistics count. */
export interface Span {
  planId?: string;
  departmentId?: string;
  section?: string;
  /** Which of their days puts tasks between the two: handed out where nothing is said. */
  day?: TaskDay;
  from?: string;
  to?: string;
}

/** A day of a task by which it is counted. */
export type TaskDay = (typeof taskDays)[number];
export const taskDays = ['handedOut', 'due', 'completed'] as const;

export const spanParameters = ['planId', 'section', 'departmentId', 'day', 'from', 'to'] as const;

/** By what tasks are counted together. */
export type CountedBy = 'departments' | 'sections' | 'months';

/** How departments, sections or months keep their tasks. */
export function useCounts(by: CountedBy, span: Span, enabled: boolean) {
  return useQuery({
    queryKey: ['statistics', by, span],
    queryFn: () => data(api.GET(`/api/statistics/${by}`, { params: { query: span } })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** How tasks report by periods. */
export function usePeriodCounts(span: Span) {
  return useQuery({
    queryKey: ['statistics', 'periods', span],
    queryFn: () => data(api.GET('/api/statistics/periods', { params: { query: span } })),
    placeholderData: keepPreviousData,
  });
}

/** How long the steps of flows take. */
export function useStepCounts(span: Span, enabled = true) {
  return useQuery({
    queryKey: ['statistics', 'steps', span],
    queryFn: () => data(api.GET('/api/statistics/steps', { params: { query: span } })),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** A flow as a picture with what its steps cost. */
export function useFlowHeat(flow: string, span: Span) {
  return useQuery({
    queryKey: ['statistics', 'flow', flow, span],
    queryFn: () => data(api.GET('/api/statistics/flows/{flow}', { params: { path: { flow }, query: span } })),
    placeholderData: keepPreviousData,
  });
}
