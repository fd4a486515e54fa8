import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, data } from '../../api/client';
import type { PlanDraft } from '../plans/plans';
import { useDepartments } from '../tasks/tasks';

/** Printed name → the departments it stands for. */
export type Mappings = Record<string, string[]>;

/** Groups of departments as documents print them. */
export function useGroups() {
  return useQuery({
    queryKey: ['department-groups'],
    queryFn: () => data(api.GET('/api/department-groups')),
    staleTime: 600_000,
  });
}

/** The departments to choose from, by the name documents print. */
export function useDepartmentOptions() {
  const departments = useDepartments().data;
  return useMemo(
    () =>
      departments?.map(({ shortName, name }) => ({ value: shortName || name, label: shortName || name })) ??
      [],
    [departments],
  );
}

/** The names and groups of a draft that the organisation does not know: each must be matched. */
export function useUnknownNames(draft: PlanDraft): string[] {
  const departments = useDepartments().data;
  const groups = useGroups().data;
  return useMemo(() => {
    if (!departments || !groups) return [];
    const known = new Set(
      departments.flatMap(({ code, shortName, name, aliases }) => [code, shortName, name, ...aliases]),
    );
    const knownGroups = new Set(groups.map(({ name }) => name));
    const printed = draft.tasks.flatMap((task) => [
      ...[...task.lead, ...task.participants].filter(
        (name) => !known.has(name.trim()) && !known.has(withoutRemark(name.trim())),
      ),
      ...task.groups.filter((group) => !knownGroups.has(group.trim())),
    ]);
    return [...new Set(printed)];
  }, [departments, groups, draft.tasks]);
}

/** 市住建局（建筑工地）: what stands in brackets says which part of the task the department has. */
function withoutRemark(name: string): string {
  return name.replace(/\s*[（(][^（()）]+[)）]$/, '');
}
