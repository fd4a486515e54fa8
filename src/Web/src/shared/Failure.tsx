import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';

/** A page that could not be read: what happened and what to do. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useTranslation();
  const status = error instanceof Problem ? error.status : undefined;
  const kind = status === 403 ? '403' : status === 404 ? '404' : 'error';
  return (
    <Result
      status={kind}
      title={error instanceof Problem ? error.message : t('error.noConnection')}
      extra={onRetry && <Button onClick={() => onRetry()}>{t('error.retry')}</Button>}
    />
  );
}
