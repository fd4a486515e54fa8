import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

export type Task = Schemas['TaskView'];

export function useTask(id: string | undefined) {
  return useQuery({
    queryKey: ['task', id],
    queryFn: () => data(api.GET('/api/tasks/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== undefined,
  });
}

/** What of a task a flow is for; the whole task where nothing is said. */
export type TaskPart = { subtask?: string; consultation?: string };

/** The flow of a task, or of a part of it, as it was drawn and as far as it has come. */
export function useTaskFlow(id: string, part: TaskPart = {}) {
  return useQuery({
    queryKey: ['task', id, 'flow', part],
    queryFn: () => data(api.GET('/api/tasks/{id}/flow', { params: { path: { id }, query: part } })),
  });
}

export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: () => data(api.GET('/api/departments')),
    staleTime: 600_000,
  });
}

/** Says a department's short name. */
export function useDepartmentName(): (id: string) => string {
  const departments = useDepartments();
  const names = new Map(departments.data?.map(({ id, name, shortName }) => [id, shortName || name]));
  return (id) => names.get(id) ?? '';
}

/** A page of what was reported on the way (进展反馈). */
export function useReports(id: string, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['task', id, 'reports', page],
    queryFn: () =>
      data(api.GET('/api/tasks/{id}/reports', { params: { path: { id }, query: { page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** The open work items of a task that the signed-in person may decide. */
export function useOwnWork(taskId: string) {
  return useQuery({
    queryKey: ['work-items', 'of-task', taskId],
    queryFn: () => data(api.GET('/api/work-items', { params: { query: { taskId, state: 'open' } } })),
  });
}

/** What the ledger counts of a task and the record tells. */
export const recordSubjects = ['returns', 'extensions', 'urges'] as const;
export type RecordSubject = (typeof recordSubjects)[number];

/** A page of the record (审批记录), or of what is about one subject. */
export function useRecord(id: string, about: RecordSubject | undefined, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['task', id, 'record', about, page],
    queryFn: () =>
      data(api.GET('/api/tasks/{id}/record', { params: { path: { id }, query: { about, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** A page of what was entered for a target. */
export function useTargetEntries(id: string, targetId: string, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['task', id, 'entries', targetId, page],
    queryFn: () =>
      data(
        api.GET('/api/tasks/{id}/targets/{targetId}/entries', {
          params: { path: { id, targetId }, query: { page, pageSize } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** Who works in a department. */
export function usePeople(departmentId: string | undefined) {
  return useQuery({
    queryKey: ['people', departmentId],
    queryFn: () =>
      data(api.GET('/api/departments/{id}/people', { params: { path: { id: departmentId as string } } })),
    enabled: departmentId !== undefined,
    staleTime: 600_000,
  });
}
