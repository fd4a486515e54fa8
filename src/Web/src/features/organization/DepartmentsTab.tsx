import { Empty, Flex, Grid, Switch, Table, type TableProps, Tag } from 'antd';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { LinkButton } from './LinkButton';
import { type Department, useAllDepartments, useLeaders } from './organization';
import { PageCard } from './PageCard';
import { useTexts } from './texts';

/** All departments and units, with the way to each. */
export function DepartmentsTab() {
  const { t } = useTexts();
  const { values, set } = useAddressState(['closed']);
  const isNarrow = Grid.useBreakpoint().md === false;
  const departments = useAllDepartments();
  const leaders = useLeaders();
  const rows = departments.data?.filter(({ closedAt }) => values.closed === 'true' || !closedAt);
  const columns: TableProps<Department>['columns'] = [
    {
      title: t('department.shortName'),
      render: (_, row) => (
        <Flex gap={8} wrap>
          <Link to={`/organization/departments/${row.id}`}>{row.shortName}</Link>
          {row.isOffice && <Tag color="blue">{t('department.office')}</Tag>}
          {row.closedAt && <Tag>{t('department.closed')}</Tag>}
          {isNarrow && <span style={{ flexBasis: '100%' }}>{row.name}</span>}
        </Flex>
      ),
    },
    ...(isNarrow
      ? []
      : [
          { title: t('department.name'), dataIndex: 'name' },
          {
            title: t('department.kind'),
            width: 120,
            render: (_: unknown, row: Department) => t(`department.kinds.${row.kind}`),
          },
          {
            title: t('department.leaders'),
            width: 140,
            render: (_: unknown, row: Department) =>
              leaders.data?.items
                .filter(({ id }) => row.supervisingLeaderIds.includes(id))
                .map(({ name }) => name)
                .join('、'),
          },
          { title: t('department.aliases'), render: (_: unknown, row: Department) => row.aliases.join('、') },
          {
            width: 100,
            title: t('department.people'),
            render: (_: unknown, row: Department) => (
              <Link to={`/organization/people?departmentId=${row.id}`}>{t('department.seePeople')}</Link>
            ),
          },
        ]),
  ];

  if (departments.error) return <Failure error={departments.error} onRetry={departments.refetch} />;
  return (
    <PageCard
      title={t('tab.departments')}
      extra={<LinkButton to="/organization/departments/new">{t('department.add')}</LinkButton>}
    >
      <Flex gap={8} align="center" style={{ marginBottom: 12 }}>
        <Switch
          id="with-closed"
          checked={values.closed === 'true'}
          onChange={(isOn) => set({ closed: isOn ? 'true' : undefined })}
        />
        <label htmlFor="with-closed">{t('department.withClosed')}</label>
      </Flex>
      <Table<Department>
        rowKey="id"
        size="middle"
        loading={departments.isPending}
        dataSource={rows ?? []}
        columns={columns}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty description={t('department.none')} /> }}
      />
    </PageCard>
  );
}
