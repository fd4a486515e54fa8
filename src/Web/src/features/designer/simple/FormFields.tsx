import { DeleteOutlined, DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Dropdown, Flex, Form, Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Input as Setting } from './descriptors';
import { useEditing } from './editing';
import { type FormField, fieldAccesses, fieldsElsewhere, fieldsOf, fieldTypes, freeName } from './formFields';
import { type Block, changeBlock } from './outline';
import { withSetting } from './settings';
import { simpleTexts } from './texts';

/** What the people of a step fill in, and what of earlier steps they see. */
export function FormFields({ block, input }: { block: Block; input: Setting }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, view, edit } = useEditing();
  const fields = fieldsOf(block);
  if (!fields)
    return (
      <Form.Item label={input.displayName}>
        <Typography.Text type="secondary">{t('setInStudio')}</Typography.Text>
      </Form.Item>
    );

  const set = (changed: FormField[]) =>
    edit((outline) => changeBlock(outline, block.id, (one) => withSetting(one, input, changed)));
  const elsewhere = fieldsElsewhere(outline, block);
  return (
    <Form.Item label={input.displayName} extra={t('form.help')}>
      <Flex vertical gap={8} role="group" aria-label={input.displayName}>
        {fields.map((field, index) => (
          <FieldCard
            key={field.name}
            number={index + 1}
            field={field}
            onChange={(part) => set(fields.with(index, { ...field, ...part }))}
            onRemove={() => set(fields.toSpliced(index, 1))}
          />
        ))}
        <Flex gap={8} wrap>
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => set([...fields, { name: freeName(outline), label: '', type: 'text' }])}
          >
            {t('form.add')}
          </Button>
          {elsewhere.length > 0 && (
            <Dropdown
              trigger={['click']}
              disabled={view.isReadonly}
              menu={{
                items: elsewhere.map(({ name, label }) => ({ key: name, label })),
                onClick: ({ key }) => {
                  const taken = elsewhere.find(({ name }) => name === key);
                  if (taken) set([...fields, { ...taken, required: false, access: 'read' }]);
                },
              }}
            >
              <Button size="small" icon={<DownOutlined aria-hidden />}>
                {t('form.take')}
              </Button>
            </Dropdown>
          )}
        </Flex>
      </Flex>
    </Form.Item>
  );
}

interface CardProps {
  number: number;
  field: FormField;
  onChange: (part: Partial<FormField>) => void;
  onRemove: () => void;
}

function FieldCard({ number, field, onChange, onRemove }: CardProps) {
  const { t } = useTranslation(simpleTexts);
  const { access = 'edit', options = [] } = field;
  const name = (part: string) => t('form.named', { number, part });
  return (
    <Card size="small">
      <Flex vertical gap={8}>
        <Flex gap={8}>
          <Input
            aria-label={name(t('form.label'))}
            placeholder={t('form.label')}
            value={field.label}
            maxLength={100}
            status={field.label.trim() === '' ? 'error' : ''}
            onChange={({ target }) => onChange({ label: target.value })}
          />
          <Button
            type="text"
            danger
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('form.remove', { field: field.label || number })}
            onClick={onRemove}
          />
        </Flex>
        <Flex gap={8} wrap align="center">
          <Select
            aria-label={name(t('form.type.label'))}
            style={{ width: 110 }}
            value={field.type}
            options={fieldTypes.map((value) => ({ value, label: t(`form.type.${value}`) }))}
            onChange={(type) => onChange({ type })}
          />
          <Select
            aria-label={name(t('form.access.label'))}
            style={{ width: 110 }}
            value={access}
            options={fieldAccesses.map((value) => ({ value, label: t(`form.access.${value}`) }))}
            onChange={(access) => onChange({ access })}
          />
          {access === 'edit' && (
            <Checkbox
              checked={field.required ?? false}
              onChange={({ target }) => onChange({ required: target.checked })}
            >
              {t('form.required')}
            </Checkbox>
          )}
        </Flex>
        {field.type === 'choice' && (
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            aria-label={name(t('form.options'))}
            placeholder={t('form.options')}
            tokenSeparators={['、', '，', ',', ';', '；']}
            value={options}
            status={options.length === 0 ? 'error' : ''}
            onChange={(options: string[]) => onChange({ options })}
          />
        )}
      </Flex>
    </Card>
  );
}
