import { Badge, Card, Col, Empty, Flex, Pagination, Row, Segmented, Statistic, Typography } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { lightColors } from '../../app/theme';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { LatestChanges } from '../changes/LatestChanges';
import { Copies } from '../copies/Copies';
import { NoticeLine } from '../notices/NoticesPage';
import { useNotices } from '../notices/notices';
import { hasRole, useMe } from '../session/session';
import { FirstSteps } from './FirstSteps';
import { WorkItemTable } from './WorkItemTable';
import { useWorkItemCounts, useWorkItems } from './workItems';

const MissingYears = lazy(async () => ({
  default: (await import('../organization/MissingYears')).MissingYears,
}));

const pageSize = 20;

/** What the person opens in the morning: what waits for him, most urgent first, what he was told, what has changed. */
export function WorkbenchPage() {
  const { t } = useTranslation();
  const { values, page, set } = useAddressState(['state']);
  const state = values.state === 'done' ? 'done' : 'open';
  const me = useMe();
  const items = useWorkItems(state, page, pageSize);

  if (items.error) return <Failure error={items.error} onRetry={items.refetch} />;
  const isIdle = state === 'open' && items.data?.total === 0;
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} lg={17}>
        <Flex vertical gap={16}>
          <Counts />
          {hasRole(me.data, 'officeAdmin') && (
            <Suspense>
              <MissingYears />
            </Suspense>
          )}
          <Card
            title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('workbench.title')}</h1>}
            extra={
              <Segmented<'open' | 'done'>
                value={state}
                options={[
                  { value: 'open', label: t('workbench.open') },
                  { value: 'done', label: t('workbench.done') },
                ]}
                onChange={(value) => set({ state: value === 'done' ? value : undefined })}
              />
            }
          >
            {isIdle ? (
              <Empty description={t('workbench.nothing')}>
                {hasRole(me.data, 'officeAdmin') && <FirstSteps />}
              </Empty>
            ) : (
              <WorkItemTable
                items={items.data?.items}
                isLoading={items.isPending}
                isDone={state === 'done'}
              />
            )}
            <Pagination
              style={{ marginTop: 12 }}
              align="end"
              current={page}
              pageSize={pageSize}
              total={items.data?.total ?? 0}
              hideOnSinglePage
              showSizeChanger={false}
              onChange={(next) => set({ page: String(next) })}
            />
          </Card>
        </Flex>
      </Col>
      <Col xs={24} lg={7}>
        <Flex vertical gap={16}>
          <LatestNotices />
          <LatestChanges />
          <Copies />
        </Flex>
      </Col>
    </Row>
  );
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
