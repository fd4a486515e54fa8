import { PaperClipOutlined } from '@ant-design/icons';
import { Empty, Flex, Pagination, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Moment } from '../../shared/When';
import { useRecord } from './tasks';

const pageSize = 50;

/** Who did what and why, in order (审批记录). */
export function Record({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const record = useRecord(taskId, page, pageSize);
  if (record.error) return <Failure error={record.error} onRetry={record.refetch} />;
  if (record.data?.total === 0) return <Empty description={t('task.noRecord')} />;
  return (
    <>
      <Timeline
        items={record.data?.items.map((line) => ({
          key: `${line.at}-${line.action}-${line.summary}`,
          content: <Line line={line} />,
        }))}
      />
      <Pagination
        current={page}
        pageSize={pageSize}
        total={record.data?.total ?? 0}
        hideOnSinglePage
        onChange={setPage}
      />
    </>
  );
}

function Line({ line }: { line: Schemas['RecordLine'] }) {
  const { t } = useTranslation();
  const who = line.onBehalfOf
    ? t('task.onBehalf', { person: line.person?.name, other: line.onBehalfOf.name })
    : (line.person?.name ?? t('task.system'));
  const [summary, digest] = line.summary.split('，SHA-256 ');
  // What is said of a step begins with its name.
  const step = line.step && !summary?.startsWith(line.step) ? line.step : undefined;
  return (
    <Flex vertical>
      <Typography.Text strong>{summary}</Typography.Text>
      <Typography.Text type="secondary">
        {[step, line.department?.name, who].filter(Boolean).join(' · ')} · <Moment at={line.at} />
        {line.workdays != null && ` · ${t('task.took', { count: line.workdays })}`}
      </Typography.Text>
      {digest && (
        <Typography.Text type="secondary" code copyable ellipsis style={{ maxWidth: 320 }}>
          {`SHA-256 ${digest}`}
        </Typography.Text>
      )}
      {line.opinion && <div className="source-text">{line.opinion}</div>}
      {line.files.map((file) => (
        <a key={file.id} href={`/api/evidence/${file.id}`} download>
          <PaperClipOutlined aria-hidden /> {file.fileName}
        </a>
      ))}
    </Flex>
  );
}
