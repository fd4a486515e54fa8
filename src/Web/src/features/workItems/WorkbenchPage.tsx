import {
  Badge,
  Card,
  Col,
  Empty,
  Flex,
  Grid,
  Row,
  Segmented,
  Statistic,
  Table,
  type TableProps,
  Tag,
  Typography,
} from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lightColors } from '../../app/theme';
import { Failure } from '../../shared/Failure';
import { Light } from '../../shared/Light';
import { Day, Moment } from '../../shared/When';
import { Copies } from '../copies/Copies';
import { NoticeLine } from '../notices/NoticesPage';
import { useNotices } from '../notices/notices';
import { hasRole, useMe } from '../session/session';
import { FirstSteps } from './FirstSteps';
import { useWorkItemCounts, useWorkItems, type WorkItem } from './workItems';

const pageSize = 20;
const wide: ['md'] = ['md'];

/** What the person opens in the morning: what waits for him, most urgent first, and what he was told. */
export function WorkbenchPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<'open' | 'done'>('open');
  const [page, setPage] = useState(1);
  const me = useMe();
  const items = useWorkItems(state, page, pageSize);
  const columns = useColumns(state);

  if (items.error) return <Failure error={items.error} onRetry={items.refetch} />;
  const isIdle = state === 'open' && items.data?.total === 0;
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={17}>
        <Flex vertical gap={16}>
          <Counts />
          <Card
            title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('workbench.title')}</h1>}
            extra={
              <Segmented<'open' | 'done'>
                value={state}
                options={[
                  { value: 'open', label: t('workbench.open') },
                  { value: 'done', label: t('workbench.done') },
                ]}
                onChange={(value) => {
                  setState(value);
                  setPage(1);
                }}
              />
            }
          >
            {isIdle ? (
              <Empty description={t('workbench.nothing')}>
                {hasRole(me.data, 'officeAdmin') && <FirstSteps />}
              </Empty>
            ) : (
              <Table<WorkItem>
                rowKey="id"
                columns={columns}
                dataSource={items.data?.items}
                loading={items.isPending}
                size="middle"
                pagination={{
                  current: page,
                  pageSize,
                  total: items.data?.total ?? 0,
                  hideOnSinglePage: true,
                  showSizeChanger: false,
                  onChange: setPage,
                }}
              />
            )}
          </Card>
        </Flex>
      </Col>
      <Col xs={24} lg={7}>
        <Flex vertical gap={16}>
          <LatestNotices />
          <Copies />
        </Flex>
      </Col>
    </Row>
  );
}

function useColumns(state: 'open' | 'done'): TableProps<WorkItem>['columns'] {
  const { t } = useTranslation();
  const isNarrow = Grid.useBreakpoint().md === false;
  const what = {
    title: t('workbench.what'),
    render: (_: unknown, item: WorkItem) => (
      <>
        <Tag>{t(`workItem.kind.${item.kind}`)}</Tag>
        <Link to={`/work-items/${item.id}`}>
          {item.subtask?.requirement ?? item.task?.title ?? item.title}
        </Link>
        <div>
          <Typography.Text type="secondary">
            {[
              item.title,
              item.task && t('task.numbered', { number: item.task.number }),
              item.subtask ? item.task?.title : item.plan?.title,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography.Text>
        </div>
        {isNarrow && state === 'open' && (
          <Flex gap={12}>
            <Light light={item.light} />
            {item.dueOn && <Day on={item.dueOn} />}
          </Flex>
        )}
      </>
    ),
  };
  if (state === 'done')
    return [
      what,
      {
        title: t('workbench.result'),
        width: 120,
        render: (_, item) =>
          item.outcomes.find((outcome) => outcome.name === item.outcome)?.displayName ?? item.outcome,
      },
      {
        title: t('workbench.doneAt'),
        width: 130,
        render: (_, item) => item.completedAt && <Moment at={item.completedAt} />,
      },
    ];
  return [
    what,
    {
      title: t('workbench.light'),
      responsive: wide,
      width: 90,
      render: (_, item) => <Light light={item.light} />,
    },
    {
      title: t('workbench.dueOn'),
      responsive: wide,
      width: 120,
      render: (_, item) => <Day on={item.dueOn} />,
    },
    {
      title: t('workbench.act'),
      responsive: wide,
      width: 90,
      render: (_, item) => (
        <Link
          to={`/work-items/${item.id}`}
          aria-label={`${t('workbench.handle')}：${item.task?.title ?? item.title}`}
        >
          {t('workbench.handle')}
        </Link>
      ),
    },
  ];
}

function Counts() {
  const { t } = useTranslation();
  const counts = useWorkItemCounts().data;
  const figures = [
    { title: t('workbench.waiting'), value: counts?.open ?? 0, color: undefined },
    { title: t('workbench.overdue'), value: counts?.red ?? 0, color: lightColors.red },
    { title: t('workbench.dueSoon'), value: counts?.yellow ?? 0, color: lightColors.yellow },
  ];
  return (
    <Row gutter={16}>
      {figures.map(({ title, value, color }) => (
        <Col span={8} key={title}>
          <Card size="small">
            <Statistic
              title={color ? <Badge color={color} text={title} /> : title}
              value={value}
              styles={{ content: value > 0 && color ? { color } : {} }}
            />
          </Card>
        </Col>
      ))}
    </Row>
  );
}

function LatestNotices() {
  const { t } = useTranslation();
  const notices = useNotices(1, 5, true);
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('nav.notices')}</h2>}
      extra={<Link to="/notices">{t('notices.all')}</Link>}
    >
      {notices.data?.items.length === 0 && (
        <Typography.Text type="secondary">{t('notices.noneUnread')}</Typography.Text>
      )}
      {notices.data?.items.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </Card>
  );
}
