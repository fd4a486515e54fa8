import { Card, Empty, Flex, Grid, Table, type TableProps, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { Moment } from '../../shared/When';
import { OfficeAdminsOnly } from '../designer/OfficeAdminsOnly';
import { InstanceFilters } from './InstanceFilters';
import { InstanceStatus } from './InstanceStatus';
import { type InstanceLine, instanceFilters, useInstances } from './instances';
import { SelectedInstances } from './SelectedInstances';
import { Served } from './Served';
import { instanceTexts } from './texts';

const pageSize = 20;

/** Running and ended flows, and what failed; what the list is narrowed to is in the address. */
export function InstanceListPage() {
  return (
    <OfficeAdminsOnly>
      <Instances />
    </OfficeAdminsOnly>
  );
}

function Instances() {
  const { t } = useTranslation(instanceTexts);
  const { values, page, set } = useAddressState(instanceFilters);
  const instances = useInstances(values, page, pageSize);
  const [selected, setSelected] = useState<InstanceLine[]>([]);
  const columns = useColumns();

  if (instances.error) return <Failure error={instances.error} onRetry={instances.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('title')}</h1>}
      extra={<Link to="/definitions">{t('definitions')}</Link>}
    >
      <Flex vertical gap={12}>
        <InstanceFilters filter={values} onChange={set} />
        <Flex gap={12} wrap align="center" style={{ minHeight: 32 }}>
          <Typography.Text type="secondary" role="status">
            {t('found', { count: instances.data?.total ?? 0 })}
          </Typography.Text>
          <SelectedInstances selected={selected} onDone={() => setSelected([])} />
        </Flex>
        <Table<InstanceLine>
          rowKey="id"
          size="middle"
          loading={instances.isPending}
          dataSource={instances.data?.items ?? []}
          columns={columns ?? []}
          rowSelection={{
            selectedRowKeys: selected.map(({ id }) => id),
            onChange: (_, rows) => setSelected(rows),
            getCheckboxProps: (row) => ({ 'aria-label': row.name ?? row.id }),
          }}
          locale={{
            emptyText: <Empty description={t(values.hasIncidents === 'true' ? 'noIncidents' : 'none')} />,
          }}
          pagination={{
            current: page,
            pageSize,
            total: instances.data?.total ?? 0,
            hideOnSinglePage: true,
            showSizeChanger: false,
            onChange: (next) => set({ page: String(next) }),
          }}
        />
      </Flex>
    </Card>
  );
}

function useColumns(): TableProps<InstanceLine>['columns'] {
  const { t } = useTranslation(instanceTexts);
  const isNarrow = Grid.useBreakpoint().md === false;
  const flow = {
    title: t('definition'),
    render: (_: unknown, row: InstanceLine) => (
      <>
        <Link to={`/instances/${row.id}`} style={{ display: 'inline-block' }}>
          {row.definitionName}
        </Link>{' '}
        <Typography.Text type="secondary">{t('versionNumber', { version: row.version })}</Typography.Text>
        {isNarrow && (
          <>
            <div>
              <Served instance={row} />
            </div>
            <Flex gap={8} wrap>
              <InstanceStatus instance={row} />
              <Moment at={row.updatedAt} />
            </Flex>
            <Standing row={row} />
          </>
        )}
      </>
    ),
  };
  if (isNarrow) return [flow];
  return [
    { ...flow, width: 220 },
    { title: t('serves'), render: (_, row) => <Served instance={row} /> },
    { title: t('state'), width: 110, render: (_, row) => <InstanceStatus instance={row} /> },
    { title: t('waitingAt'), width: 300, render: (_, row) => <Standing row={row} /> },
    { title: t('movedAt'), width: 110, render: (_, row) => <Moment at={row.updatedAt} /> },
  ];
}

// What failed matters more than what waits.
function Standing({ row }: { row: InstanceLine }) {
  const { t } = useTranslation(instanceTexts);
  return (
    <>
      {row.incidents.map((incident) => (
        <Typography.Paragraph key={incident.activityInstanceId} type="danger" style={{ margin: 0 }}>
          “{incident.step}”：{t(`causes.${incident.cause}`)}
        </Typography.Paragraph>
      ))}
      {row.waiting.join('、')}
    </>
  );
}
