import { Empty, Flex, Grid, Input, Select, Switch, Table, type TableProps, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { useDepartments } from '../tasks/tasks';
import { LinkButton } from './LinkButton';
import { type PeopleFilter, type Person, peopleFilters, roles, usePeopleList } from './organization';
import { PageCard } from './PageCard';
import { useTexts } from './texts';

const pageSize = 20;

/** Everybody with an account; what the list is narrowed to is in the address. */
export function PeopleTab() {
  const { t } = useTexts();
  const { values, page, set } = useAddressState(peopleFilters);
  const people = usePeopleList(values as PeopleFilter, page, pageSize);
  const columns = useColumns();

  if (people.error) return <Failure error={people.error} onRetry={people.refetch} />;
  return (
    <PageCard
      title={t('tab.people')}
      extra={<LinkButton to="/organization/people/new">{t('person.add')}</LinkButton>}
    >
      <Filters filter={values as PeopleFilter} onChange={set} />
      <Typography.Text type="secondary" role="status" style={{ display: 'block', margin: '12px 0' }}>
        {t('person.found', { count: people.data?.total ?? 0 })}
      </Typography.Text>
      <Table<Person>
        rowKey="id"
        size="middle"
        loading={people.isPending}
        dataSource={people.data?.items ?? []}
        columns={columns}
        locale={{ emptyText: <Empty description={t('person.none')} /> }}
        pagination={{
          current: page,
          pageSize,
          total: people.data?.total ?? 0,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: (next) => set({ page: String(next) }),
        }}
      />
    </PageCard>
  );
}

interface FiltersProps {
  filter: PeopleFilter;
  onChange: (changes: Partial<Record<keyof PeopleFilter, string | undefined>>) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTexts();
  const departments = useDepartments();
  return (
    <Flex gap={8} wrap align="center" role="search">
      <Input.Search
        key={filter.search}
        defaultValue={filter.search ?? ''}
        allowClear
        aria-label={t('person.search')}
        placeholder={t('person.search')}
        style={{ width: 220 }}
        onSearch={(search) => onChange({ search })}
      />
      <Select<string>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('person.department')}
        placeholder={t('person.department')}
        value={filter.departmentId ?? null}
        options={departments.data?.map(({ id, shortName }) => ({ value: id, label: shortName })) ?? []}
        style={{ width: 180 }}
        onChange={(departmentId) => onChange({ departmentId })}
      />
      <Select<string>
        allowClear
        aria-label={t('person.role')}
        placeholder={t('person.role')}
        value={filter.role ?? null}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        style={{ width: 150 }}
        onChange={(role) => onChange({ role })}
      />
      <Switch
        id="closed-only"
        checked={filter.closed === 'true'}
        onChange={(isOn) => onChange({ closed: isOn ? 'true' : undefined })}
      />
      <label htmlFor="closed-only">{t('person.closedOnly')}</label>
    </Flex>
  );
}

function useColumns(): TableProps<Person>['columns'] {
  const { t } = useTexts();
  const isNarrow = Grid.useBreakpoint().md === false;
  const rolesOf = (row: Person) => row.roles.map((role) => t(`role.${role}`)).join('、');
  const name = {
    title: t('person.name'),
    render: (_: unknown, row: Person) => (
      <Flex gap={8} wrap>
        <Link to={`/organization/people/${row.id}`}>{row.name}</Link>
        {row.mustChangePassword && !row.closedAt && <Tag color="warning">{t('person.initial')}</Tag>}
        {row.closedAt && <Tag>{t('person.closed')}</Tag>}
        {isNarrow && (
          <span style={{ flexBasis: '100%' }}>
            {row.department.name} · {rolesOf(row)}
          </span>
        )}
      </Flex>
    ),
  };
  if (isNarrow) return [name];
  return [
    name,
    { title: t('person.department'), width: 180, render: (_, row) => row.department.name },
    { title: t('person.roles'), render: (_, row) => rolesOf(row) },
    { title: t('person.userName'), dataIndex: 'userName', width: 200 },
  ];
}
