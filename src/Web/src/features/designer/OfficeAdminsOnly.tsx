import { Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { Problem } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { hasRole, useMe } from '../session/session';
import { designerTexts } from './texts';

interface Props {
  children: ReactNode;
  /** Whether it stands alone, outside of the page's frame. */
  isWhole?: boolean;
}

/** Shows its content to office admins; everybody else reads why not, and nothing of it is loaded. */
export function OfficeAdminsOnly({ children, isWhole = false }: Props) {
  const { t } = useTranslation(designerTexts);
  const me = useMe();
  const location = useLocation();

  if (me.isPending) return <Spin fullscreen />;
  if (me.error instanceof Problem && me.error.status === 401)
    return <Navigate to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  if (me.error) return <Failure error={me.error} onRetry={me.refetch} />;
  if (hasRole(me.data, 'officeAdmin')) return children;
  const refusal = (
    <Result
      status="403"
      title={t('adminsOnly')}
      subTitle={t('adminsOnlyHint')}
      extra={<Link to="/">{t('nav.workbench', { ns: 'translation' })}</Link>}
    />
  );
  return isWhole ? <main>{refusal}</main> : refusal;
}
