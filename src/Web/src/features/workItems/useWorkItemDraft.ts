import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';
import { settled, useDraft } from '../../shared/useDraft';
import type { WorkItemDraft } from './decision';
import type { Decision } from './workItems';

const keyOf = (id: string) => `work-item/${id}`;
const at = (id: string) => ({ params: { path: { id } } });

/** What the person has filled in at a work item so far, read once when the page is opened; null when nothing. */
export function useStoredDraft(id: string) {
  return useQuery({
    queryKey: ['work-item-draft', id],
    queryFn: async (): Promise<WorkItemDraft | null> => {
      await settled(keyOf(id));
      return (await data(api.GET('/api/work-items/{id}/draft', at(id)))) ?? null;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Keeps what is filled in at a work item. */
export const useWorkItemDraft = (id: string, stored: WorkItemDraft | null) =>
  useDraft<Omit<Decision, 'outcome'>>(keyOf(id), stored ?? undefined, (content, version, keepalive) =>
    data(api.PUT('/api/work-items/{id}/draft', { ...at(id), body: { ...content, version }, keepalive })),
  );

export const discardWorkItemDraft = (id: string) => data(api.DELETE('/api/work-items/{id}/draft', at(id)));
