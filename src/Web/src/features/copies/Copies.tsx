import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, Pagination, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { useAct } from '../../shared/useAct';
import { Moment } from '../../shared/When';

const pageSize = 5;

/** What the person was given to read and has not read yet (抄送、传阅). */
export function Copies() {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const copies = useQuery({
    queryKey: ['copies', page],
    queryFn: () => data(api.GET('/api/copies', { params: { query: { unread: true, page, pageSize } } })),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('copies.title')}</h2>}>
      {copies.error && <Typography.Text type="danger">{copies.error.message}</Typography.Text>}
      {copies.data?.total === 0 && <Typography.Text type="secondary">{t('copies.none')}</Typography.Text>}
      {copies.data?.items.map((copy) => (
        <CopyLine key={copy.id} copy={copy} />
      ))}
      <Pagination
        size="small"
        current={page}
        pageSize={pageSize}
        total={copies.data?.total ?? 0}
        hideOnSinglePage
        onChange={setPage}
      />
    </Card>
  );
}

const read = (id: string, opinion: string | null) =>
  data(api.POST('/api/copies/{id}/read', { params: { path: { id } }, body: { opinion } }));

function CopyLine({ copy }: { copy: Schemas['CopyLine'] }) {
  const { t } = useTranslation();
  const [isAnswering, setAnswering] = useState(false);
  const act = useAct(() => read(copy.id, null), t('copies.done'));
  const isCirculation = copy.kind === 'circulation';
  return (
    <Flex justify="space-between" gap={12} style={{ padding: '10px 0', borderBottom: '1px solid #eef0f3' }}>
      <div>
        <Tag color={isCirculation ? 'purple' : 'blue'}>{t(`copies.kind.${copy.kind}`)}</Tag>
        {copy.taskId ? <Link to={`/tasks/${copy.taskId}`}>{copy.taskTitle ?? copy.title}</Link> : copy.title}
        {copy.message && <div>{copy.message}</div>}
        <div>
          <Typography.Text type="secondary">
            {copy.givenBy && `${copy.givenBy.name} · `}
            <Moment at={copy.createdAt} />
          </Typography.Text>
        </div>
      </div>
      <Button
        size="small"
        loading={act.isPending}
        aria-label={`${t('copies.read')}：${copy.taskTitle ?? copy.title}`}
        onClick={() => (isCirculation ? setAnswering(true) : act.mutate(undefined))}
      >
        {t('copies.read')}
      </Button>
      {isAnswering && (
        <FormDialog<{ opinion?: string }>
          title={copy.title}
          act={({ opinion }) => read(copy.id, opinion || null)}
          said={t('copies.done')}
          onClose={() => setAnswering(false)}
        >
          <Form.Item name="opinion" label={t('copies.opinion')}>
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </Flex>
  );
}
