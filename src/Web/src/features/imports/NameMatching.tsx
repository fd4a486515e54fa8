import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Mappings, useDepartmentOptions } from './names';
import { importTexts } from './texts';
import { UnitSelect } from './UnitSelect';

interface Props {
  names: string[];
  mappings: Mappings;
  onChange: (mappings: Mappings) => void;
}

/** Names the organisation does not know, each to be matched with the departments it stands for. */
export function NameMatching({ names, mappings, onChange }: Props) {
  const { t } = useTranslation(importTexts);
  const options = useDepartmentOptions();
  const open = names.filter((name) => !mappings[name]?.length).length;
  const map = (name: string, departments: string[]) => {
    const { [name]: _, ...others } = mappings;
    onChange(departments.length > 0 ? { ...others, [name]: departments } : others);
  };
  return (
    <section aria-label={t('names')}>
      <strong>{t('names')}</strong>
      <Alert
        type={open > 0 ? 'warning' : 'success'}
        showIcon
        title={open > 0 ? t('namesExplained') : t('allNamesKnown')}
        style={{ margin: '4px 0 8px' }}
      />
      <Flex vertical gap={6}>
        {names.map((name) => (
          <Flex key={name} gap={8} align="center" wrap>
            <span style={{ flex: '0 0 160px', overflowWrap: 'anywhere' }}>{name}</span>
            <UnitSelect
              mode="multiple"
              value={mappings[name] ?? []}
              options={options}
              aria-label={t('mapName', { name })}
              placeholder={t('mapName', { name })}
              style={{ flex: '1 1 240px' }}
              onChange={(departments) => map(name, departments)}
            />
          </Flex>
        ))}
      </Flex>
    </section>
  );
}
