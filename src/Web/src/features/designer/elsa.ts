import { problemOf } from '../../api/client';

/** A version of a flow's definition, as a line of a list. */
export interface DefinitionLine {
  id: string;
  definitionId: string;
  name: string | null;
  description: string | null;
  version: number;
  isLatest: boolean;
  isPublished: boolean;
  isSystem: boolean;
  createdAt: string;
}

/** Something wrong or doubtful in a flow, in a sentence that names the step. */
export interface FlowProblem {
  code: string;
  message: string;
}

/** Calls the API of Elsa's clients, which the service's own description leaves untyped; text is sent as it is. */
export async function elsa<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/elsa/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}
