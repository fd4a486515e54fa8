import { Empty, Flex, Pagination, Spin, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { Moment } from '../../shared/When';
import { useJournal } from './instances';
import { instanceTexts } from './texts';

const pageSize = 50;
const colors: Partial<Record<Schemas['StoryEvent'], string>> = {
  done: 'green',
  ended: 'green',
  failed: 'red',
};

/** What happened to an instance, the newest first: which step, when, and by whom. */
export function Journal({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation(instanceTexts);
  const [page, setPage] = useState(1);
  const journal = useJournal(instanceId, page, pageSize);
  if (journal.error) return <Failure error={journal.error} onRetry={journal.refetch} />;
  if (!journal.data) return <Spin />;
  if (journal.data.total === 0) return <Empty description={t('noJournal')} />;
  return (
    <>
      <Timeline
        items={journal.data.items.map((line) => ({
          key: line.sequence,
          color: colors[line.event] ?? 'gray',
          content: <Line line={line} />,
        }))}
      />
      <Pagination
        current={page}
        pageSize={pageSize}
        total={journal.data.total}
        hideOnSinglePage
        onChange={setPage}
      />
    </>
  );
}

function Line({ line }: { line: Schemas['StoryLine'] }) {
  const { t } = useTranslation(instanceTexts);
  return (
    <Flex vertical>
      <span>
        {t(`events.${line.event}`, { step: line.step, version: line.version })}{' '}
        <Typography.Text type="secondary">
          <Moment at={line.at} />
        </Typography.Text>
      </span>
      {line.acts.map((act) => (
        <Typography.Text key={act.workItemId} type="secondary">
          {[
            act.department.name,
            act.person?.name ?? t('anybody'),
            line.event === 'waiting' ? null : act.outcome,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
      ))}
      {line.message && <Typography.Text type="danger">{line.message}</Typography.Text>}
    </Flex>
  );
}
