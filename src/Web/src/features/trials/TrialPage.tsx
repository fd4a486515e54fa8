import { Alert, Badge, Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/client';
import { lightColors } from '../../app/theme';
import { Failure } from '../../shared/Failure';
import { OfficeAdminsOnly } from '../designer/OfficeAdminsOnly';
import { ProblemList } from '../designer/ProblemList';
import { PublishFlow } from '../designer/PublishFlow';
import { useDefinition } from '../designer/useDefinition';
import { FlowDrawing } from '../tasks/FlowPicture';
import { MigrationOutlook } from './MigrationOutlook';
import { Summary } from './Summary';
import { trialTexts } from './texts';
import { useTrial, useTrialAddress } from './trials';
import { Waiting } from './Waiting';
import { Walked } from './Walked';
import { With } from './With';

/** A flow walked before it is published: who gets what, and what comes of each decision (试走). */
export function TrialPage() {
  const { definitionId = '' } = useParams();
  return (
    <OfficeAdminsOnly>
      <TrialOf key={definitionId} definitionId={definitionId} />
    </OfficeAdminsOnly>
  );
}

function TrialOf({ definitionId }: { definitionId: string }) {
  const { t } = useTranslation(trialTexts);
  const address = useTrialAddress();
  const trial = useTrial(definitionId, address.start, address.acts);
  const newest = useDefinition(definitionId);

  if (trial.error)
    return <Unwalkable definitionId={definitionId} error={trial.error} retry={trial.refetch} />;
  if (!trial.data) return <Skeleton active />;
  const view = trial.data;
  return (
    <Flex vertical gap={16}>
      <Flex align="center" gap={12} wrap>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {t('title', { name: view.name })}
        </Typography.Title>
        <Tag>{t('version', { version: view.version })}</Tag>
        {!view.isPublished && <Badge color={lightColors.yellow} text={t('draft')} />}
        <Link to={`/designer/${definitionId}`}>{t('design')}</Link>
        <Link to="/definitions">{t('back')}</Link>
      </Flex>
      <With view={view} start={address.start} onStart={address.startWith} />
      <Card>
        <Summary view={view} />
        <Flex gap={8} wrap align="center" style={{ marginBlock: 12 }}>
          <Button disabled={address.acts.length === 0} onClick={address.stepBack}>
            {t('stepBack')}
          </Button>
          <Button disabled={address.acts.length === 0} onClick={address.startOver}>
            {t('startOver')}
          </Button>
          {newest.data && !newest.data.isPublished && <PublishFlow line={newest.data} />}
        </Flex>
        <FlowDrawing flow={view.flow} isLinked={false} />
      </Card>
      <Flex gap={16} wrap align="flex-start">
        {!view.ended && (
          <div style={{ flex: '1 1 320px', minWidth: 0 }}>
            <Waiting view={view} isWalking={trial.isFetching} onAct={address.take} />
          </div>
        )}
        <div style={{ flex: '1 1 320px', minWidth: 0 }}>
          <Walked view={view} />
        </div>
      </Flex>
      <MigrationOutlook view={view} />
    </Flex>
  );
}

interface UnwalkableProps {
  definitionId: string;
  error: Error;
  retry: () => unknown;
}

function Unwalkable({ definitionId, error, retry }: UnwalkableProps) {
  const { t } = useTranslation(trialTexts);
  if (!(error instanceof Problem) || error.code !== 'definition_not_publishable')
    return <Failure error={error} onRetry={() => void retry()} />;
  return (
    <Alert
      type="error"
      showIcon
      title={t('broken')}
      description={
        <ProblemList problems={error.errors.map(({ field, message }) => ({ code: field, message }))} />
      }
      action={<Link to={`/designer/${definitionId}`}>{t('design')}</Link>}
    />
  );
}
