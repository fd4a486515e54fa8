import { api, data, type Schemas } from '../../api/client';
import type { WorkItem } from './workItems';

/** What may be done with an open work item besides deciding it. */
export type Operation = 'claim' | 'giveBack' | 'return' | 'transfer' | 'delegate' | 'addSigners' | 'copy';

export interface OperationFields {
  personId?: string;
  people?: string[];
  text?: string;
  to?: string;
  afterwards?: Schemas['AfterReturn'];
  placement?: Schemas['SignerPlacement'];
}

/** Which of them make sense for the item as it stands; the service decides in the end. */
export function operationsOf(item: WorkItem): Operation[] {
  const isReview = item.kind === 'review' || item.kind === 'closing';
  return [
    ...(item.assignee ? [] : (['claim'] as const)),
    ...(item.isClaimed ? (['giveBack'] as const) : []),
    'transfer',
    'delegate',
    ...(isReview ? (['return', 'addSigners'] as const) : []),
    'copy',
  ];
}

/** After these the person has nothing left to do with the item. */
export const leaves: readonly Operation[] = ['giveBack', 'return', 'transfer', 'delegate'];

export function operate(id: string, operation: Operation, fields: OperationFields): Promise<unknown> {
  const params = { path: { id } };
  const { personId = '', people = [], text = '' } = fields;
  switch (operation) {
    case 'claim':
      return data(api.POST('/api/work-items/{id}/claim', { params }));
    case 'giveBack':
      return data(api.POST('/api/work-items/{id}/give-back', { params, body: { reason: text || null } }));
    case 'transfer':
      return data(api.POST('/api/work-items/{id}/transfer', { params, body: { personId, reason: text } }));
    case 'delegate':
      return data(
        api.POST('/api/work-items/{id}/delegate', { params, body: { personId, instruction: text } }),
      );
    case 'return':
      return data(
        api.POST('/api/work-items/{id}/return', {
          params,
          // biome-ignore lint/suspicious/noThenProperty: the service names it so, and it is no function.
          body: { comment: text, to: fields.to ?? 'previous', then: fields.afterwards ?? 'runAgain' },
        }),
      );
    case 'addSigners':
      return data(
        api.POST('/api/work-items/{id}/add-signers', {
          params,
          body: { people, placement: fields.placement ?? 'parallel', mode: 'all', comment: text || null },
        }),
      );
    case 'copy':
      return data(api.POST('/api/work-items/{id}/copy', { params, body: { people, message: text || null } }));
  }
}
