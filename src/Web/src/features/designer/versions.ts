import { useQuery } from '@tanstack/react-query';
import { type DefinitionLine, elsa } from './elsa';

/** The newest version of every flow. */
export function useDefinitions() {
  return useQuery({
    queryKey: ['definitions', 'all'],
    queryFn: () =>
      elsa<{ items: DefinitionLine[] }>(
        '/workflow-definitions?versionOptions=Latest&Page=0&PageSize=200&OrderBy=Name',
      ),
  });
}

/** All versions of a flow, newest first. */
export function useVersions(definitionId: string | undefined) {
  return useQuery({
    queryKey: ['definitions', definitionId, 'versions'],
    enabled: definitionId !== undefined,
    queryFn: () =>
      elsa<{ items: DefinitionLine[] }>(
        `/workflow-definitions/${encodeURIComponent(definitionId ?? '')}/versions`,
      ),
  });
}
