import { DatePicker, Descriptions, Form, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { PersonField } from '../../shared/PersonField';

type Field = Schemas['WorkItemField'];

/** The form of the step: what earlier steps filled in to read, and what this one fills in. */
export function StepForm({ fields }: { fields: Field[] }) {
  const { t } = useTranslation();
  const shown = fields.filter(({ isReadOnly }) => isReadOnly);
  return (
    <>
      {shown.length > 0 && (
        <Descriptions
          column={1}
          size="small"
          bordered
          style={{ marginBottom: 16 }}
          items={shown.map((field) => ({
            key: field.name,
            label: field.label,
            children:
              field.type === 'boolean' && field.value ? t(`common.${field.value}`) : (field.value ?? '—'),
          }))}
        />
      )}
      {fields
        .filter(({ isReadOnly }) => !isReadOnly)
        .map((field) => (
          <Entry key={field.name} field={field} />
        ))}
    </>
  );
}

function Entry({ field }: { field: Field }) {
  const { t } = useTranslation();
  const common = { name: ['form', field.name], label: field.label, required: field.required };
  switch (field.type) {
    case 'person':
      return <PersonField name={common.name} label={field.label} required={field.required} />;
    case 'date':
      return (
        <Form.Item
          {...common}
          getValueProps={(day?: string) => ({ value: day ? dayjs(day) : null })}
          normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD')}
        >
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      );
    case 'number':
      return (
        <Form.Item {...common}>
          <InputNumber style={{ width: '100%' }} />
        </Form.Item>
      );
    case 'choice':
      return (
        <Form.Item {...common}>
          <Select allowClear options={field.options.map((value) => ({ value, label: value }))} />
        </Form.Item>
      );
    case 'boolean':
      return (
        <Form.Item {...common}>
          <Radio.Group
            options={(['true', 'false'] as const).map((value) => ({ value, label: t(`common.${value}`) }))}
          />
        </Form.Item>
      );
    default:
      return (
        <Form.Item {...common}>
          <Input.TextArea autoSize maxLength={4000} />
        </Form.Item>
      );
  }
}

/** What the form starts with: what was filled in before. */
export const valuesOf = (fields: Field[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ name, value, isReadOnly }) => (value === null || isReadOnly ? [] : [[name, value]])),
  );
