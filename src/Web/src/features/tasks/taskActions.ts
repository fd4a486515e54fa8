import { api, data } from '../../api/client';

/** A thing to fill in before an action is carried out. */
export type Field =
  | 'department'
  | 'text'
  | 'opinion'
  | 'dueOn'
  | 'percent'
  | 'formerLead'
  | 'step'
  | 'answer';

/** What the page asks for before each action that the service offers (TaskView.actions). */
export const askedFor = {
  report: ['text', 'percent'],
  split: ['department', 'text', 'dueOn'],
  consult: ['department', 'text'],
  requestExtension: ['dueOn', 'text'],
  withdrawExtension: [],
  decideExtension: ['answer', 'opinion'],
  setDueDay: ['dueOn'],
  suspend: ['text'],
  resume: ['text'],
  changeLead: ['department', 'formerLead', 'text'],
  reopen: ['step', 'text'],
  archive: [],
  terminate: ['text'],
} as const satisfies Record<string, readonly Field[]>;

export type Action = keyof typeof askedFor;

/** Which of the offered actions this page knows, in the order it shows them. */
export const known = (offered: string[]) =>
  (Object.keys(askedFor) as Action[]).filter((name) => offered.includes(name));

/** Actions that end or overturn something, and are therefore shown so. */
export const isGrave = (action: Action) => action === 'terminate' || action === 'changeLead';

export interface Filled {
  department?: string;
  text?: string;
  opinion?: string;
  dueOn?: string;
  percent?: number;
  formerLead?: 'participates' | 'leaves';
  step?: string;
  answer?: 'approve' | 'refuse';
}

/** Sends an action with what was filled in. */
export function carryOut(
  id: string,
  extension: string | undefined,
  action: Action,
  filled: Filled,
): Promise<unknown> {
  const params = { path: { id } };
  const { department = '', text = '', dueOn = '', opinion } = filled;
  switch (action) {
    case 'report':
      return data(
        api.POST('/api/tasks/{id}/reports', { params, body: { text, percent: filled.percent ?? 0 } }),
      );
    case 'split':
      return data(
        api.POST('/api/tasks/{id}/subtasks', {
          params,
          body: { department, requirement: text, dueOn: dueOn || null },
        }),
      );
    case 'consult':
      return data(api.POST('/api/tasks/{id}/consultations', { params, body: { department, reason: text } }));
    case 'requestExtension':
      return data(api.POST('/api/tasks/{id}/extension-requests', { params, body: { dueOn, reason: text } }));
    case 'withdrawExtension':
      return data(api.POST('/api/extension-requests/{id}/withdraw', { params: of(extension) }));
    case 'decideExtension':
      return data(
        api.POST('/api/extension-requests/{id}/decide', {
          params: of(extension),
          body: { approve: filled.answer === 'approve', opinion: opinion || null },
        }),
      );
    case 'setDueDay':
      return data(api.POST('/api/tasks/{id}/due-day', { params, body: { dueOn } }));
    case 'suspend':
      return data(api.POST('/api/tasks/{id}/suspend', { params, body: { reason: text } }));
    case 'resume':
      return data(api.POST('/api/tasks/{id}/resume', { params, body: { reason: text } }));
    case 'changeLead':
      return data(
        api.POST('/api/tasks/{id}/lead', {
          params,
          body: { department, formerLead: filled.formerLead ?? 'participates', reason: text },
        }),
      );
    case 'reopen':
      return data(
        api.POST('/api/tasks/{id}/reopen', { params, body: { to: filled.step ?? '', reason: text } }),
      );
    case 'archive':
      return data(api.POST('/api/tasks/{id}/archive', { params }));
    case 'terminate':
      return data(api.POST('/api/tasks/{id}/terminate', { params, body: { reason: text } }));
  }
}

const of = (id: string | undefined) => ({ path: { id: id ?? '' } });
