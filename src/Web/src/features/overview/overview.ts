import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

/** The most tasks a plan seen as a whole shows at once. */
export const pageSize = 200;

/** A page of a plan's tasks in document order. */
export function usePlanTasks(id: string, page: number) {
  return useQuery({
    queryKey: ['plan-tasks', id, page],
    queryFn: () =>
      data(api.GET('/api/plans/{id}/tasks', { params: { path: { id }, query: { page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** A page of a plan's tasks with the days that matter to them. */
export function useTimeline(id: string, page: number) {
  return useQuery({
    queryKey: ['plan-timeline', id, page],
    queryFn: () =>
      data(api.GET('/api/plans/{id}/timeline', { params: { path: { id }, query: { page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

export type Department = Schemas['DepartmentRef'];

export interface Part {
  department: Department;
  lead: number;
  participant: number;
}

/** The departments that have a part in any of the tasks, in the order of the organisation. */
export function partsIn(tasks: Schemas['TaskSummary'][], order: Schemas['DepartmentLine'][]): Part[] {
  const parts = new Map<string, Part>();
  const count = (department: Department, kind: 'lead' | 'participant') => {
    const part = parts.get(department.id) ?? { department, lead: 0, participant: 0 };
    part[kind]++;
    parts.set(department.id, part);
  };
  for (const { lead, participants } of tasks) {
    count(lead, 'lead');
    for (const department of participants) count(department, 'participant');
  }
  const places = new Map(order.map(({ id }, index) => [id, index]));
  return [...parts.values()].sort(
    (one, other) => (places.get(one.department.id) ?? 0) - (places.get(other.department.id) ?? 0),
  );
}
