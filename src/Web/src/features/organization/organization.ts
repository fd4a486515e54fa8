import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

export type Department = Schemas['DepartmentLine'];
export type DepartmentGroup = Schemas['DepartmentGroupLine'];
export type Person = Schemas['PersonView'];
export type Role = Schemas['Role'];
export type Substitution = Schemas['SubstitutionLine'];
export type CalendarDay = Schemas['CalendarDay'];

export const roles: readonly Role[] = ['officeAdmin', 'leader', 'departmentHead', 'handler', 'auditor'];

export const peopleFilters = ['search', 'departmentId', 'role', 'closed'] as const;
export type PeopleFilter = Partial<Record<(typeof peopleFilters)[number], string>>;

export function useAllDepartments() {
  return useQuery({
    queryKey: ['departments', 'closed'],
    queryFn: () => data(api.GET('/api/departments', { params: { query: { closed: true } } })),
  });
}

export function useGroups() {
  return useQuery({ queryKey: ['departmentGroups'], queryFn: () => data(api.GET('/api/department-groups')) });
}

export function usePeopleList(
  { search, departmentId, role, closed }: PeopleFilter,
  page: number,
  pageSize: number,
) {
  const query = { search, departmentId, role: role as Role, closed: closed === 'true', page, pageSize };
  return useQuery({
    queryKey: ['people', 'list', query],
    queryFn: () => data(api.GET('/api/people', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Everybody who may be in charge of a department (分管领导). */
export const useLeaders = () => usePeopleList({ role: 'leader' }, 1, 200);

export function usePerson(id: string | undefined) {
  return useQuery({
    queryKey: ['people', 'one', id],
    queryFn: () => data(api.GET('/api/people/{id}', { params: { path: { id: id as string } } })),
    enabled: id !== undefined,
  });
}

/** What waits for a person by name; with somebody chosen, also what of it he could not take over. */
export function useHoldings(id: string, toId?: string) {
  return useQuery({
    queryKey: ['people', 'holdings', id, toId],
    queryFn: () =>
      data(
        api.GET('/api/people/{id}/holdings', { params: { path: { id }, query: { toId, pageSize: 200 } } }),
      ),
  });
}

export function useSubstitutions(personId: string | undefined, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['substitutions', personId, page],
    queryFn: () => data(api.GET('/api/substitutions', { params: { query: { personId, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

export function useFlows() {
  return useQuery({
    queryKey: ['substitutions', 'flows'],
    queryFn: () => data(api.GET('/api/substitutions/flows')),
  });
}

export function useCalendarYear(year: number) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: () => data(api.GET('/api/calendar/{year}', { params: { path: { year } } })),
  });
}
