import { Breadcrumb, Card, Descriptions, Empty, Flex, Spin, Tabs, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Day, Moment } from '../../shared/When';
import { OfficeAdminsOnly } from '../designer/OfficeAdminsOnly';
import { Incidents } from './Incidents';
import { InstanceActs } from './InstanceActs';
import { InstanceStatus } from './InstanceStatus';
import { useInstance, useVariables } from './instances';
import { Journal } from './Journal';
import { Served } from './Served';
import { instanceTexts } from './texts';

/** One run of a flow: what it serves, where it waits, what failed, and what happened. */
export function InstancePage() {
  const { id = '' } = useParams();
  return (
    <OfficeAdminsOnly>
      <Instance key={id} id={id} />
    </OfficeAdminsOnly>
  );
}

function Instance({ id }: { id: string }) {
  const { t } = useTranslation(instanceTexts);
  const instance = useInstance(id);
  if (instance.error) return <Failure error={instance.error} onRetry={instance.refetch} />;
  if (!instance.data) return <Spin />;
  const { line, steps } = instance.data;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[
          { title: <Link to="/definitions">{t('definitions')}</Link> },
          { title: <Link to="/instances">{t('title')}</Link> },
          { title: line.name ?? line.definitionName },
        ]}
      />
      <Head instance={instance.data} />
      {line.incidents.length > 0 && (
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('incidents')}</h2>}>
          <Incidents instance={line} />
        </Card>
      )}
      {line.status === 'running' && (
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('waiting')}</h2>}>
          <Waiting steps={steps} />
        </Card>
      )}
      <Card>
        <Tabs
          items={[
            { key: 'journal', label: t('journal'), children: <Journal instanceId={id} /> },
            { key: 'variables', label: t('variables'), children: <Variables instanceId={id} /> },
          ]}
        />
      </Card>
    </Flex>
  );
}

function Head({ instance }: { instance: Schemas['InstanceOverview'] }) {
  const { t } = useTranslation(instanceTexts);
  const { line } = instance;
  return (
    <Card>
      <Flex justify="space-between" gap={16} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {line.name ?? line.definitionName}
        </Typography.Title>
        <InstanceActs instance={instance} />
      </Flex>
      <Descriptions column={{ xs: 1, md: 2, xl: 3 }} size="small" style={{ marginTop: 12 }}>
        <Descriptions.Item label={t('state')}>
          <InstanceStatus instance={line} />
        </Descriptions.Item>
        <Descriptions.Item label={t('serves')}>
          <Served instance={line} />
        </Descriptions.Item>
        <Descriptions.Item label={t('definition')}>
          <Link to={`/designer/${line.definitionId}`}>{line.definitionName}</Link>
          <span style={{ marginInlineStart: 8 }}>{t('versionNumber', { version: line.version })}</span>
        </Descriptions.Item>
        <Descriptions.Item label={t('begunAt')}>
          <Moment at={line.createdAt} />
        </Descriptions.Item>
        {line.finishedAt && line.subStatus !== 'faulted' && (
          <Descriptions.Item label={t('endedAt')}>
            <Moment at={line.finishedAt} />
          </Descriptions.Item>
        )}
        {instance.parentId && (
          <Descriptions.Item label={t('parent')}>
            <ParentLink id={instance.parentId} />
          </Descriptions.Item>
        )}
        <Descriptions.Item label={t('identity')}>
          <Typography.Text copyable style={{ wordBreak: 'break-all' }}>
            {line.id}
          </Typography.Text>
        </Descriptions.Item>
      </Descriptions>
    </Card>
  );
}

function ParentLink({ id }: { id: string }) {
  const parent = useInstance(id);
  return <Link to={`/instances/${id}`}>{parent.data?.line.name ?? id}</Link>;
}

function Waiting({ steps }: { steps: Schemas['WaitingStep'][] }) {
  const { t } = useTranslation(instanceTexts);
  if (steps.length === 0) return <Typography.Text type="secondary">{t('nobodyWaits')}</Typography.Text>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {steps.map(({ step, since, dueAt, acts }) => (
        <li key={`${step}-${since}`}>
          <Flex gap={8} wrap>
            <Typography.Text strong>{step}</Typography.Text>
            {acts.map((act) => (
              <span key={act.workItemId}>
                <Link to={`/work-items/${act.workItemId}`}>
                  {act.department.name} {act.person?.name ?? t('anybody')}
                </Link>
                {act.outcome && `（${act.outcome}）`}
                {act.dueOn && (
                  <>
                    {' '}
                    {t('dueOn')} <Day on={act.dueOn} />
                  </>
                )}
              </span>
            ))}
            {acts.length === 0 && !dueAt && <span>{t('waitsForOthers')}</span>}
            {dueAt && (
              <span>
                {t('waitsForClock')} <Moment at={dueAt} />
              </span>
            )}
            <Typography.Text type="secondary">
              {t('since')} <Moment at={since} />
            </Typography.Text>
          </Flex>
        </li>
      ))}
    </ul>
  );
}

function Variables({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation(instanceTexts);
  const variables = useVariables(instanceId);
  if (variables.error) return <Failure error={variables.error} onRetry={variables.refetch} />;
  if (!variables.data) return <Spin />;
  if (variables.data.items.length === 0) return <Empty description={t('noVariables')} />;
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      items={variables.data.items.map(({ id, name, value }) => ({
        key: id,
        label: name,
        children: (
          <span style={{ wordBreak: 'break-all' }}>
            {value == null || value === ''
              ? t('empty')
              : typeof value === 'string'
                ? value
                : JSON.stringify(value)}
          </span>
        ),
      }))}
    />
  );
}
