import { Empty, Flex, Pagination, Segmented, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Act } from '../../shared/Act';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { Moment } from '../../shared/When';
import { EvidenceFile } from '../evidence/EvidenceFile';
import { recordSubjects, useRecord } from './tasks';
import { taskTexts } from './texts';

const pageSize = 50;

/** Who did what and why, in order (审批记录); or only what the ledger counts of it. */
export function Record({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(taskTexts);
  const { values, page, set } = useAddressState(['about']);
  const about = recordSubjects.find((subject) => subject === values.about);
  const record = useRecord(taskId, about, page, pageSize);
  if (record.error) return <Failure error={record.error} onRetry={record.refetch} />;
  return (
    <>
      <Segmented
        aria-label={own('about.label')}
        value={about ?? 'all'}
        options={(['all', ...recordSubjects] as const).map((value) => ({
          value,
          label: own(`about.${value}`),
        }))}
        onChange={(next) => set({ about: next === 'all' ? undefined : next })}
        style={{ marginBottom: 16 }}
      />
      {record.data?.total === 0 && <Empty description={about ? own('noneAbout') : t('task.noRecord')} />}
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
        onChange={(next) => set({ page: String(next) })}
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
      <Act strong action={line.action} summary={summary ?? ''} />
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
        <EvidenceFile key={file.id} file={file} />
      ))}
    </Flex>
  );
}
