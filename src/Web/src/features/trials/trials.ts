import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, data, type Schemas } from '../../api/client';

export type Trial = Schemas['TrialView'];
export type TrialStart = Schemas['TrialStart'];
export type TrialAct = Schemas['TrialAct'];
export type TrialItem = Schemas['TrialItem'];
export type TrialAsked = Schemas['TrialAsked'];

/** What is left out takes its default. */
export type StartChoice = Partial<TrialStart>;
export type ActChoice = Pick<TrialAct, 'kind'> & Partial<TrialAct>;

/** The trial as it is in the address: so the browser's own way back is a step back, too. */
export function useTrialAddress() {
  const [search, setSearch] = useSearchParams();
  const start = read<StartChoice>(search.get('with'), {});
  const acts = read<ActChoice[]>(search.get('acts'), []);
  const go = (start: StartChoice, acts: ActChoice[]) =>
    setSearch(
      {
        ...(Object.keys(start).length > 0 && { with: JSON.stringify(start) }),
        ...(acts.length > 0 && { acts: JSON.stringify(acts) }),
      },
      // At once, so that nothing of the state just left can be pressed any more.
      { flushSync: true },
    );
  return {
    start,
    acts,
    take: (act: ActChoice) => go(start, [...acts, act]),
    stepBack: () => go(start, acts.slice(0, -1)),
    startOver: () => go(start, []),
    startWith: (other: StartChoice) => go(other, []),
  };
}

/** Walks the flow: all acts each time, for the service keeps nothing of it. */
export function useTrial(definitionId: string, start: StartChoice, acts: ActChoice[]) {
  return useQuery({
    queryKey: ['trial', definitionId, start, acts],
    queryFn: () =>
      data(
        api.POST('/api/definitions/{id}/trial', {
          params: { path: { id: definitionId } },
          body: { start, acts } as never,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    retry: false,
    gcTime: 0,
  });
}

// An address may come from anywhere.
function read<T>(text: string | null, otherwise: T): T {
  try {
    return text ? (JSON.parse(text) as T) : otherwise;
  } catch {
    return otherwise;
  }
}
