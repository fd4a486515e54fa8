import { Card, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChangeLine } from './ChangeLine';
import { useChanges, useChangesTitle } from './changes';
import { changeTexts } from './texts';

const shown = 6;

/** What others did since the last working day, on the workbench. */
export function LatestChanges() {
  const { t } = useTranslation(changeTexts);
  const changes = useChanges(undefined, 1, shown);
  const title = useChangesTitle(changes.data?.since);
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>}
      extra={
        changes.data &&
        changes.data.total > shown && (
          <Link to="/changes" aria-label={`${title}：${t('all')}`}>
            {t('all')}
          </Link>
        )
      }
      loading={changes.isPending}
    >
      <Typography.Text type="secondary">
        {changes.data?.total ? t('sum', changes.data) : t('none')}
      </Typography.Text>
      {changes.data?.items.map((change) => (
        <ChangeLine key={change.id} change={change} />
      ))}
    </Card>
  );
}
