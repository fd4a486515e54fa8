import { Button, Flex, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/useAct';
import { MigrationDialog } from '../designer/MigrationDialog';
import { type InstanceLine, retry } from './instances';
import { instanceTexts } from './texts';

/** What can be done with several instances at once. */
export function SelectedInstances({ selected, onDone }: { selected: InstanceLine[]; onDone: () => void }) {
  const { t } = useTranslation(instanceTexts);
  const [isMigrating, setMigrating] = useState(false);
  const failed = selected.filter(({ incidents }) => incidents.length > 0);
  const again = useAct(() => retry(failed.map(({ id }) => id)), t('retried'), onDone);
  const [first] = selected;
  if (!first) return null;
  const isOneDefinition = selected.every(({ definitionId }) => definitionId === first.definitionId);
  return (
    <Flex gap={8} wrap align="center">
      <span>{t('selected', { count: selected.length })}</span>
      <Tooltip title={isOneDefinition ? '' : t('oneDefinition')}>
        <Button size="small" disabled={!isOneDefinition} onClick={() => setMigrating(true)}>
          {t('migrateSelected')}
        </Button>
      </Tooltip>
      <Button
        size="small"
        disabled={failed.length === 0}
        loading={again.isPending}
        onClick={() => again.mutate(undefined)}
      >
        {t('retrySelected')}
      </Button>
      {isMigrating && (
        <MigrationDialog
          definitionId={first.definitionId}
          name={first.definitionName}
          instanceIds={selected.map(({ id }) => id)}
          onClose={() => {
            setMigrating(false);
            onDone();
          }}
        />
      )}
    </Flex>
  );
}
