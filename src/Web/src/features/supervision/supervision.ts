import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

export type LedgerRow = Schemas['LedgerRow'];
export type Count = Schemas['SupervisionCount'];

export interface LedgerFilter {
  planId?: string;
  departmentId?: string;
  status?: Schemas['PlanTaskStatus'];
  light?: NonNullable<Schemas['Light']>;
  search?: string;
}

export const ledgerFilters = ['planId', 'departmentId', 'status', 'light', 'search'] as const;

/** A page of the ledger (台账): every task with how it stands. */
export function useLedger(filter: LedgerFilter, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['ledger', filter, page, pageSize],
    queryFn: () => data(api.GET('/api/ledger', { params: { query: { ...filter, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

export interface Span {
  planId?: string;
  from?: string;
  to?: string;
}

/** How departments keep their tasks. */
export function useDepartmentCounts(span: Span) {
  return useQuery({
    queryKey: ['statistics', 'departments', span],
    queryFn: () => data(api.GET('/api/statistics/departments', { params: { query: span } })),
    placeholderData: keepPreviousData,
  });
}

/** How the sections of the plans go. */
export function useSectionCounts(span: Span) {
  return useQuery({
    queryKey: ['statistics', 'sections', span],
    queryFn: () => data(api.GET('/api/statistics/sections', { params: { query: span } })),
    placeholderData: keepPreviousData,
  });
}
