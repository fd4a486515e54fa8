import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ledgerColumns } from './ledgerColumns';
import { supervisionTexts } from './texts';

interface Props {
  shown: string[];
  usual: readonly string[];
  onChange: (columns: string | undefined) => void;
}

/** Which columns a ledger shows; the choice stands in the address. */
export function ColumnChooser({ shown, usual, onChange }: Props) {
  const { t } = useTranslation(supervisionTexts);
  const isUsual = shown.length === usual.length && shown.every((name) => usual.includes(name));
  const choose = (names: string[]) => onChange(names.join(',') || undefined);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Flex vertical gap={8} role="group" aria-label={t('columnsHint')}>
          <Typography.Text type="secondary">{t('columnsHint')}</Typography.Text>
          <Checkbox.Group
            style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 6 }}
            value={shown}
            onChange={choose}
            options={ledgerColumns.map(({ name }) => ({ value: name, label: t(`column.${name}`) }))}
          />
          <Button size="small" disabled={isUsual} onClick={() => onChange(undefined)}>
            {t('columnsReset')}
          </Button>
        </Flex>
      }
    >
      <Button icon={<SettingOutlined aria-hidden />}>{t('columns')}</Button>
    </Popover>
  );
}
