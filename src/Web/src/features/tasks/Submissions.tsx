import { Flex, Tag, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Moment } from '../../shared/When';
import { EvidenceFile } from '../evidence/EvidenceFile';

/** The rounds of handing in and being reviewed, the latest first. */
export function Submissions({ submissions }: { submissions: Schemas['SubmissionView'][] }) {
  const rounds = [...submissions].sort((left, right) => right.round - left.round);
  return (
    <Timeline items={rounds.map((round) => ({ key: round.id, content: <Round submission={round} /> }))} />
  );
}

function Round({ submission }: { submission: Schemas['SubmissionView'] }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={4}>
      <Typography.Text type="secondary">
        {t('task.round', { round: submission.round })} · {submission.submittedBy.name} ·{' '}
        <Moment at={submission.submittedAt} />
      </Typography.Text>
      <div className="source-text">{submission.text}</div>
      {submission.figures.map((figure) => (
        <div key={figure.name}>
          {figure.name}：<strong>{figure.quantity}</strong> {figure.unit}
        </div>
      ))}
      {submission.evidence.map((file) => (
        <EvidenceFile key={file.id} file={file} />
      ))}
      {submission.reviews.map((review) => (
        <div key={review.at}>
          <Tag color={review.outcome === 'approve' ? 'success' : 'warning'}>
            {t(`task.review.${review.outcome}`, { defaultValue: review.outcome })}
          </Tag>
          {review.step} · {review.reviewer?.name ?? t('task.system')} · <Moment at={review.at} />
          {review.isAutomatic && <Tag style={{ marginInlineStart: 8 }}>{t('task.automatic')}</Tag>}
          {review.comment && <div className="source-text">{review.comment}</div>}
        </div>
      ))}
    </Flex>
  );
}
