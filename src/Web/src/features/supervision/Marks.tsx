import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LedgerRow } from './supervision';

/** What stands out about a task: accepted late, sent back, extended, urged; a number leads to its records. */
export function Marks({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const counts = [
    { name: 'returnCount', count: row.returnCount, about: 'returns' },
    { name: 'extensionCount', count: row.extensionCount, about: 'extensions' },
    { name: 'urgeCount', count: row.urgeCount, about: 'urges' },
  ] as const;
  return (
    <Flex gap={4} wrap>
      {row.acceptedLate && <Tag color="warning">{t('ledger.acceptedLate')}</Tag>}
      {counts.map(
        ({ name, count, about }) =>
          count > 0 && (
            <Link key={name} to={`/tasks/${row.id}?tab=record&about=${about}`}>
              <Tag style={{ cursor: 'pointer' }}>{t(`ledger.${name}`, { count })}</Tag>
            </Link>
          ),
      )}
    </Flex>
  );
}
