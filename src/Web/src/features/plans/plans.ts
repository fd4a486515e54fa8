import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, problemOf, type Schemas } from '../../api/client';

export type PlanDraft = Schemas['PlanDraft'];
export type TaskDraft = Schemas['TaskDraft'];

export function usePlans(page: number, pageSize: number) {
  return useQuery({
    queryKey: ['plans', page, pageSize],
    queryFn: () => data(api.GET('/api/plans', { params: { query: { page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

export function usePlan(id: string | undefined) {
  return useQuery({
    queryKey: ['plan', id],
    queryFn: () => data(api.GET('/api/plans/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== undefined,
  });
}

/** What the service recognises in a document; nothing is stored. */
export async function preview(document: Blob): Promise<PlanDraft> {
  const response = await fetch('/api/plans/preview', {
    method: 'POST',
    headers: { 'Content-Type': document.type || 'application/octet-stream' },
    body: document,
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, body);
  return body as PlanDraft;
}

export const launchPlan = (id: string) =>
  data(api.POST('/api/plans/{id}/launch', { params: { path: { id } } }));
