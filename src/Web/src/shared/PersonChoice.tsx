import { Flex, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepartments, usePeople } from '../features/tasks/tasks';

interface Props {
  id?: string;
  department: string;
  isMultiple?: boolean;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
}

/** Chooses a person, or some, by department first. */
export function PersonChoice({ id, department, isMultiple, value, onChange }: Props) {
  const { t } = useTranslation();
  const [of, setOf] = useState(department);
  const departments = useDepartments();
  const people = usePeople(of);
  return (
    <Flex gap={8}>
      <Select
        aria-label={t('task.field.department')}
        style={{ flex: '0 0 40%' }}
        showSearch={{ optionFilterProp: 'label' }}
        value={of}
        options={departments.data?.map(({ id: key, name, shortName }) => ({
          value: key,
          label: shortName || name,
        }))}
        onChange={(next) => {
          setOf(next);
          if (!isMultiple) onChange?.('');
        }}
      />
      <Select
        id={id}
        style={{ flex: 1 }}
        mode={isMultiple ? 'multiple' : undefined}
        showSearch={{ optionFilterProp: 'label' }}
        value={value || undefined}
        loading={people.isPending}
        options={people.data?.map((person) => ({ value: person.id, label: person.name }))}
        onChange={onChange}
      />
    </Flex>
  );
}
