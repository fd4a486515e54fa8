import { Button, Flex, Form, Input, InputNumber, Select, Switch, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Choice, type Input as Field, keyOf } from './descriptors';
import { useEditing } from './editing';
import { FormFields } from './FormFields';
import { choicesWith } from './formFields';
import { type Block, changeBlock } from './outline';
import { listOf, type Setting, settingOf, withSetting, wordsOf } from './settings';
import { simpleTexts } from './texts';

// A choice of the flow's own input, told from the values of the list.
const inputPrefix = 'input:';

/** One input of a step, with the editor that its descriptor asks for. */
export function SettingField({ block, input }: { block: Block; input: Field }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, view, edit } = useEditing();
  if (input.name === 'Form') return <FormFields block={block} input={input} />;

  const id = `setting-${keyOf(input)}`;
  const setting = settingOf(block, keyOf(input));
  const choices = choicesWith(t, input, outline);
  const help = input.name === 'Department' ? t('departmentHelp') : input.description || undefined;
  const set = (value: Parameters<typeof withSetting>[2]) =>
    edit((outline) => changeBlock(outline, block.id, (one) => withSetting(one, input, value)));
  return (
    <Form.Item label={input.displayName} htmlFor={id} extra={help}>
      <Editor
        id={id}
        input={input}
        setting={setting}
        choices={choices}
        words={wordsOf(block, input, choices, view.inputs)}
        onChange={set}
      />
    </Form.Item>
  );
}

interface EditorProps {
  id: string;
  input: Field;
  setting: Setting;
  choices: Choice[];
  words: string;
  onChange: (value: Parameters<typeof withSetting>[2]) => void;
}

function Editor({ id, input, setting, choices, words, onChange }: EditorProps) {
  const { t } = useTranslation(simpleTexts);
  const { view } = useEditing();
  const text = setting.kind === 'text' ? setting.text : '';
  if (setting.kind === 'other' || input.uiHint === 'json-editor')
    return (
      <Typography.Text type="secondary">
        {t(setting.kind === 'none' ? 'notSet' : 'setInStudio')}
      </Typography.Text>
    );
  if (setting.kind === 'input' && input.uiHint !== 'dropdown')
    return (
      <Flex gap={8} align="center">
        <Typography.Text>{t('fromInput', { name: words })}</Typography.Text>
        <Button size="small" onClick={() => onChange(null)}>
          {t('clear')}
        </Button>
      </Flex>
    );

  const options = choices.map(({ text, value }) => ({ label: text, value }));
  switch (input.uiHint) {
    case 'checklist':
      return (
        <Select
          id={id}
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={listOf(setting)}
          options={options}
          onChange={onChange}
        />
      );
    case 'dropdown':
    case 'radiolist': {
      const inputs =
        input.name === 'Department' ? view.inputs.filter(({ name }) => name.endsWith('DepartmentId')) : [];
      return (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={
            setting.kind === 'input' ? inputPrefix + setting.name : text || String(input.defaultValue ?? '')
          }
          options={[
            ...inputs.map(({ name, displayName }) => ({
              label: t('ofTask', { name: displayName }),
              value: inputPrefix + name,
            })),
            ...options,
          ]}
          onChange={(value: string) =>
            onChange(value.startsWith(inputPrefix) ? { input: value.slice(inputPrefix.length) } : value)
          }
        />
      );
    }
    case 'checkbox':
      return (
        <Switch
          id={id}
          checked={text.toLowerCase() === 'true'}
          onChange={(on) => onChange(on ? 'True' : null)}
        />
      );
    case 'multiline':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return /^(Int|Decimal|Double)/.test(input.typeName) ? (
        <InputNumber
          id={id}
          min={0}
          value={text === '' ? null : Number(text)}
          onChange={(number) => onChange(number === null ? null : String(number))}
        />
      ) : (
        <Input id={id} value={text} onChange={(event) => onChange(event.target.value)} />
      );
  }
}
