import { useQuery } from '@tanstack/react-query';
import { elsa } from '../elsa';

/** Something that may be chosen at an input. */
export interface Choice {
  text: string;
  value: string;
}

/** An input of an activity, as Studio is told of it. */
export interface Input {
  name: string;
  typeName: string;
  displayName: string;
  description: string;
  uiHint: string;
  defaultValue: unknown;
  uiSpecifications: Record<string, Record<string, { items: Choice[] }>>;
}

/** An activity, as Studio is told of it. */
export interface Descriptor {
  typeName: string;
  namespace: string;
  displayName: string;
  description: string;
  category: string;
  isBrowsable: boolean;
  inputs: Input[];
  ports: { name: string; displayName: string; type: 'Flow' | 'Embedded' }[];
}

/** Every activity by its type. */
export function useDescriptors() {
  return useQuery({
    queryKey: ['definitions', 'descriptors'],
    queryFn: async () => {
      const answer = await elsa<{ items: Descriptor[] }>('/descriptors/activities');
      return new Map(answer.items.map((one) => [one.typeName, one]));
    },
  });
}

/** What may be chosen at an input. */
export function choicesOf(input: Input): Choice[] {
  return Object.values(input.uiSpecifications).flatMap((specification) =>
    Object.values(specification).flatMap((list) => list?.items ?? []),
  );
}

/** The name of an input in an activity's JSON. */
export const keyOf = (input: Input) => input.name.charAt(0).toLowerCase() + input.name.slice(1);
