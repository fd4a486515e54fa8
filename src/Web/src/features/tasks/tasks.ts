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

/** The picture of a task's flow, or of one of its subtasks'. */
export function useTaskFlow(id: string, subtask?: string) {
  return useQuery({
    queryKey: ['task', id, 'flow', subtask],
    queryFn: () => data(api.GET('/api/tasks/{id}/flow', { params: { path: { id }, query: { subtask } } })),
  });
}

/** A page of what happened to a task. */
export function useTaskRecord(id: string, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['task', id, 'record', page, pageSize],
    queryFn: () =>
      data(api.GET('/api/tasks/{id}/record', { params: { path: { id }, query: { page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: () => data(api.GET('/api/departments')),
    staleTime: 600_000,
  });
}

/** The people of a department. */
export function usePeople(department: string | undefined) {
  return useQuery({
    queryKey: ['departments', department, 'people'],
    queryFn: () =>
      data(api.GET('/api/departments/{id}/people', { params: { path: { id: department as string } } })),
    enabled: department !== undefined,
    staleTime: 600_000,
  });
}
