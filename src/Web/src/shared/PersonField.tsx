import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../features/session/session';
import { useDepartments, usePeople } from '../features/tasks/tasks';

interface Props {
  name: string | string[];
  label: string;
  several?: boolean;
  required?: boolean;
  /** Only people of the first department. */
  colleaguesOnly?: boolean;
  /** Whose people are offered first; those of one's own department when left out. */
  departmentId?: string;
}

/** Chooses people: first the department, then who. */
export function PersonField(props: Props) {
  const {
    name,
    label,
    several = false,
    required = true,
    colleaguesOnly = false,
    departmentId: first,
  } = props;
  const { t } = useTranslation();
  const me = useMe().data;
  const departments = useDepartments();
  const [chosen, setChosen] = useState<string>();
  const department = chosen ?? first ?? me?.department.id;
  const people = usePeople(department);
  const departmentId = `${[name].flat().join('_')}-department`;
  return (
    <>
      {!colleaguesOnly && (
        <Form.Item label={t('task.field.department')} htmlFor={departmentId}>
          <Select
            id={departmentId}
            value={department ?? null}
            onChange={(id) => setChosen(id ?? undefined)}
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.data?.map(({ id, shortName, name: full }) => ({
              value: id,
              label: shortName || full,
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name={name} label={label} rules={[{ required, message: t('common.needed') }]}>
        <Select
          {...(several && { mode: 'multiple' as const })}
          allowClear={!required}
          loading={people.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={people.data
            ?.filter(({ id }) => id !== me?.id)
            .map((person) => ({
              value: person.id,
              label: `${person.name}（${person.roles.map((role) => t(`role.${role}`)).join('、')}）`,
            }))}
        />
      </Form.Item>
    </>
  );
}
