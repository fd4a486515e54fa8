import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

export type WorkItem = Schemas['WorkItemView'];

// Changes are told at once; this is for those that are not, such as lights that change by themselves.
const everyMinute = 60_000;

/** A page of what the person has to do, or did. */
export function useWorkItems(state: Schemas['WorkItemState'], page: number, pageSize: number) {
  return useQuery({
    queryKey: ['work-items', state, page, pageSize],
    queryFn: () => data(api.GET('/api/work-items', { params: { query: { state, page, pageSize } } })),
    placeholderData: keepPreviousData,
    refetchInterval: everyMinute,
  });
}

/** How many work items wait for the person, by light. */
export function useWorkItemCounts() {
  return useQuery({
    queryKey: ['work-items', 'counts'],
    queryFn: () => data(api.GET('/api/work-items/counts')),
    refetchInterval: everyMinute,
  });
}

export function useWorkItem(id: string) {
  return useQuery({
    queryKey: ['work-item', id],
    queryFn: () => data(api.GET('/api/work-items/{id}', { params: { path: { id } } })),
  });
}

export interface Decision {
  outcome: string;
  comment?: string;
  data?: Schemas['WorkItemData'];
}

/** Decides a work item; the flow has moved on when the answer is here. */
export const decide = (id: string, decision: Decision) =>
  data(api.POST('/api/work-items/{id}/complete', { params: { path: { id } }, body: decision }));
