import { Flex, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePlans } from '../plans/plans';
import { taskStatuses } from '../tasks/taskStatuses';
import { useDepartments } from '../tasks/tasks';
import type { LedgerFilter } from './supervision';

interface Props {
  filter: LedgerFilter;
  onChange: (changes: Partial<Record<keyof LedgerFilter, string | undefined>>) => void;
}

/** What the ledger can be narrowed to. */
export function LedgerFilters({ filter, onChange }: Props) {
  const { t } = useTranslation();
  const plans = usePlans(1, 100);
  const departments = useDepartments();
  const chosen = [
    {
      name: 'planId',
      label: t('plan.plan'),
      options: plans.data?.items.map(({ id, title }) => ({ value: id, label: title })),
      width: 240,
    },
    {
      name: 'departmentId',
      label: t('plan.byDepartment'),
      options: departments.data?.map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
      width: 180,
    },
    {
      name: 'status',
      label: t('plan.byStatus'),
      options: taskStatuses.map((value) => ({ value, label: t(`task.status.${value}`) })),
      width: 130,
    },
    {
      name: 'light',
      label: t('ledger.byLight'),
      options: (['red', 'yellow', 'green'] as const).map((value) => ({ value, label: t(`light.${value}`) })),
      width: 110,
    },
  ] as const;
  return (
    <Flex gap={8} wrap role="search">
      <Input.Search
        key={filter.search}
        defaultValue={filter.search ?? ''}
        allowClear
        aria-label={t('ledger.search')}
        placeholder={t('ledger.search')}
        style={{ width: 240 }}
        onSearch={(search) => onChange({ search })}
      />
      {chosen.map(({ name, label, options, width }) => (
        <Select<string>
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={label}
          placeholder={label}
          value={filter[name] ?? null}
          options={options ?? []}
          style={{ width }}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </Flex>
  );
}
