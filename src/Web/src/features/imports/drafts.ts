import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';
import { settled, useDraft } from '../../shared/useDraft';
import type { PlanDraft, TaskDraft } from '../plans/plans';
import type { Mappings } from './names';

export type ImportDraft = Schemas['ImportDraftView'];

/** What is being checked: the draft with its corrections, and what was decided about groups, names and doubts. */
export interface Checked {
  draft: PlanDraft;
  expandGroups: string[];
  mappings: Mappings;
  settled: string[];
}

/** What a task is called among those being checked; numbers repeat in some documents. */
export const keyOf = (task: TaskDraft) => `${task.section ?? ''} ${task.number}`;

const at = (id: string) => ({ params: { path: { id } } });

const put = (id: string, checked: Checked, version: number | null, keepalive: boolean) =>
  data(api.PUT('/api/plans/drafts/{id}', { ...at(id), body: { ...checked, version }, keepalive }));

/** Keeps what was just read, so that it has an address; returns the draft's id. */
export async function begin(draft: PlanDraft): Promise<string> {
  const id = crypto.randomUUID();
  const groups = [...new Set(draft.tasks.flatMap((task) => task.groups))];
  await put(id, { draft, expandGroups: groups, mappings: {}, settled: [] }, null, false);
  return id;
}

/** The plans the person has not finished checking, the latest first. */
export function useImportDrafts() {
  return useQuery({
    queryKey: ['import-drafts'],
    queryFn: () => data(api.GET('/api/plans/drafts', { params: { query: { pageSize: 20 } } })),
  });
}

/** One of them, read once when its page is opened; null when it is not there. */
export function useStoredImport(id: string) {
  return useQuery({
    queryKey: ['import-draft', id],
    queryFn: async (): Promise<ImportDraft | null> => {
      await settled(`import/${id}`);
      return (await data(api.GET('/api/plans/drafts/{id}', at(id)))) ?? null;
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Keeps it while it is checked. */
export const useImportDraft = (id: string, stored: ImportDraft) =>
  useDraft<Checked>(`import/${id}`, stored, (checked, version, keepalive) =>
    put(id, checked, version, keepalive),
  );

export const discardImport = (id: string) => data(api.DELETE('/api/plans/drafts/{id}', at(id)));

export const createPlan = (id: string, { draft, expandGroups, mappings }: Checked) => {
  const known = expandGroups.filter((group) => !(group in mappings));
  return data(api.POST('/api/plans', { body: { ...draft, expandGroups: known, mappings, draftId: id } }));
};
