import { Card, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shared/Failure';
import { Outlook, useMigrationTrial } from '../designer/MigrationDialog';
import { useVersions } from '../designer/versions';
import { trialTexts } from './texts';
import type { Trial } from './trials';

/** How much of what runs could move to the tried version, with the reasons of what could not. */
export function MigrationOutlook({ view }: { view: Trial }) {
  const { t } = useTranslation(trialTexts);
  const versions = useVersions(view.definitionId);
  const target = versions.data?.items.find(({ version }) => version === view.version);
  const { trial } = useMigrationTrial(target, versions.data?.items ?? []);
  const error = versions.error ?? trial.error;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('migration')}</h2>}>
      {error && <Failure error={error} onRetry={versions.error ? versions.refetch : trial.refetch} />}
      {!error && !trial.data && <Skeleton active />}
      {trial.data && (
        <Flex vertical gap={12}>
          <Outlook
            trial={trial.data}
            moving={trial.data.results.filter(({ isSuccessful }) => isSuccessful).length}
          />
        </Flex>
      )}
    </Card>
  );
}
