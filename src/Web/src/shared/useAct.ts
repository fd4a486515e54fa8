import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';

/** Something the person does: afterwards all that is shown is read anew; a refusal is said in the service's words. */
export function useAct<TInput, TResult>(
  act: (input: TInput) => Promise<TResult>,
  said: string,
  then?: (result: TResult) => unknown,
) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      message.success(said);
      await queries.invalidateQueries();
      await then?.(result);
    },
    onError: (error) => message.error(error instanceof Problem ? error.message : t('error.noConnection'), 6),
  });
}
