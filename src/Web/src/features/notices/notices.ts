import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client';

// Changes are told at once; this is for those that are not, such as a substitute's.
const everyMinute = 60_000;

/** A page of the person's notices, the newest first. */
export function useNotices(page: number, pageSize: number, unread?: boolean) {
  return useQuery({
    queryKey: ['notices', page, pageSize, unread],
    queryFn: () => data(api.GET('/api/notices', { params: { query: { page, pageSize, unread } } })),
    placeholderData: keepPreviousData,
    refetchInterval: everyMinute,
  });
}

/** How many notices wait to be read. */
export const useUnreadCount = () => useNotices(1, 1, true).data?.total ?? 0;
