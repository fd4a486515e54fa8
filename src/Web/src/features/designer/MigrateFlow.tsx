import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Modal, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { type DefinitionLine, elsa } from './elsa';
import { designerTexts } from './texts';

interface Trial {
  totalCount: number;
  results: { workflowInstanceId: string; isSuccessful: boolean; log: { message: string }[] }[];
}

const mostTried = 200;
const mostNamed = 10;

/** Moves what runs on earlier versions to this one: first what would become of each, then the act (迁移). */
export function MigrateFlow({ line }: { line: DefinitionLine }) {
  const { t } = useTranslation(designerTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {t('migrate')}
      </Button>
      {isOpen && <Preview line={line} onClose={() => setOpen(false)} />}
    </>
  );
}

function Preview({ line, onClose }: { line: DefinitionLine; onClose: () => void }) {
  const { t } = useTranslation(designerTexts);
  const alterations = [{ type: 'Migrate', targetVersion: line.version }];
  const trial = useQuery({
    queryKey: ['definitions', 'migration', line.id],
    gcTime: 0,
    queryFn: async () => {
      const filter = await runningOnOthers(line);
      const answer: Trial = filter
        ? await elsa(`/alterations/dry-run?take=${mostTried}`, { alterations, filter })
        : { totalCount: 0, results: [] };
      return { filter, ...answer };
    },
  });
  const migrate = useAct(
    () => elsa('/alterations/submit', { alterations, filter: trial.data?.filter }),
    t('migrating'),
    onClose,
  );
  const moving = trial.data?.results.filter(({ isSuccessful }) => isSuccessful).length ?? 0;
  return (
    <Modal
      open
      title={t('migrateTo', { name: line.name, version: line.version })}
      okText={t('migrateNow')}
      cancelText={t('close')}
      okButtonProps={{ disabled: moving === 0 }}
      confirmLoading={migrate.isPending}
      onOk={() => migrate.mutate(undefined)}
      onCancel={onClose}
    >
      {trial.error && <Failure error={trial.error} onRetry={trial.refetch} />}
      {trial.isPending && <Spin />}
      {trial.data && <Outlook trial={trial.data} moving={moving} />}
    </Modal>
  );
}

function Outlook({ trial, moving }: { trial: Trial; moving: number }) {
  const { t } = useTranslation(designerTexts);
  const staying = trial.results.filter(({ isSuccessful }) => !isSuccessful);
  return (
    <Flex vertical gap={12}>
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
          <Link to={`/designer/instances/${result.workflowInstanceId}`}>{result.workflowInstanceId}</Link>{' '}
          {result.log.map(({ message }) => message).join('；')}
        </div>
      ))}
    </Flex>
  );
}

// The instances of every other version; null when there is no other.
async function runningOnOthers(line: DefinitionLine) {
  const versions = await elsa<{ items: DefinitionLine[] }>(
    `/workflow-definitions/${line.definitionId}/versions`,
  );
  const others = versions.items.filter(({ id }) => id !== line.id).map(({ id }) => id);
  return others.length > 0 ? { definitionVersionIds: others, statuses: ['Running'] } : null;
}
