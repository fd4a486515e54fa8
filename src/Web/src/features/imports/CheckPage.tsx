import { Breadcrumb, Flex, Result, Spin, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../shared/Failure';
import { DraftEditor } from './DraftEditor';
import { useStoredImport } from './drafts';
import { importTexts } from './texts';
import './imports.css';

/** A recognised plan beside its source, as far as it has been checked. */
export function CheckPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation(importTexts);
  const { t: tApp } = useTranslation();
  const stored = useStoredImport(id);
  if (stored.error) return <Failure error={stored.error} onRetry={stored.refetch} />;
  if (stored.data === undefined) return <Spin />;
  if (stored.data === null)
    return <Result status="404" title={t('gone')} extra={<Link to="/plans/import">{t('toImport')}</Link>} />;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[
          { title: <Link to="/plans">{tApp('nav.plans')}</Link> },
          { title: <Link to="/plans/import">{t('title')}</Link> },
          { title: t('stepCheck') },
        ]}
      />
      <Steps
        size="small"
        current={0}
        responsive={false}
        items={(['stepCheck', 'stepCreate', 'stepLaunch'] as const).map((step) => ({ title: t(step) }))}
      />
      <DraftEditor key={id} id={id} stored={stored.data} />
    </Flex>
  );
}
