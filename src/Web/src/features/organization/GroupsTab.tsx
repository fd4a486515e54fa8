import { Empty, Table } from 'antd';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { LinkButton } from './LinkButton';
import { type DepartmentGroup, useGroups } from './organization';
import { PageCard } from './PageCard';
import { useTexts } from './texts';

/** The printed names that stand for several departments. */
export function GroupsTab() {
  const { t } = useTexts();
  const groups = useGroups();
  if (groups.error) return <Failure error={groups.error} onRetry={groups.refetch} />;
  return (
    <PageCard
      title={t('tab.groups')}
      extra={<LinkButton to="/organization/groups/new">{t('group.add')}</LinkButton>}
    >
      <p>{t('group.explained')}</p>
      <Table<DepartmentGroup>
        rowKey="id"
        size="middle"
        loading={groups.isPending}
        dataSource={groups.data ?? []}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty description={t('group.none')} /> }}
        columns={[
          {
            title: t('group.name'),
            width: 200,
            render: (_, row) => <Link to={`/organization/groups/${row.id}`}>{row.name}</Link>,
          },
          {
            title: t('group.members'),
            render: (_, row) => row.members.map(({ shortName }) => shortName).join('、'),
          },
        ]}
      />
    </PageCard>
  );
}
