import { Breadcrumb, Card, Empty, Flex, Pagination, Segmented, Spin, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Act } from '../../shared/Act';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { Moment } from '../../shared/When';
import { type RecordSubject, recordSubjects } from '../tasks/tasks';
import { LedgerFilters } from './LedgerFilters';
import { tasksOfEvents } from './rows';
import { narrowing, useLedgerEvents } from './supervision';
import { supervisionTexts } from './texts';

const pageSize = 50;

/** The acts behind a number of the statistics: each return, extension or urging, of the tasks the address says. */
export function EventsPage() {
  const { t } = useTranslation(supervisionTexts);
  const { values, page, set } = useAddressState([...narrowing, 'about']);
  const { about: asked, ...filter } = values;
  const about = recordSubjects.find((subject) => subject === asked) ?? 'returns';
  const events = useLedgerEvents(about, filter, page, pageSize);
  if (events.error) return <Failure error={events.error} onRetry={events.refetch} />;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[{ title: <Link to="/statistics">{t('back')}</Link> }, { title: t(`event.${about}`) }]}
      />
      <Card title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('event.title')}</h1>}>
        <Flex vertical gap={12}>
          <Segmented<RecordSubject>
            aria-label={t('event.label')}
            value={about}
            options={recordSubjects.map((value) => ({ value, label: t(`event.${value}`) }))}
            onChange={(next) => set({ about: next })}
            style={{ alignSelf: 'start' }}
          />
          <LedgerFilters values={filter} onChange={set} plan={undefined} />
          <Flex gap={16}>
            <Typography.Text type="secondary" role="status">
              {t('event.found', { count: events.data?.total ?? 0 })}
            </Typography.Text>
            <Link to={tasksOfEvents(about, filter)}>{t('event.tasks')}</Link>
          </Flex>
          {events.isPending && <Spin />}
          {events.data?.total === 0 && <Empty description={t('event.none')} />}
          <Timeline
            items={events.data?.items.map((event) => ({
              key: event.id,
              content: <Event event={event} about={about} />,
            }))}
          />
          <Pagination
            align="end"
            current={page}
            pageSize={pageSize}
            total={events.data?.total ?? 0}
            hideOnSinglePage
            showSizeChanger={false}
            onChange={(next) => set({ page: String(next) })}
          />
        </Flex>
      </Card>
    </Flex>
  );
}

function Event({ event, about }: { event: Schemas['LedgerEvent']; about: RecordSubject }) {
  const { t } = useTranslation();
  return (
    <Flex vertical>
      <Act strong action={event.action} summary={event.summary} />
      <Link to={`/tasks/${event.taskId}?tab=record&about=${about}`}>
        {event.taskNumber}. {event.taskTitle}
      </Link>
      <Typography.Text type="secondary">
        {event.plan.title} · {event.lead.name}
      </Typography.Text>
      <Typography.Text type="secondary">
        {event.person?.name ?? t('task.system')} · <Moment at={event.at} />
      </Typography.Text>
      {event.opinion && <div className="source-text">{event.opinion}</div>}
    </Flex>
  );
}
