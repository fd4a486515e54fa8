import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { choicesOf, type Descriptor, keyOf } from './descriptors';
import { useEditing } from './editing';
import { choicesWith } from './formFields';
import type { Block } from './outline';
import { settingOf, wordsOf } from './settings';
import { simpleTexts } from './texts';

/** Who acts at a step, how and until when, in one line. */
export function StepSummary({ block, descriptor }: { block: Block; descriptor: Descriptor }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, view } = useEditing();
  const words = (name: string) => {
    const input = descriptor.inputs.find((one) => one.name === name);
    return input && settingOf(block, keyOf(input)).kind !== 'none'
      ? wordsOf(block, input, choicesWith(t, input, outline), view.inputs)
      : '';
  };
  const pool = [words('Department'), words('Role')].filter(Boolean).join(' · ');
  const who = words('Signers') || words('People') || words('Departments') || words('Assignee') || pool;
  const modes = descriptor.inputs.find(({ name }) => name === 'Mode');
  const usual = modes && choicesOf(modes).find(({ value }) => value === modes.defaultValue)?.text;
  const mode = words('Signers') && (words('Mode') || usual || '').split('：')[0];
  const days = words('TermDays') || words('Days') || words('DueWorkdays');
  const said = [who, mode, days && t('days', { days })].filter(Boolean);
  return (
    said.length > 0 && <Typography.Paragraph style={{ margin: 0 }}>{said.join('　')}</Typography.Paragraph>
  );
}
