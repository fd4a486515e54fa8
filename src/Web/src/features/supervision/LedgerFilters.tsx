import { Checkbox, DatePicker, Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { usePlan, usePlans } from '../plans/plans';
import { taskStatuses } from '../tasks/taskStatuses';
import { useDepartments } from '../tasks/tasks';
import { FilterTags } from './FilterTags';
import type { LedgerAddress, LedgerParameter } from './supervision';
import { supervisionTexts } from './texts';

interface Props {
  values: LedgerAddress;
  onChange: (changes: Partial<Record<LedgerParameter, string | undefined>>) => void;
  /** The one plan whose tasks are shown; without it plans may be chosen. */
  plan: Schemas['PlanView'] | undefined;
}

/** What tasks can be narrowed to. */
export function LedgerFilters({ values, onChange, plan }: Props) {
  const { t } = useTranslation(supervisionTexts);
  const { t: common } = useTranslation();
  const plans = usePlans(1, 100);
  const chosenPlan = usePlan(plan ? undefined : values.planId).data ?? plan;
  const departments = useDepartments();
  const sections = chosenPlan?.sections.map(({ number, title }) => ({
    value: number,
    label: `${number}、${title}`,
  }));
  const selects: { name: LedgerParameter; label: string; options: Option[] | undefined; width: number }[] = [
    ...(plan
      ? []
      : [
          {
            name: 'planId' as const,
            label: common('plan.plan'),
            options: plans.data?.items.map(({ id, title }) => ({ value: id, label: title })),
            width: 220,
          },
        ]),
    ...(sections?.length
      ? [{ name: 'section' as const, label: t('filter.section'), options: sections, width: 170 }]
      : []),
    {
      name: 'departmentId',
      label: common('plan.byDepartment'),
      options: departments.data?.map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
      width: 140,
    },
    ...(values.departmentId
      ? [
          {
            name: 'part' as const,
            label: t('filter.part'),
            options: ['participant', 'any'].map((value) => ({ value, label: t(`part.${value}`) })),
            width: 130,
          },
        ]
      : []),
    {
      name: 'status',
      label: common('plan.byStatus'),
      options: taskStatuses.map((value) => ({ value, label: common(`task.status.${value}`) })),
      width: 120,
    },
    {
      name: 'light',
      label: common('ledger.byLight'),
      options: ['red', 'yellow', 'green'].map((value) => ({ value, label: common(`light.${value}`) })),
      width: 100,
    },
  ];
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} wrap role="search" align="center">
        <Input.Search
          key={values.search}
          defaultValue={values.search ?? ''}
          allowClear
          aria-label={t('filter.search')}
          placeholder={t('filter.search')}
          style={{ width: 200 }}
          onSearch={(search) => onChange({ search })}
        />
        {selects.map(({ name, label, options, width }) => (
          <Select<string>
            key={name}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={label}
            placeholder={name === 'part' ? t('part.lead') : label}
            value={values[name] ?? null}
            options={options ?? []}
            style={{ width }}
            popupMatchSelectWidth={false}
            onChange={(value) => onChange({ [name]: value, ...dropped(name, value) })}
          />
        ))}
        {(['dueFrom', 'dueTo'] as const).map((name) => (
          <DatePicker
            key={name}
            aria-label={t(`filter.${name}`)}
            placeholder={t(`filter.${name}`)}
            value={values[name] ? dayjs(values[name]) : null}
            disabled={values.undated === 'true'}
            style={{ width: 140 }}
            onChange={(day) => onChange({ [name]: day?.format('YYYY-MM-DD') })}
          />
        ))}
        <Checkbox
          checked={values.undated === 'true'}
          onChange={({ target }) =>
            onChange({ undated: target.checked ? 'true' : undefined, dueFrom: undefined, dueTo: undefined })
          }
        >
          {t('filter.undated')}
        </Checkbox>
      </Flex>
      <FilterTags values={values} onChange={onChange} />
    </Flex>
  );
}

interface Option {
  value: string;
  label: string;
}

// A section is a plan's, a part is a department's.
function dropped(name: LedgerParameter, value: string | undefined) {
  if (name === 'planId') return { section: undefined };
  return name === 'departmentId' && !value ? { part: undefined } : {};
}
