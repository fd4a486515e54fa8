import { Empty, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Moment } from '../../shared/When';

/** Who did what and why, in order (审批记录). */
export function Record({ history }: { history: Schemas['HistoryEntry'][] }) {
  const { t } = useTranslation();
  if (history.length === 0) return <Empty description={t('task.noRecord')} />;
  return (
    <Timeline
      items={history.map((entry) => ({
        key: `${entry.at}-${entry.action}-${entry.summary}`,
        content: (
          <>
            <Typography.Text strong>{entry.summary}</Typography.Text>
            <div>
              <Typography.Text type="secondary">
                {entry.department?.name} {entry.person?.name ?? t('task.system')} · <Moment at={entry.at} />
              </Typography.Text>
            </div>
            {entry.comment && <div className="source-text">{entry.comment}</div>}
          </>
        ),
      }))}
    />
  );
}
