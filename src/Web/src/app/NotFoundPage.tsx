import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return <Result status="404" title={t('error.notFound')} extra={<Link to="/">{t('nav.workbench')}</Link>} />;
}
