import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerRow } from './supervision';

/** What stands out about a task: accepted late, sent back, extended, urged. */
export function Marks({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const counts = {
    returnCount: row.returnCount,
    extensionCount: row.extensionCount,
    urgeCount: row.urgeCount,
  };
  return (
    <Flex gap={4} wrap>
      {row.acceptedLate && <Tag color="warning">{t('ledger.acceptedLate')}</Tag>}
      {Object.entries(counts).map(
        ([name, count]) => count > 0 && <Tag key={name}>{t(`ledger.${name}`, { count })}</Tag>,
      )}
    </Flex>
  );
}
