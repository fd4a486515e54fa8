import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Modal, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { type DefinitionLine, elsa, type FlowProblem } from './elsa';
import { ProblemList } from './ProblemList';
import { designerTexts } from './texts';

interface Checked {
  problems: FlowProblem[];
  warnings: FlowProblem[];
}

/** Publishes a draft, after a look at what stands in the way and what is doubtful. */
export function PublishFlow({ line }: { line: DefinitionLine }) {
  const { t } = useTranslation(designerTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {t('publish')}
      </Button>
      {isOpen && <PublishDialog line={line} onClose={() => setOpen(false)} />}
    </>
  );
}

function PublishDialog({ line, onClose }: { line: DefinitionLine; onClose: () => void }) {
  const { t } = useTranslation(designerTexts);
  const path = `/workflow-definitions/by-definition-id/${encodeURIComponent(line.definitionId)}`;
  const checked = useQuery({
    queryKey: ['definitions', line.definitionId, 'check', line.id],
    gcTime: 0,
    queryFn: async () =>
      elsa<Checked>('/workflow-definitions/check', {
        model: await elsa<object>(`${path}?versionOptions=Latest`),
      }),
  });
  const publish = useAct(
    () => elsa(`/workflow-definitions/${encodeURIComponent(line.definitionId)}/publish`, {}),
    t('publishedNow'),
    onClose,
  );
  const { problems = [], warnings = [] } = checked.data ?? {};
  return (
    <Modal
      open
      title={t('publishTitle', { name: line.name || line.definitionId })}
      okText={t(warnings.length > 0 ? 'publishAnyway' : 'publish')}
      cancelText={t('close')}
      okButtonProps={{ disabled: !checked.data || problems.length > 0 }}
      confirmLoading={publish.isPending}
      onOk={() => publish.mutate(undefined)}
      onCancel={onClose}
    >
      {checked.error && <Failure error={checked.error} onRetry={checked.refetch} />}
      {checked.isPending && <Spin />}
      {checked.data && (
        <Flex vertical gap={12}>
          {problems.length > 0 && (
            <Alert
              type="error"
              showIcon
              title={t('cannotPublish')}
              description={<ProblemList problems={problems} />}
              action={<Link to={`/designer/${line.definitionId}`}>{t('mend')}</Link>}
            />
          )}
          {warnings.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('doubtful')}
              description={<ProblemList problems={warnings} />}
            />
          )}
          {problems.length + warnings.length === 0 && <Alert type="success" showIcon title={t('sound')} />}
          <span>{t('publishMeans')}</span>
        </Flex>
      )}
    </Modal>
  );
}
