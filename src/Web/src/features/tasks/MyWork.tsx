import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Light } from '../../shared/Light';
import { Day } from '../../shared/When';
import { useOwnWork } from './tasks';
import { taskTexts } from './texts';

/** What the task waits for from the signed-in person: each leads to where it is done. */
export function MyWork({ taskId }: { taskId: string }) {
  const { t } = useTranslation(taskTexts);
  const own = useOwnWork(taskId).data?.items ?? [];
  if (own.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('mine')}
      description={
        <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {own.map((item) => (
            <li key={item.id}>
              <Flex gap={12} wrap>
                <Link to={`/work-items/${item.id}`}>
                  <strong>{item.title}</strong>
                </Link>
                {item.subtask && <span>{item.subtask.requirement}</span>}
                {item.dueOn && <Day on={item.dueOn} />}
                <Light light={item.light} />
              </Flex>
            </li>
          ))}
        </ul>
      }
    />
  );
}
