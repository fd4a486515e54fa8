import { Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePlan, usePlans } from '../plans/plans';
import { useDepartments } from '../tasks/tasks';
import { SpanOfTime } from './SpanOfTime';
import type { Span } from './supervision';
import { supervisionTexts } from './texts';

interface Props {
  span: Span;
  onChange: (changes: Partial<Record<keyof Span, string | undefined>>) => void;
  hasDay?: boolean;
}

/** Which tasks statistics count. */
export function SpanFilters({ span, onChange, hasDay = true }: Props) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(supervisionTexts);
  const plans = usePlans(1, 100);
  const sections = usePlan(span.planId).data?.sections;
  const departments = useDepartments();
  const selects = [
    {
      name: 'planId' as const,
      label: t('plan.plan'),
      options: plans.data?.items.map(({ id, title }) => ({ value: id, label: title })),
      width: 260,
    },
    ...(sections?.length
      ? [
          {
            name: 'section' as const,
            label: own('filter.section'),
            options: sections.map(({ number, title }) => ({ value: number, label: `${number}、${title}` })),
            width: 180,
          },
        ]
      : []),
    {
      name: 'departmentId' as const,
      label: own('department'),
      options: departments.data?.map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
      width: 150,
    },
  ];
  return (
    <Flex gap={8} wrap role="search">
      {selects.map(({ name, label, options, width }) => (
        <Select<string>
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={label}
          placeholder={label}
          value={span[name] ?? null}
          options={options ?? []}
          style={{ width }}
          popupMatchSelectWidth={false}
          onChange={(value) => onChange({ [name]: value, ...(name === 'planId' && { section: undefined }) })}
        />
      ))}
      <SpanOfTime span={span} onChange={onChange} hasDay={hasDay} />
    </Flex>
  );
}
