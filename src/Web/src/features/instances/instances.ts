import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { alter } from '../designer/alterations';
import { elsa } from '../designer/elsa';

export type InstanceLine = Schemas['InstanceLine'];
export type Incident = Schemas['IncidentLine'];

/** What the list is narrowed to, as its address says it. */
export const instanceFilters = [
  'search',
  'definitionId',
  'version',
  'status',
  'subStatus',
  'hasIncidents',
  'taskId',
] as const;

export type InstanceFilter = Partial<Record<(typeof instanceFilters)[number], string>>;

/** A page of the instances. */
export function useInstances(filter: InstanceFilter, page: number, pageSize: number) {
  const { version, status, subStatus, hasIncidents, ...rest } = filter;
  const query = {
    ...rest,
    ...(version && { version: Number(version) }),
    ...(status && { status: status as Schemas['WorkflowStatus'] }),
    ...(subStatus && { subStatus: subStatus as Schemas['WorkflowSubStatus'] }),
    ...(hasIncidents && { hasIncidents: hasIncidents === 'true' }),
    page,
    pageSize,
  };
  return useQuery({
    queryKey: ['instances', 'list', query],
    queryFn: () => data(api.GET('/api/instances', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** One instance, and for whom it waits. */
export function useInstance(id: string) {
  return useQuery({
    queryKey: ['instances', id],
    queryFn: () => data(api.GET('/api/instances/{id}', { params: { path: { id } } })),
  });
}

/** What happened to an instance, the newest first. */
export function useJournal(id: string, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['instances', id, 'journal', page],
    queryFn: () =>
      data(api.GET('/api/instances/{id}/journal', { params: { path: { id }, query: { page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** The values a flow keeps. */
export function useVariables(id: string) {
  return useQuery({
    queryKey: ['instances', id, 'variables'],
    queryFn: () =>
      elsa<{ items: { id: string; name: string; value?: unknown }[] }>(
        `/workflow-instances/${encodeURIComponent(id)}/variables`,
      ),
  });
}

/** Runs what failed once more: everything, or one step. */
export const retry = (workflowInstanceIds: string[], activityIds?: string[]) =>
  alter('/alterations/workflows/retry', { workflowInstanceIds, activityIds });
