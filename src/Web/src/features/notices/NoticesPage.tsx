import { Button, Card, Empty, Flex, Pagination, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { Moment } from '../../shared/When';
import { useNotices, useUnreadCount } from './notices';

const pageSize = 20;

/** Everything the person was told; the unread stand out. */
export function NoticesPage() {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const notices = useNotices(page, pageSize);
  const unread = useUnreadCount();
  const readAll = useAct(() => data(api.POST('/api/notices/read-all')), t('notices.allRead'));

  if (notices.error) return <Failure error={notices.error} onRetry={notices.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('nav.notices')}</h1>}
      loading={notices.isPending}
      extra={
        <Button disabled={unread === 0} loading={readAll.isPending} onClick={() => readAll.mutate(undefined)}>
          {t('notices.readAll')}
        </Button>
      }
    >
      {notices.data?.items.length === 0 && <Empty description={t('notices.none')} />}
      {notices.data?.items.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      <Pagination
        current={page}
        pageSize={pageSize}
        total={notices.data?.total ?? 0}
        hideOnSinglePage
        onChange={setPage}
        style={{ marginTop: 16 }}
      />
    </Card>
  );
}

export function NoticeLine({ notice }: { notice: Schemas['NoticeLine'] }) {
  const { t } = useTranslation();
  const read = useAct(
    () => data(api.POST('/api/notices/{id}/read', { params: { path: { id: notice.id } } })),
    t('notices.read'),
  );
  return (
    <Flex justify="space-between" gap={12} style={{ padding: '10px 0', borderBottom: '1px solid #eef0f3' }}>
      <div>
        <Tag color={notice.kind === 'overdue' ? 'red' : 'blue'}>{t(`notices.kind.${notice.kind}`)}</Tag>
        {notice.taskId ? (
          <Link to={`/tasks/${notice.taskId}`}>{notice.title}</Link>
        ) : (
          <Typography.Text strong={!notice.readAt}>{notice.title}</Typography.Text>
        )}
        <div>{notice.text}</div>
        <Typography.Text type="secondary">
          <Moment at={notice.createdAt} />
        </Typography.Text>
      </div>
      {!notice.readAt && (
        <Button size="small" onClick={() => read.mutate(undefined)} loading={read.isPending}>
          {t('notices.markRead')}
        </Button>
      )}
    </Flex>
  );
}
