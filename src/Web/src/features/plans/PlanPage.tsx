import {
  App,
  Breadcrumb,
  Button,
  Card,
  Descriptions,
  Flex,
  Select,
  Spin,
  Table,
  type TableProps,
  Tag,
  Typography,
} from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Light } from '../../shared/Light';
import { useAct } from '../../shared/useAct';
import { Day } from '../../shared/When';
import { hasRole, useMe } from '../session/session';
import { TaskStatus } from '../tasks/TaskStatus';
import { taskStatuses } from '../tasks/taskStatuses';
import { useDepartments } from '../tasks/tasks';
import { launchPlan, type TaskFilter, usePlan, usePlanTasks } from './plans';

type TaskSummary = Schemas['TaskSummary'];
type Status = Schemas['PlanTaskStatus'];

const pageSize = 50;

/** A plan and its tasks in document order; what is filtered is in the address. */
export function PlanPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const page = Number(search.get('page') ?? 1);
  const filter: TaskFilter = {
    status: (search.get('status') as Status | null) ?? undefined,
    departmentId: search.get('department') ?? undefined,
  };
  const plan = usePlan(id);
  const tasks = usePlanTasks(id, filter, page, pageSize);
  const columns = useColumns(plan.data?.sections ?? []);

  const set = (name: string, value: string | undefined) =>
    setSearch((current) => {
      if (value) current.set(name, value);
      else current.delete(name);
      if (name !== 'page') current.delete('page');
      return current;
    });

  if (plan.error) return <Failure error={plan.error} onRetry={plan.refetch} />;
  if (!plan.data) return <Spin />;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[{ title: <Link to="/plans">{t('nav.plans')}</Link> }, { title: plan.data.title }]}
      />
      <Head plan={plan.data} />
      <Card
        title={
          <h2 style={{ fontSize: 16, margin: 0 }}>{t('plan.tasks', { count: tasks.data?.total ?? 0 })}</h2>
        }
        extra={<Filters filter={filter} onChange={set} />}
      >
        <Table<TaskSummary>
          rowKey="id"
          size="middle"
          loading={tasks.isPending}
          dataSource={tasks.data?.items}
          columns={columns}
          scroll={{ x: 900 }}
          pagination={{
            current: page,
            pageSize,
            total: tasks.data?.total ?? 0,
            hideOnSinglePage: true,
            onChange: (next) => set('page', String(next)),
          }}
        />
      </Card>
    </Flex>
  );
}

function Head({ plan }: { plan: Schemas['PlanView'] }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const me = useMe();
  const launch = useAct(() => launchPlan(plan.id), t('plan.launchedNow'));
  const ask = () =>
    modal.confirm({
      title: t('plan.launchAsk', { count: plan.taskCount }),
      content: t('plan.launchExplained'),
      okText: t('plan.launch'),
      cancelText: t('common.cancel'),
      onOk: () => launch.mutateAsync(undefined),
    });
  return (
    <Card>
      <Flex justify="space-between" gap={16} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {plan.title}
        </Typography.Title>
        {plan.status === 'imported' && hasRole(me.data, 'officeAdmin') && (
          <Button type="primary" onClick={ask} loading={launch.isPending}>
            {t('plan.launch')}
          </Button>
        )}
      </Flex>
      <Descriptions column={{ xs: 1, md: 2, xl: 4 }} size="small" style={{ marginTop: 12 }}>
        <Descriptions.Item label={t('plan.documentNumber')}>{plan.documentNumber ?? '—'}</Descriptions.Item>
        <Descriptions.Item label={t('plan.issuer')}>{plan.issuer ?? '—'}</Descriptions.Item>
        <Descriptions.Item label={t('plan.issuedOn')}>
          <Day on={plan.issuedOn} />
        </Descriptions.Item>
        <Descriptions.Item label={t('plan.progress')}>
          {plan.closedTaskCount}/{plan.taskCount}
        </Descriptions.Item>
        {plan.leadRule && (
          <Descriptions.Item label={t('plan.leadRule')} span="filled">
            {plan.leadRule}
          </Descriptions.Item>
        )}
      </Descriptions>
    </Card>
  );
}

function Filters({
  filter,
  onChange,
}: {
  filter: TaskFilter;
  onChange: (name: string, value?: string) => void;
}) {
  const { t } = useTranslation();
  const departments = useDepartments();
  return (
    <Flex gap={8} wrap>
      <Select
        allowClear
        aria-label={t('plan.byStatus')}
        placeholder={t('plan.byStatus')}
        value={filter.status}
        style={{ width: 140 }}
        options={taskStatuses.map((value) => ({ value, label: t(`task.status.${value}`) }))}
        onChange={(value) => onChange('status', value)}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('plan.byDepartment')}
        placeholder={t('plan.byDepartment')}
        value={filter.departmentId}
        style={{ width: 180 }}
        loading={departments.isPending}
        options={departments.data?.map(({ id, name, shortName }) => ({
          value: id,
          label: shortName || name,
        }))}
        onChange={(value) => onChange('department', value)}
      />
    </Flex>
  );
}

function useColumns(sections: Schemas['SectionView'][]): TableProps<TaskSummary>['columns'] {
  const { t } = useTranslation();
  const titles = new Map(sections.map(({ number, title }) => [number, `${number}、${title}`]));
  return [
    { title: t('task.number'), dataIndex: 'number', width: 64 },
    {
      title: t('task.task'),
      render: (_, task) => (
        <>
          <Link to={`/tasks/${task.id}`}>{task.title}</Link>
          {task.section && (
            <div>
              <Typography.Text type="secondary">{titles.get(task.section) ?? task.section}</Typography.Text>
            </div>
          )}
        </>
      ),
    },
    { title: t('task.lead'), width: 140, render: (_, task) => task.lead.name },
    {
      title: t('task.participants'),
      width: 240,
      render: (_, task) => {
        const [first, second, ...rest] = task.participants;
        return (
          <>
            {[first, second].map(
              (department) => department && <Tag key={department.id}>{department.name}</Tag>,
            )}
            {rest.length > 0 && <Tag title={rest.map(({ name }) => name).join('、')}>+{rest.length}</Tag>}
          </>
        );
      },
    },
    { title: t('task.status.label'), width: 100, render: (_, task) => <TaskStatus status={task.status} /> },
    {
      title: t('task.subtasks'),
      width: 90,
      render: (_, task) =>
        task.subtaskCount > 0 && `${task.subtaskCount - task.openSubtaskCount}/${task.subtaskCount}`,
    },
    { title: t('task.dueOn'), width: 120, render: (_, task) => <Day on={task.dueOn} /> },
    { title: t('workbench.light'), width: 80, render: (_, task) => <Light light={task.light} /> },
  ];
}
