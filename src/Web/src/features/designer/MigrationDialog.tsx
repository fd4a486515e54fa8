import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Modal, Select, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, data } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { type Altered, alter } from './alterations';
import { type DefinitionLine, elsa } from './elsa';
import { designerTexts } from './texts';
import { useVersions } from './versions';

interface Props {
  definitionId: string;
  name: string;
  /** The instances to move; those running on any other version when none are named. */
  instanceIds?: string[];
  onClose: () => void;
}

interface Trial {
  totalCount: number;
  results: Altered[];
}

const mostTried = 200;
const mostNamed = 10;

/** Moves instances to another version: first what would become of each, then the act (迁移). */
export function MigrationDialog({ definitionId, name, instanceIds, onClose }: Props) {
  const { t } = useTranslation(designerTexts);
  const versions = useVersions(definitionId);
  const [chosen, setChosen] = useState<number>();
  // A draft that was never published is the newest version and isn't offered: nothing can run on it.
  const offered = versions.data?.items.filter(({ isLatest, isPublished }) => isPublished || !isLatest) ?? [];
  const target = offered.find(({ version }) => version === chosen) ?? offered.find((one) => one.isPublished);
  const { trial, alterations, filter } = useMigrationTrial(target, versions.data?.items ?? [], instanceIds);
  const moving = trial.data?.results.filter(({ isSuccessful }) => isSuccessful) ?? [];
  const migrate = useAct(
    () =>
      instanceIds
        ? alter('/alterations/run', {
            alterations,
            workflowInstanceIds: moving.map(({ workflowInstanceId }) => workflowInstanceId),
          })
        : elsa('/alterations/submit', { alterations, filter }),
    t(instanceIds ? 'migrated' : 'migrating'),
    onClose,
  );
  return (
    <Modal
      open
      title={t('migrateTo', { name })}
      okText={t('migrateNow')}
      cancelText={t('close')}
      okButtonProps={{ disabled: moving.length === 0 }}
      confirmLoading={migrate.isPending}
      onOk={() => migrate.mutate(undefined)}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        {versions.error && <Failure error={versions.error} onRetry={versions.refetch} />}
        {versions.data && !target && <Alert type="info" showIcon title={t('noVersion')} />}
        {target && (
          <Select<number>
            aria-label={t('targetVersion')}
            value={target.version}
            onChange={setChosen}
            options={offered.map(({ version, isPublished }) => ({
              value: version,
              label: `${t('versionNumber', { version })}${isPublished ? ` · ${t('isPublished')}` : ''}`,
            }))}
          />
        )}
        {trial.error && <Failure error={trial.error} onRetry={trial.refetch} />}
        {trial.isLoading && <Spin />}
        {trial.data && <Outlook trial={trial.data} moving={moving.length} />}
      </Flex>
    </Modal>
  );
}

/** What would become of instances that were moved to a version: those named, else those running on any other. */
export function useMigrationTrial(
  target: DefinitionLine | undefined,
  versions: DefinitionLine[],
  instanceIds?: string[],
) {
  const filter = target && filterOf(target, versions, instanceIds);
  const alterations = [{ type: 'Migrate', targetVersion: target?.version }];
  const trial = useQuery({
    queryKey: ['definitions', target?.definitionId, 'migration', target?.id, instanceIds],
    gcTime: 0,
    enabled: target !== undefined,
    queryFn: () =>
      filter
        ? elsa<Trial>(`/alterations/dry-run?take=${mostTried}`, { alterations, filter })
        : { totalCount: 0, results: [] },
  });
  return { trial, alterations, filter };
}

/** How many could be moved, and why the others could not. */
export function Outlook({ trial, moving }: { trial: Trial; moving: number }) {
  const { t } = useTranslation(designerTexts);
  const staying = trial.results.filter(({ isSuccessful }) => !isSuccessful);
  return (
    <>
      <Alert
        type={staying.length > 0 ? 'warning' : 'info'}
        showIcon
        title={
          trial.totalCount === 0
            ? t('nothingToMigrate')
            : t('migratable', { moving, tried: trial.results.length, total: trial.totalCount })
        }
      />
      {trial.totalCount > 0 && <Typography.Text type="secondary">{t('migrationKeeps')}</Typography.Text>}
      {staying.slice(0, mostNamed).map((result) => (
        <div key={result.workflowInstanceId}>
          <InstanceLink id={result.workflowInstanceId} />{' '}
          {result.log.map(({ message }) => message).join('；')}
        </div>
      ))}
    </>
  );
}

function InstanceLink({ id }: { id: string }) {
  const instance = useQuery({
    queryKey: ['instances', id],
    queryFn: () => data(api.GET('/api/instances/{id}', { params: { path: { id } } })),
  });
  return <Link to={`/instances/${id}`}>{instance.data?.line.name ?? id}</Link>;
}

// Null when there is nothing that could be moved.
function filterOf(target: DefinitionLine, versions: DefinitionLine[], instanceIds?: string[]) {
  if (instanceIds) return { workflowInstanceIds: instanceIds };
  const others = versions.filter(({ id }) => id !== target.id).map(({ id }) => id);
  return others.length > 0 ? { definitionVersionIds: others, statuses: ['Running'] } : null;
}
