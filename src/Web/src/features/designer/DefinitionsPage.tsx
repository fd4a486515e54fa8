import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, Button, Card, Empty, Flex, Grid, Input, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, data } from '../../api/client';
import { lightColors } from '../../app/theme';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { Moment } from '../../shared/When';
import { type DefinitionLine, elsa } from './elsa';
import { FlowInstances } from './FlowInstances';
import { ImportFlow } from './ImportFlow';
import { MigrationDialog } from './MigrationDialog';
import { NewFlow } from './NewFlow';
import { OfficeAdminsOnly } from './OfficeAdminsOnly';
import { PublishFlow } from './PublishFlow';
import { designerTexts } from './texts';

const pageSize = 20;

/** All flows with what runs on them, and the way into the designer. */
export function DefinitionsPage() {
  return (
    <OfficeAdminsOnly>
      <Definitions />
    </OfficeAdminsOnly>
  );
}

function Definitions() {
  const { t } = useTranslation(designerTexts);
  const { values, page, set } = useAddressState(['search']);
  const definitions = useQuery({
    queryKey: ['definitions', 'list', page, values.search],
    queryFn: () =>
      elsa<{ items: DefinitionLine[]; totalCount: number }>(
        `/workflow-definitions?versionOptions=Latest&Page=${page - 1}&PageSize=${pageSize}` +
          `&OrderBy=Name&SearchTerm=${encodeURIComponent(values.search ?? '')}`,
      ),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns(definitions.data?.items.map((line) => line.definitionId) ?? []);

  if (definitions.error) return <Failure error={definitions.error} onRetry={definitions.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('title')}</h1>}
      extra={<Link to="/instances">{t('instances')}</Link>}
    >
      <Flex vertical gap={12}>
        <Flex gap={8} wrap role="search">
          <Input.Search
            key={values.search}
            defaultValue={values.search ?? ''}
            allowClear
            aria-label={t('search')}
            placeholder={t('search')}
            style={{ width: 200 }}
            onSearch={(text) => set({ search: text.trim() })}
          />
          <ImportFlow />
          <NewFlow />
        </Flex>
        <Table<DefinitionLine>
          rowKey="definitionId"
          size="middle"
          loading={definitions.isPending}
          dataSource={definitions.data?.items ?? []}
          columns={columns ?? []}
          locale={{ emptyText: <Empty description={t('none')} /> }}
          pagination={{
            current: page,
            pageSize,
            total: definitions.data?.totalCount ?? 0,
            hideOnSinglePage: true,
            showSizeChanger: false,
            onChange: (next) => set({ page: String(next) }),
          }}
        />
      </Flex>
    </Card>
  );
}

function useColumns(definitionIds: string[]): TableProps<DefinitionLine>['columns'] {
  const { t } = useTranslation(designerTexts);
  const isNarrow = Grid.useBreakpoint().md === false;
  const counts = useQuery({
    queryKey: ['instances', 'counts', definitionIds],
    enabled: definitionIds.length > 0,
    queryFn: () =>
      data(api.GET('/api/instances/counts', { params: { query: { definitionId: definitionIds } } })),
  });
  const instances = (line: DefinitionLine) =>
    counts.data && (
      <FlowInstances
        definitionId={line.definitionId}
        counts={counts.data.filter(({ definitionId }) => definitionId === line.definitionId)}
      />
    );
  const flow = {
    title: t('name'),
    render: (_: unknown, line: DefinitionLine) => (
      <>
        <Link to={`/designer/${line.definitionId}`}>{line.name || line.definitionId}</Link>
        <div style={{ color: '#4b5563' }}>{line.description}</div>
        {isNarrow && (
          <Flex vertical gap={4}>
            <State line={line} />
            {instances(line)}
            <Acts line={line} />
          </Flex>
        )}
      </>
    ),
  };
  if (isNarrow) return [flow];
  return [
    flow,
    { title: t('version'), dataIndex: 'version', width: 70 },
    { title: t('state'), width: 150, render: (_, line) => <State line={line} /> },
    { title: t('instances'), width: 210, render: (_, line) => instances(line) },
    { title: t('changedAt'), width: 110, render: (_, line) => <Moment at={line.createdAt} /> },
    { title: t('acts'), width: 210, render: (_, line) => <Acts line={line} /> },
  ];
}

function State({ line }: { line: DefinitionLine }) {
  const { t } = useTranslation(designerTexts);
  return line.isPublished ? (
    <Badge color={lightColors.green} text={t('published')} />
  ) : (
    <Badge color={lightColors.yellow} text={t(line.version > 1 ? 'draft' : 'neverPublished')} />
  );
}

function Acts({ line }: { line: DefinitionLine }) {
  const { t } = useTranslation(designerTexts);
  const [isMigrating, setMigrating] = useState(false);
  return (
    <Flex align="center" wrap>
      <Link to={`/designer/${line.definitionId}/simple`} style={{ padding: '0 7px' }}>
        {t('simple')}
      </Link>
      <Link to={`/designer/${line.definitionId}/trial`} style={{ paddingInline: 7 }}>
        {t('tryOut')}
      </Link>
      {!line.isPublished && <PublishFlow line={line} />}
      {line.isPublished && line.version > 1 && (
        <Button type="link" size="small" onClick={() => setMigrating(true)}>
          {t('migrate')}
        </Button>
      )}
      <Button
        type="link"
        size="small"
        href={`/elsa/api/workflow-definitions/${line.definitionId}/export`}
        download
      >
        {t('export')}
      </Button>
      {isMigrating && (
        <MigrationDialog
          definitionId={line.definitionId}
          name={line.name || line.definitionId}
          onClose={() => setMigrating(false)}
        />
      )}
    </Flex>
  );
}
