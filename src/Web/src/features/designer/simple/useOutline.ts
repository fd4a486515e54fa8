import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, Problem, type Schemas } from '../../../api/client';
import { inWords } from '../../../shared/serviceWords';
import type { Outline } from './outline';

/** What is wrong, by block. */
export type BlockProblem = { field: string; message: string };

/** A flow being edited in simple mode: what it was read as, each change since, and what saving came to. */
export function useOutline(definitionId: string) {
  const [edits, setEdits] = useState<Outline[]>([]);
  const [isSaving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Problem>();
  const [warnings, setWarnings] = useState<BlockProblem[]>([]);
  const [saved, setSaved] = useState<Schemas['OutlineView']>();
  const path = { definitionId };
  const read = useQuery({
    queryKey: ['definitions', definitionId, 'outline'],
    queryFn: () => data(api.GET('/api/definitions/{definitionId}/outline', { params: { path } })),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const view = saved ?? read.data;
  const outline = edits.at(-1) ?? view?.outline ?? undefined;

  const save = async (publish: boolean) => {
    if (!view || !outline) return false;
    setSaving(true);
    try {
      const body = { definitionId, revision: view.revision, outline, publish };
      const answer = await data(
        api.PUT('/api/definitions/{definitionId}/outline', { params: { path }, body }),
      );
      setSaved(answer.view);
      setEdits([]);
      setRefused(undefined);
      setWarnings(answer.warnings.map((one) => ({ ...one, message: inWords(one) })));
      return true;
    } catch (error) {
      setRefused(error instanceof Problem ? error : new Problem(0, '', '', []));
      return false;
    } finally {
      setSaving(false);
    }
  };

  return {
    read,
    view,
    outline,
    isSaving,
    refused,
    warnings,
    isChanged: edits.length > 0,
    problems: [...(refused?.errors ?? []), ...warnings] as BlockProblem[],
    edit: (change: (outline: Outline) => Outline) =>
      setEdits((edits) => {
        const current = edits.at(-1) ?? view?.outline;
        return current ? [...edits, change(current)] : edits;
      }),
    undo: () => setEdits((edits) => edits.slice(0, -1)),
    save,
    dismiss: () => {
      setRefused(undefined);
      setWarnings([]);
    },
    reload: async () => {
      setEdits([]);
      setRefused(undefined);
      setSaved(undefined);
      await read.refetch();
    },
  };
}

export type Editing = ReturnType<typeof useOutline>;
