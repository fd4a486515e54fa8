import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Flex, Spin, Table, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { Moment } from '../../shared/When';
import { PageCard, PartCard } from './PageCard';
import { useTexts } from './texts';

/** By which ways notices reach people, and what could not be sent. */
export function ChannelsTab() {
  const { t } = useTexts();
  const channels = useQuery({
    queryKey: ['settings', 'channels'],
    queryFn: () => data(api.GET('/api/settings/channels')),
  });
  const trying = useAct(() => data(api.POST('/api/settings/channels/mail/try')), t('channel.tried'));
  if (channels.error) return <Failure error={channels.error} onRetry={channels.refetch} />;
  if (!channels.data) return <Spin />;
  const { mail } = channels.data;
  return (
    <>
      <PageCard title={t('tab.channels')}>
        <Descriptions
          column={1}
          bordered
          size="small"
          items={[
            { key: 'page', label: t('channel.page'), children: <Tag color="success">{t('channel.on')}</Tag> },
            {
              key: 'mail',
              label: t('channel.mail'),
              children: mail.isOn ? (
                <Flex gap={8} wrap align="center">
                  <Tag color="success">{t('channel.on')}</Tag>
                  <span>{t('channel.from', { server: mail.server, from: mail.from })}</span>
                  <span>{t('channel.people', { count: mail.people })}</span>
                </Flex>
              ) : (
                <Tag>{t('channel.off')}</Tag>
              ),
            },
          ]}
        />
        {mail.isOn ? (
          <Flex gap={12} align="center" wrap style={{ marginTop: 16 }}>
            <Button loading={trying.isPending} onClick={() => trying.mutate(undefined)}>
              {t('channel.try')}
            </Button>
            <Typography.Text type="secondary">
              {t('channel.tryHint')} <Link to="/me">{t('channel.toMe')}</Link>
            </Typography.Text>
          </Flex>
        ) : (
          <Alert
            type="info"
            showIcon
            style={{ marginTop: 16 }}
            title={t('channel.offTitle')}
            description={t('channel.offHint')}
          />
        )}
      </PageCard>
      <Parked />
    </>
  );
}

function Parked() {
  const { t } = useTexts();
  const parked = useQuery({
    queryKey: ['outbox', 'parked'],
    queryFn: () => data(api.GET('/api/outbox', { params: { query: { parked: true, pageSize: 50 } } })),
  });
  const retry = useAct(() => data(api.POST('/api/outbox/retry')), t('channel.retried'));
  const total = parked.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <PartCard
      title={t('channel.parked', { count: total })}
      extra={
        <Button loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {t('channel.retry')}
        </Button>
      }
    >
      <Table<Schemas['OutboxMessageView']>
        rowKey="id"
        size="small"
        dataSource={parked.data?.items ?? []}
        pagination={false}
        columns={[
          { title: t('channel.kind'), dataIndex: 'kind', width: 140 },
          { title: t('channel.since'), width: 140, render: (_, row) => <Moment at={row.createdAt} /> },
          { title: t('channel.error'), dataIndex: 'lastError' },
        ]}
      />
    </PartCard>
  );
}
