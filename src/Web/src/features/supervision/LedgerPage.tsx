import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { LedgerPanel } from './LedgerPanel';

const usual = ['lead', 'status', 'dueOn', 'latest', 'marks'] as const;

/** Every task of every plan with how it stands (台账); what it is narrowed to is in the address. */
export function LedgerPage() {
  const { t } = useTranslation();
  return (
    <Card title={<h1 style={{ fontSize: 16, margin: 0 }}>{t('nav.ledger')}</h1>}>
      <LedgerPanel usual={usual} />
    </Card>
  );
}
