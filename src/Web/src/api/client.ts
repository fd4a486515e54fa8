import createClient from 'openapi-fetch';
import { inWords } from '../shared/serviceWords';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** What is wrong with one field of what was sent, named by its path. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** What the service refused (RFC 9457), in the page's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: FieldProblem[],
  ) {
    super(message);
  }
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldProblem[] | object;
  problems?: FieldProblem[];
}

/** The one client of the service: same origin, same session cookie. */
export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    // A repeated request is answered from the first one's result.
    if (request.method === 'POST') request.headers.set('Idempotency-Key', crypto.randomUUID());
    return request;
  },
});

/** The answer's data, or the problem thrown. */
export async function data<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data: body, error, response } = await call;
  if (response.ok) return body as T;
  throw problemOf(response.status, error);
}

/** Reads a refusal; whatever shape it has, there is a sentence to show. */
export function problemOf(status: number, error: unknown): Problem {
  const body = (typeof error === 'object' && error !== null ? error : {}) as ProblemBody;
  const code = body.code ?? '';
  // Elsa's clients get sentences under errors, and the fields beside them.
  const fields = Array.isArray(body.errors) ? body.errors : (body.problems ?? []);
  const errors = fields.map((field) => ({ ...field, message: inWords(field) }));
  const message =
    errors.length > 0
      ? errors.map((field) => field.message).join('；')
      : inWords({ code, message: body.detail ?? body.title ?? `HTTP ${status}` });
  return new Problem(status, code, message, errors);
}
