import { Alert, Flex, Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { TaskStatus } from '../tasks/TaskStatus';
import { OverviewPage } from './OverviewPage';
import { useTimeline } from './overview';
import { TimelineTable } from './TimelineTable';
import { overviewTexts } from './texts';

/** A plan's tasks along the calendar (甘特图); those without a due day are listed beneath. */
export function TimelinePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation(overviewTexts);
  const { page, set } = useAddressState([]);
  const timeline = useTimeline(id, page);
  if (timeline.error) return <Failure error={timeline.error} onRetry={timeline.refetch} />;
  const rows = timeline.data?.items ?? [];
  const dated = rows.filter(({ dueOn, periods, targets }) => dueOn || periods.length + targets.length > 0);
  const undated = rows.filter(({ dueOn }) => !dueOn);
  return (
    <OverviewPage
      planId={id}
      title={t('timelineTitle')}
      page={page}
      total={timeline.data?.total}
      onPage={(next) => set({ page: String(next) })}
    >
      {() => {
        if (!timeline.data) return <Spin />;
        return (
          <Flex vertical gap={16}>
            {dated.length > 0 ? (
              <>
                <Typography.Text type="secondary">{t('timelineCaption')}</Typography.Text>
                <TimelineTable rows={dated} />
              </>
            ) : (
              <Alert type="info" showIcon title={t('allUndated')} />
            )}
            {undated.length > 0 && <Undated rows={undated} />}
          </Flex>
        );
      }}
    </OverviewPage>
  );
}

function Undated({ rows }: { rows: Schemas['TimelineTask'][] }) {
  const { t } = useTranslation(overviewTexts);
  return (
    <section aria-labelledby="undated">
      <h2 id="undated" style={{ fontSize: 15, margin: 0 }}>
        {t('undated', { count: rows.length })}
      </h2>
      <Typography.Text type="secondary">{t('undatedHint')}</Typography.Text>
      <ul style={{ listStyle: 'none', padding: 0, margin: '8px 0 0', columns: '320px', columnGap: 24 }}>
        {rows.map((row) => (
          <li key={row.id} style={{ breakInside: 'avoid', padding: '3px 0' }}>
            <Link to={`/tasks/${row.id}`}>
              {row.number}. {row.title}
            </Link>{' '}
            <Typography.Text type="secondary">{row.lead.name}</Typography.Text>{' '}
            <TaskStatus status={row.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
