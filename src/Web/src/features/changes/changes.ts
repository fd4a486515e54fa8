import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { changeTexts } from './texts';

/** A page of what others did to the person's tasks; since the last working day where no day is named. */
export function useChanges(since: string | undefined, page: number, pageSize: number) {
  return useQuery({
    queryKey: ['changes', since, page, pageSize],
    queryFn: () => data(api.GET('/api/changes', { params: { query: { since, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
}

/** What a list of changes since a day is called. */
export function useChangesTitle(since: string | undefined): string {
  const { t } = useTranslation(changeTexts);
  const isYesterday = !since || dayjs().subtract(1, 'day').isSame(since, 'day');
  return isYesterday ? t('yesterday') : t('title', { day: dayjs(since).format('M月D日') });
}
