import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, problemOf, type Schemas } from '../../api/client';
import { settled, useDraft } from '../../shared/useDraft';
import type { Mappings } from './names';

export type Preview = Schemas['ReimportPreview'];
export type TaskChange = Schemas['TaskChange'];
export type Confirmed = Schemas['ConfirmedChange'];
export type Reimported = Schemas['ReimportedPlan'];

/** What was decided about a corrected document so far. */
export interface Reviewed {
  confirmed: Confirmed[];
  mappings: Mappings;
}

/** A corrected document compared with the plan as it stands now, and what was decided about it so far. */
export interface StoredReimport extends Reviewed {
  preview: Preview;
  savedAt?: string;
  version?: number;
}

const keyOf = (planId: string) => `reimport/${planId}`;
const at = (id: string) => ({ params: { path: { id } } });

/** What tells one change from another. */
export const changeKey = ({ kind, section, number }: Pick<TaskChange, 'kind' | 'section' | 'number'>) =>
  `${kind} ${section ?? ''} ${number}`;

const put = (
  planId: string,
  sourceText: string,
  reviewed: Reviewed,
  version: number | null,
  keepalive = false,
) =>
  data(
    api.PUT('/api/plans/{id}/reimport/draft', {
      ...at(planId),
      body: { sourceText, ...reviewed, version },
      keepalive,
    }),
  );

const compareAgain = (planId: string, sourceText: string, mappings: Mappings): Promise<Preview> =>
  data(api.POST('/api/plans/{id}/reimport/compare', { ...at(planId), body: { sourceText, mappings } }));

async function previewOf(planId: string, document: Blob): Promise<Preview> {
  const response = await fetch(`/api/plans/${planId}/reimport/preview`, {
    method: 'POST',
    headers: { 'Content-Type': document.type || 'application/octet-stream' },
    body: document,
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, body);
  return body as Preview;
}

/** Reads a corrected document and keeps its text, so that the work can go on elsewhere. */
export async function compare(planId: string, document: Blob): Promise<void> {
  const { draft } = await previewOf(planId, document);
  await put(planId, draft.sourceText ?? '', { confirmed: [], mappings: {} }, null);
}

/** The corrected document that is being looked through, compared anew; null when there is none. */
export function useReimport(planId: string) {
  return useQuery({
    queryKey: ['reimport', planId],
    queryFn: async (): Promise<StoredReimport | null> => {
      await settled(keyOf(planId));
      const draft = await data(api.GET('/api/plans/{id}/reimport/draft', at(planId)));
      if (!draft) return null;
      const { sourceText, ...reviewed } = draft;
      return { preview: await compareAgain(planId, sourceText, draft.mappings), ...reviewed };
    },
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** The comparison with names matched: made anew with each that is. */
export function useComparison(planId: string, stored: StoredReimport, mappings: Mappings) {
  return useQuery({
    queryKey: ['comparison', planId, mappings],
    queryFn: () => compareAgain(planId, stored.preview.draft.sourceText ?? '', mappings),
    ...(mappings === stored.mappings && { initialData: stored.preview }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export const useReimportDraft = (planId: string, { preview, savedAt, version }: StoredReimport) =>
  useDraft<Reviewed>(
    keyOf(planId),
    savedAt === undefined || version === undefined ? undefined : { savedAt, version },
    (reviewed, version, keepalive) =>
      put(planId, preview.draft.sourceText ?? '', reviewed, version, keepalive),
  );

export const discardReimport = (planId: string) =>
  data(api.DELETE('/api/plans/{id}/reimport/draft', at(planId)));

/** Applies what was confirmed: all of it or nothing. */
export const applyReimport = (planId: string, { draft, expandGroups }: Preview, reviewed: Reviewed) =>
  data(
    api.POST('/api/plans/{id}/reimport', {
      ...at(planId),
      body: { tasks: draft.tasks, sections: draft.sections, expandGroups, ...reviewed },
    }),
  );
