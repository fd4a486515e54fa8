import { Breadcrumb, Card, Descriptions, Empty, Flex, Spin, Tabs, Tag, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../shared/Failure';
import { Light } from '../../shared/Light';
import { useAddressState } from '../../shared/useAddressState';
import { Day, Moment } from '../../shared/When';
import { hasRole, useMe } from '../session/session';
import { Consultations } from './Consultations';
import { FlowPicture } from './FlowPicture';
import { MyWork } from './MyWork';
import { Record } from './Record';
import { Reports } from './Reports';
import { Submissions } from './Submissions';
import { Subtasks } from './Subtasks';
import { Targets } from './Targets';
import { TaskActions } from './TaskActions';
import { TaskStatus } from './TaskStatus';
import { type Task, useTask } from './tasks';
import { Waiting } from './Waiting';

/** Everything about one task: where it stands, who does what, and what happened. */
export function TaskPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const task = useTask(id);
  const isOffice = hasRole(useMe().data, 'officeAdmin');
  const { values, set } = useAddressState(['tab', 'about']);
  const tabs = useRef<HTMLDivElement>(null);
  const isRead = task.data !== undefined;
  // An address that names a tab leads to it.
  useEffect(() => {
    if (!isRead || !values.tab) return;
    tabs.current
      ?.querySelector('.ant-tabs-tab-active')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isRead, values.tab]);

  if (task.error) return <Failure error={task.error} onRetry={task.refetch} />;
  if (!task.data) return <Spin />;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[
          { title: <Link to="/plans">{t('nav.plans')}</Link> },
          { title: <Link to={`/plans/${task.data.plan.id}`}>{task.data.plan.title}</Link> },
          { title: t('task.numbered', { number: task.data.number }) },
        ]}
      />
      <Head task={task.data} />
      <Card
        title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('flow.title')}</h2>}
        extra={isOffice && <Link to={`/instances?taskId=${task.data.id}`}>{t('flow.instances')}</Link>}
      >
        <Flex vertical gap={16}>
          <FlowPicture taskId={task.data.id} />
          <Waiting taskId={task.data.id} />
        </Flex>
      </Card>
      <Card ref={tabs}>
        <Tabs
          activeKey={values.tab ?? 'subtasks'}
          onChange={(tab) => set({ tab, about: undefined })}
          items={[
            {
              key: 'subtasks',
              label: t('task.subtasks'),
              children: <Subtasks task={task.data} />,
            },
            {
              key: 'submissions',
              label: t('task.submissions'),
              children:
                task.data.submissions.length > 0 ? (
                  <Submissions submissions={task.data.submissions} />
                ) : (
                  <Empty description={t('task.noSubmissions')} />
                ),
            },
            {
              key: 'targets',
              label: t('task.targets'),
              children: <Targets task={task.data} />,
            },
            {
              key: 'reports',
              label: t('task.reports'),
              children: <Reports taskId={task.data.id} />,
            },
            {
              key: 'consultations',
              label: t('task.consultations'),
              children: <Consultations task={task.data} />,
            },
            { key: 'record', label: t('task.record'), children: <Record taskId={task.data.id} /> },
          ]}
        />
      </Card>
    </Flex>
  );
}

function Head({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Flex justify="space-between" gap={16} wrap>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {task.number}. {task.title}
        </Typography.Title>
        <TaskActions task={task} />
      </Flex>
      <Descriptions column={{ xs: 1, md: 2, xl: 3 }} size="small" style={{ marginBlock: 12 }}>
        <Descriptions.Item label={t('task.status.label')}>
          <TaskStatus status={task.status} />
        </Descriptions.Item>
        <Descriptions.Item label={t('task.lead')}>{task.lead.name}</Descriptions.Item>
        <Descriptions.Item label={t('task.dueOn')}>
          <Flex gap={12}>
            <Day on={task.dueOn} />
            <Light light={task.light} />
          </Flex>
        </Descriptions.Item>
        {task.cycle && (
          <Descriptions.Item label={t('task.cycle')}>
            {t(`task.cycles.${task.cycle.cycle}`)}
          </Descriptions.Item>
        )}
        <Descriptions.Item label={t('task.participants')} span="filled">
          {task.participants.length === 0 && t('task.noParticipants')}
          {task.participants.map(({ department, groupName }) => (
            <Tag key={department.id}>
              {groupName ? `${department.name}（${groupName}）` : department.name}
            </Tag>
          ))}
        </Descriptions.Item>
        {task.acceptedAt && (
          <Descriptions.Item label={t('task.acceptedAt')}>
            <Moment at={task.acceptedAt} />
          </Descriptions.Item>
        )}
        {task.closedAt && (
          <Descriptions.Item label={t('task.closedAt')}>
            <Moment at={task.closedAt} />
          </Descriptions.Item>
        )}
      </Descriptions>
      <MyWork taskId={task.id} />
      <div className="source-text">{task.text}</div>
    </Card>
  );
}
