import { api, data, type Schemas } from '../../api/client';
import type { Task } from './tasks';

/** What may be done with a task, named as the service names it in the task's `actions`. */
export const taskActs = [
  'split',
  'report',
  'consult',
  'requestExtension',
  'withdrawExtension',
  'decideExtension',
  'setDueDay',
  'changeLead',
  'suspend',
  'resume',
  'reopen',
  'setCycle',
  'archive',
  'terminate',
] as const;

export type TaskAct = (typeof taskActs)[number];

/** What the person is asked for before it is done. */
export type ActField =
  | 'department'
  | 'text'
  | 'opinion'
  | 'dueOn'
  | 'formerLead'
  | 'step'
  | 'approve'
  | 'cycle';

export interface ActFields {
  department?: string;
  text?: string;
  opinion?: string;
  dueOn?: string | null;
  formerLead?: 'participates' | 'leaves';
  step?: string;
  approve?: boolean;
  cycle?: Schemas['CycleView']['cycle'] | 'none';
  dueDay?: number | null;
  until?: string | null;
}

/** The form of each act; a report has a form of its own. */
export const fieldsOf: Record<Exclude<TaskAct, 'report'>, ActField[]> = {
  split: ['department', 'text', 'dueOn'],
  consult: ['department', 'text'],
  requestExtension: ['dueOn', 'text'],
  withdrawExtension: [],
  decideExtension: ['approve', 'opinion'],
  setDueDay: ['dueOn'],
  setCycle: ['cycle'],
  changeLead: ['department', 'formerLead', 'text'],
  suspend: ['text'],
  resume: ['text'],
  reopen: ['step', 'text'],
  archive: [],
  terminate: ['text'],
};

/** Does it; the task's state afterwards is read anew by the page. */
export function carryOut(task: Task, act: Exclude<TaskAct, 'report'>, fields: ActFields): Promise<unknown> {
  const { department = '', text = '', opinion, dueOn = null } = fields;
  const params = { path: { id: task.id } };
  const extension = { path: { id: task.openExtension?.id ?? '' } };
  const reason = { params, body: { reason: text } };
  switch (act) {
    case 'split':
      return data(
        api.POST('/api/tasks/{id}/subtasks', { params, body: { department, requirement: text, dueOn } }),
      );
    case 'consult':
      return data(api.POST('/api/tasks/{id}/consultations', { params, body: { department, reason: text } }));
    case 'requestExtension':
      return data(
        api.POST('/api/tasks/{id}/extension-requests', {
          params,
          body: { dueOn: dueOn ?? '', reason: text },
        }),
      );
    case 'withdrawExtension':
      return data(api.POST('/api/extension-requests/{id}/withdraw', { params: extension }));
    case 'decideExtension':
      return data(
        api.POST('/api/extension-requests/{id}/decide', {
          params: extension,
          body: { approve: fields.approve ?? false, opinion: opinion || null },
        }),
      );
    case 'setDueDay':
      return data(api.POST('/api/tasks/{id}/due-day', { params, body: { dueOn: dueOn ?? '' } }));
    case 'setCycle':
      return data(
        api.POST('/api/tasks/{id}/cycle', {
          params,
          body: {
            cycle: fields.cycle === 'none' ? null : (fields.cycle ?? null),
            dueDay: fields.dueDay ?? null,
            until: fields.until ?? null,
          },
        }),
      );
    case 'changeLead':
      return data(
        api.POST('/api/tasks/{id}/lead', {
          params,
          body: { department, formerLead: fields.formerLead ?? 'participates', reason: text },
        }),
      );
    case 'suspend':
      return data(api.POST('/api/tasks/{id}/suspend', reason));
    case 'resume':
      return data(api.POST('/api/tasks/{id}/resume', reason));
    case 'reopen':
      return data(
        api.POST('/api/tasks/{id}/reopen', { params, body: { to: fields.step ?? '', reason: text } }),
      );
    case 'archive':
      return data(api.POST('/api/tasks/{id}/archive', { params }));
    case 'terminate':
      return data(api.POST('/api/tasks/{id}/terminate', reason));
  }
}
