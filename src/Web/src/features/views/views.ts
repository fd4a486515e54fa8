import { useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';

/** The person's views of a page. */
export function useViews(path: string, enabled: boolean) {
  return useQuery({
    queryKey: ['views', path],
    queryFn: () => data(api.GET('/api/views', { params: { query: { path, pageSize: 50 } } })),
    enabled,
  });
}

/** Keeps the query of a page's address under a name. */
export const saveView = (path: string, name: string, query: string) =>
  data(api.POST('/api/views', { body: { path, name, query } }));

export const deleteView = (id: string) => data(api.DELETE('/api/views/{id}', { params: { path: { id } } }));
