import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Act } from '../../shared/Act';
import { Moment } from '../../shared/When';
import { changeTexts } from './texts';

/** One thing somebody did to a task. */
export function ChangeLine({ change }: { change: Schemas['ChangeLine'] }) {
  const { t } = useTranslation(changeTexts);
  // A file's hash is for the record.
  const [summary] = change.summary.split('，SHA-256 ');
  return (
    <div style={{ padding: '8px 0', borderBottom: '1px solid #eef0f3' }}>
      <Link to={`/tasks/${change.task.id}`}>
        {change.task.number}. {change.task.title}
      </Link>
      <Flex vertical style={{ overflowWrap: 'anywhere' }}>
        <Act action={change.action} summary={summary ?? ''} />
      </Flex>
      <Typography.Text type="secondary">
        {change.personName ? `${change.department?.name ?? ''} ${change.personName}` : t('bySystem')} ·{' '}
        <Moment at={change.at} />
      </Typography.Text>
    </div>
  );
}
