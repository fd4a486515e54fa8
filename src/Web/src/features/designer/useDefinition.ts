import { useQuery } from '@tanstack/react-query';
import { type DefinitionLine, elsa } from './elsa';

/** The newest version of a flow. */
export function useDefinition(definitionId: string) {
  return useQuery({
    queryKey: ['definitions', definitionId],
    queryFn: () =>
      elsa<DefinitionLine>(
        `/workflow-definitions/by-definition-id/${encodeURIComponent(definitionId)}?versionOptions=Latest`,
      ),
    refetchOnWindowFocus: false,
  });
}
