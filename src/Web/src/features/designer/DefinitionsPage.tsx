import { useQuery } from '@tanstack/react-query';
import { Badge, Card, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lightColors } from '../../app/theme';
import { Failure } from '../../shared/Failure';
import { Moment } from '../../shared/When';
import { type DefinitionLine, elsa } from './elsa';
import { ImportFlow } from './ImportFlow';
import { MigrateFlow } from './MigrateFlow';
import { NewFlow } from './NewFlow';
import { OfficeAdminsOnly } from './OfficeAdminsOnly';
import { designerTexts } from './texts';

const pageSize = 20;

/** All flows, with the way into the designer. */
export function DefinitionsPage() {
  return (
    <OfficeAdminsOnly>
      <Definitions />
    </OfficeAdminsOnly>
  );
}

function Definitions() {
  const { t } = useTranslation(designerTexts);
  const [page, setPage] = useState(1);
  const [term, setTerm] = useState('');
  const definitions = useQuery({
    queryKey: ['definitions', 'list', page, term],
    queryFn: () =>
      elsa<{ items: DefinitionLine[]; totalCount: number }>(
        `/workflow-definitions?versionOptions=Latest&Page=${page - 1}&PageSize=${pageSize}` +
          `&OrderBy=Name&SearchTerm=${encodeURIComponent(term)}`,
      ),
  });

  if (definitions.error) return <Failure error={definitions.error} onRetry={definitions.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('title')}</h1>}
      extra={
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Input.Search
            allowClear
            aria-label={t('search')}
            placeholder={t('search')}
            style={{ width: 200 }}
            onSearch={(text) => {
              setPage(1);
              setTerm(text.trim());
            }}
          />
          <ImportFlow />
          <NewFlow />
        </div>
      }
    >
      <Table<DefinitionLine>
        rowKey="definitionId"
        loading={definitions.isPending}
        dataSource={definitions.data?.items ?? []}
        locale={{ emptyText: t('none') }}
        pagination={{
          current: page,
          pageSize,
          total: definitions.data?.totalCount ?? 0,
          hideOnSinglePage: true,
          onChange: setPage,
        }}
        columns={[
          {
            title: t('name'),
            render: (_, line) => (
              <>
                <Link to={`/designer/${line.definitionId}`}>{line.name || line.definitionId}</Link>
                <div style={{ color: '#4b5563' }}>{line.description}</div>
              </>
            ),
          },
          { title: t('version'), dataIndex: 'version', width: 80 },
          {
            title: t('state'),
            width: 160,
            render: (_, line) =>
              line.isPublished ? (
                <Badge color={lightColors.green} text={t('published')} />
              ) : (
                <Badge color={lightColors.yellow} text={t(line.version > 1 ? 'draft' : 'neverPublished')} />
              ),
          },
          { title: t('changedAt'), width: 140, render: (_, line) => <Moment at={line.createdAt} /> },
          {
            width: 200,
            render: (_, line) => (
              <>
                {line.isPublished && line.version > 1 && <MigrateFlow line={line} />}
                <a href={`/elsa/api/workflow-definitions/${line.definitionId}/export`} download>
                  {t('export')}
                </a>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}
