import { PaperClipOutlined } from '@ant-design/icons';
import { Empty, Flex, Pagination, Skeleton, Tag, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Moment } from '../../shared/When';
import { useTaskRecord } from './tasks';

const pageSize = 50;

/** Who did what at which step, with which words and files, in order (审批记录). */
export function Record({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const record = useTaskRecord(taskId, page, pageSize);
  if (record.error) return <Failure error={record.error} onRetry={record.refetch} />;
  if (!record.data) return <Skeleton active />;
  if (record.data.total === 0) return <Empty description={t('task.noRecord')} />;
  return (
    <>
      <Timeline
        items={record.data.items.map((line) => ({
          key: `${line.at}-${line.action}-${line.summary}`,
          content: <Line line={line} />,
        }))}
      />
      <Pagination
        current={page}
        pageSize={pageSize}
        total={record.data.total}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={setPage}
      />
    </>
  );
}

function Line({ line }: { line: Schemas['RecordLine'] }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={2}>
      <span>
        <Typography.Text strong>{line.summary}</Typography.Text>{' '}
        {line.workdays !== null && <Tag>{t('task.workdays', { count: line.workdays })}</Tag>}
      </span>
      <Typography.Text type="secondary">
        {[line.department?.name, line.person?.name ?? t('task.system')].filter(Boolean).join(' ')}
        {line.onBehalfOf && t('task.onBehalfOf', { name: line.onBehalfOf.name })} · <Moment at={line.at} />
      </Typography.Text>
      {line.opinion && <div className="source-text">{line.opinion}</div>}
      {line.files.map((file) => (
        <a key={file.id} href={`/api/evidence/${file.id}`} download>
          <PaperClipOutlined aria-hidden /> {file.fileName}
        </a>
      ))}
    </Flex>
  );
}
