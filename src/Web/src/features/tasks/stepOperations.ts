import { api, data } from '../../api/client';

/** What may be done about a part in a step, named as the service names it in the part's `actions`. */
export const stepOperations = ['urge', 'withdraw', 'reassign', 'remove-signer', 'jump'] as const;

export type StepOperation = (typeof stepOperations)[number];

export interface StepFields {
  personId?: string;
  to?: string;
  text?: string;
}

export function operateStep(id: string, operation: StepOperation, fields: StepFields): Promise<unknown> {
  const params = { path: { id } };
  const { personId = '', to = '', text = '' } = fields;
  switch (operation) {
    case 'urge':
      return data(api.POST('/api/work-items/{id}/urge', { params, body: { comment: null } }));
    case 'withdraw':
      return data(api.POST('/api/work-items/{id}/withdraw', { params }));
    case 'reassign':
      return data(api.POST('/api/work-items/{id}/reassign', { params, body: { personId, reason: text } }));
    case 'remove-signer':
      return data(api.POST('/api/work-items/{id}/remove-signer', { params, body: { comment: text } }));
    case 'jump':
      return data(api.POST('/api/work-items/{id}/jump', { params, body: { to, comment: text } }));
  }
}
