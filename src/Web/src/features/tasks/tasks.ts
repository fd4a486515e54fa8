import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

export type Task = Schemas['TaskView'];

export function useTask(id: string | undefined) {
  return useQuery({
    queryKey: ['task', id],
    queryFn: () => data(api.GET('/api/tasks/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== undefined,
  });
}

export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: () => data(api.GET('/api/departments')),
    staleTime: 600_000,
  });
}
