import { Card, DatePicker, Empty, Pagination, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { ChangeLine } from './ChangeLine';
import { useChanges, useChangesTitle } from './changes';
import { changeTexts } from './texts';

const pageSize = 30;

/** Everything others did to the person's tasks since a day. */
export function ChangesPage() {
  const { t } = useTranslation(changeTexts);
  const { values, page, set } = useAddressState(['since']);
  const changes = useChanges(values.since, page, pageSize);
  const title = useChangesTitle(changes.data?.since);
  if (changes.error) return <Failure error={changes.error} onRetry={changes.refetch} />;
  return (
    <Card
      title={<h1 style={{ fontSize: 16, margin: 0 }}>{title}</h1>}
      loading={changes.isPending}
      extra={
        <DatePicker
          aria-label={t('since')}
          value={changes.data && dayjs(changes.data.since)}
          allowClear={values.since !== undefined}
          onChange={(day) => set({ since: day?.format('YYYY-MM-DD') })}
        />
      }
    >
      {changes.data?.total === 0 ? (
        <Empty description={t('none')} />
      ) : (
        <Typography.Text type="secondary">{changes.data && t('sum', changes.data)}</Typography.Text>
      )}
      {changes.data?.items.map((change) => (
        <ChangeLine key={change.id} change={change} />
      ))}
      <Pagination
        style={{ marginTop: 16 }}
        current={page}
        pageSize={pageSize}
        total={changes.data?.total ?? 0}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={(next) => set({ page: String(next) })}
      />
    </Card>
  );
}
