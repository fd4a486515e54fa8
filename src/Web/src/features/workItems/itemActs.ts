import { api, data, type Schemas } from '../../api/client';
import { hasRole, type Me } from '../session/session';
import type { WorkItem } from './workItems';

/** What to fill in before an operation on a work item is carried out. */
export type ItemField = 'person' | 'people' | 'placement' | 'after' | 'text';

/** What the page asks for before each operation (转办、委派、加签、退回…). */
export const askedFor = {
  claim: [],
  giveBack: [],
  transfer: ['person', 'text'],
  delegate: ['person', 'text'],
  addSigners: ['people', 'placement', 'text'],
  return: ['after', 'text'],
  withdraw: [],
  urge: ['text'],
  reassign: ['person', 'text'],
  removeSigner: ['text'],
} as const satisfies Record<string, readonly ItemField[]>;

export type ItemAct = keyof typeof askedFor;

/** Operations whose words may be left out. */
export const needsText = (act: ItemAct) => act !== 'urge' && act !== 'addSigners';

export interface ItemFilled {
  person?: string;
  people?: string[];
  placement?: Schemas['SignerPlacement'];
  after?: Schemas['AfterReturn'];
  text?: string;
}

/** The operations that make sense for this person and this work item; the service has the last word. */
export function actsOf(item: WorkItem, me: Me | undefined): ItemAct[] {
  if (!me) return [];
  if (item.state === 'done') return ['withdraw'];
  if (item.state !== 'open') return [];
  const isMine = item.assignee ? item.assignee.id === me.id : item.department.id === me.department.id;
  const isOffice = hasRole(me, 'officeAdmin');
  const isSigning = !item.question && (item.kind === 'review' || item.kind === 'closing');
  if (!isMine) return isOffice ? ['urge', 'reassign', 'removeSigner'] : ['urge'];
  return [
    ...(item.assignee ? [] : (['claim'] as const)),
    ...(item.isClaimed ? (['giveBack'] as const) : []),
    'transfer',
    'delegate',
    ...(isSigning ? (['addSigners'] as const) : []),
    ...(isSigning ? (['return'] as const) : []),
  ];
}

/** Sends an operation with what was filled in. */
export function carryOut(id: string, act: ItemAct, filled: ItemFilled): Promise<unknown> {
  const params = { path: { id } };
  const { person: personId = '', text = '' } = filled;
  switch (act) {
    case 'claim':
      return data(api.POST('/api/work-items/{id}/claim', { params }));
    case 'giveBack':
      return data(api.POST('/api/work-items/{id}/give-back', { params, body: { reason: null } }));
    case 'transfer':
      return data(api.POST('/api/work-items/{id}/transfer', { params, body: { personId, reason: text } }));
    case 'reassign':
      return data(api.POST('/api/work-items/{id}/reassign', { params, body: { personId, reason: text } }));
    case 'delegate':
      return data(
        api.POST('/api/work-items/{id}/delegate', { params, body: { personId, instruction: text } }),
      );
    case 'addSigners':
      return data(
        api.POST('/api/work-items/{id}/add-signers', {
          params,
          body: {
            people: filled.people ?? [],
            placement: filled.placement ?? 'parallel',
            mode: 'all',
            comment: text || null,
          },
        }),
      );
    case 'return':
      return data(
        api.POST('/api/work-items/{id}/return', {
          params,
          // biome-ignore lint/suspicious/noThenProperty: the API's own word for where a returned flow goes next
          body: { comment: text, to: 'previous', then: filled.after ?? 'runAgain' },
        }),
      );
    case 'withdraw':
      return data(api.POST('/api/work-items/{id}/withdraw', { params }));
    case 'urge':
      return data(api.POST('/api/work-items/{id}/urge', { params, body: { comment: text || null } }));
    case 'removeSigner':
      return data(api.POST('/api/work-items/{id}/remove-signer', { params, body: { comment: text } }));
  }
}
