import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Flex, Input, InputNumber, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { importTexts } from './texts';

type Target = Schemas['TargetDraft'];

interface Props {
  /** The task they belong to, in words. */
  name: string;
  targets: Target[];
  onChange: (targets: Target[]) => void;
}

const comparisons = ['atLeast', 'exactly', 'cumulative', 'atMost'] as const;
const periods = ['yearly', 'quarterly', 'monthly', 'weekly'] as const;
const newTarget: Target = { text: '', quantity: null, unit: null, comparison: 'atLeast', period: null };

/** The targets of a task as they are to be created: corrected, added and removed by keyboard alone. */
export function TargetFields({ name, targets, onChange }: Props) {
  const { t } = useTranslation(importTexts);
  const { modal } = App.useApp();
  const box = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const count = useRef(-1);
  // Who opened this, or added one, goes on in the words of it.
  useEffect(() => {
    if (targets.length > count.current) {
      const texts = box.current?.querySelectorAll('textarea');
      (texts?.[count.current < 0 ? 0 : texts.length - 1] ?? add.current)?.focus();
    }
    count.current = targets.length;
  }, [targets.length]);
  const change = (index: number, part: Partial<Target>) =>
    onChange(targets.map((target, at) => (at === index ? { ...target, ...part } : target)));
  const remove = (index: number) =>
    modal.confirm({
      title: t('target.removeAsk', { text: targets[index]?.text }),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => onChange(targets.filter((_, at) => at !== index)),
      afterClose: () => add.current?.focus(),
    });
  return (
    <Flex vertical gap={8} ref={box} role="group" aria-label={t('target.of', { task: name })}>
      {targets.map((target, index) => (
        <TargetRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a target has no identity yet but its place
          key={index}
          name={t('target.named', { task: name, number: index + 1 })}
          target={target}
          onChange={(part) => change(index, part)}
          onRemove={() => remove(index)}
        />
      ))}
      <Flex>
        <Button
          ref={add}
          size="small"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('target.addNamed', { task: name })}
          onClick={() => onChange([...targets, newTarget])}
        >
          {t('target.add')}
        </Button>
      </Flex>
    </Flex>
  );
}

interface RowProps {
  name: string;
  target: Target;
  onChange: (part: Partial<Target>) => void;
  onRemove: () => void;
}

function TargetRow({ name, target, onChange, onRemove }: RowProps) {
  const { t } = useTranslation(importTexts);
  const { text, quantity, unit, comparison, period } = target;
  const isPrinted = period !== null && !periods.some((known) => known === period);
  return (
    <Flex gap={6} wrap align="start">
      <Input.TextArea
        autoSize
        value={text}
        maxLength={5000}
        status={text.trim() === '' ? 'error' : ''}
        aria-label={`${name} ${t('target.text')}`}
        placeholder={t('target.text')}
        style={{ flex: '1 1 260px' }}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Select
        value={comparison}
        options={comparisons.map((value) => ({ value, label: t(`target.comparison.${value}`) }))}
        aria-label={`${name} ${t('target.comparison.label')}`}
        style={{ width: 104 }}
        onChange={(value) => onChange({ comparison: value })}
      />
      <InputNumber
        value={quantity}
        min={0}
        keyboard={false}
        controls={false}
        aria-label={`${name} ${t('target.quantity')}`}
        placeholder={t('target.quantity')}
        style={{ width: 92 }}
        onChange={(value) => onChange({ quantity: value })}
      />
      <Input
        value={unit ?? ''}
        maxLength={50}
        aria-label={`${name} ${t('target.unit')}`}
        placeholder={t('target.unit')}
        style={{ width: 72 }}
        onChange={(event) => onChange({ unit: event.target.value.trim() || null })}
      />
      <Select
        value={period ?? ''}
        options={[
          { value: '', label: t('target.period.none') },
          ...periods.map((value) => ({ value, label: t(`target.period.${value}`) })),
          ...(isPrinted ? [{ value: period, label: period }] : []),
        ]}
        aria-label={`${name} ${t('target.period.label')}`}
        style={{ width: 104 }}
        onChange={(value) => onChange({ period: value || null })}
      />
      <Button
        type="text"
        danger
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('removeNamed', { task: name })}
        onClick={onRemove}
      />
    </Flex>
  );
}
