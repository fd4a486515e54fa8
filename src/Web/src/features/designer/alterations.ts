import { Problem } from '../../api/client';
import { elsa } from './elsa';

/** How altering one instance went, or would go. */
export interface Altered {
  workflowInstanceId: string;
  isSuccessful: boolean;
  log: { message: string }[];
}

/** Alters instances; what was refused is thrown, in the service's words. */
export async function alter(path: string, body: object) {
  const { results } = await elsa<{ results: Altered[] }>(path, body);
  const refused = results.filter(({ isSuccessful }) => !isSuccessful);
  if (refused.length === 0) return;
  const sentences = new Set(refused.flatMap(({ log }) => log.map(({ message }) => message)));
  throw new Problem(409, 'alteration_refused', [...sentences].join('；'), []);
}
