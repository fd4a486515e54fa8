import { Button, Flex, Form, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../shared/When';
import { NextSigners } from '../workItems/DecisionForm';
import { StepForm, valuesOf } from '../workItems/StepForm';
import { PassOn } from './PassOn';
import { useNames, useWho } from './Summary';
import { trialTexts } from './texts';
import type { ActChoice, TrialItem } from './trials';

interface Props {
  item: TrialItem;
  isWalking: boolean;
  onAct: (act: ActChoice) => void;
}

interface Fields {
  form?: Record<string, string | number | null>;
  nextSigners?: string[];
}

/** One who is asked: what he may decide, and what would come of it. */
export function Decide({ item, isWalking, onAct }: Props) {
  const { t } = useTranslation(trialTexts);
  const [form] = Form.useForm<Fields>();
  const names = useNames();
  const { asked, choices } = item;
  const [chosen, setChosen] = useState<string>();
  // Who was chosen may have handed it on since.
  const personId = asked.people.find(({ id }) => id === chosen)?.id ?? asked.people[0]?.id;
  const actor = personId && personId !== asked.people[0]?.id ? { personId } : {};
  const isReview = item.item.kind === 'review' || item.item.kind === 'closing';
  const decide = (outcome: string) => {
    const { form: filled, nextSigners } = form.getFieldsValue();
    const entered = Object.entries(filled ?? {}).filter(([, value]) => value != null && value !== '');
    onAct({
      kind: 'decide',
      key: item.key,
      outcome,
      ...actor,
      ...(entered.length > 0 && { form: Object.fromEntries(entered) as never }),
      ...(nextSigners?.length && { nextSigners }),
    });
  };
  return (
    <section
      aria-label={`${asked.title} ${asked.department.name}`}
      style={{ border: '1px solid #d9dee5', borderRadius: 8, padding: 12 }}
    >
      <Flex gap={8} wrap align="center">
        <Typography.Text strong>{asked.title}</Typography.Text>
        {asked.subtask !== null && <Tag>{t('subtask', { number: asked.subtask })}</Tag>}
        <span>{asked.department.name}</span>
        {asked.people.length > 1 ? (
          <Select
            size="small"
            aria-label={t('act')}
            value={personId ?? null}
            onChange={setChosen}
            options={asked.people.map(({ id, name }) => ({ value: id, label: name }))}
            style={{ minWidth: 96 }}
          />
        ) : (
          <span>{names(asked)}</span>
        )}
        {asked.dueOn && (
          <Typography.Text type="secondary">
            {t('with.dueOn')} <Day on={asked.dueOn} />
          </Typography.Text>
        )}
      </Flex>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ form: valuesOf(item.item.form) }}
        style={{ marginTop: 8 }}
      >
        <StepForm fields={item.item.form} />
        {(isReview || item.item.kind === 'work') && <NextSigners isOpen={false} />}
      </Form>
      <Flex vertical gap={8} style={{ marginTop: 8 }}>
        {choices.map((choice, index) => (
          <Flex key={choice.name} gap={8} align="center" wrap>
            <Button
              type={index === 0 ? 'primary' : 'default'}
              danger={index > 0}
              disabled={isWalking}
              onClick={() => decide(choice.name)}
            >
              {choice.displayName}
            </Button>
            <Leads leads={choice.leads} />
          </Flex>
        ))}
        {isReview && (
          <div>
            <Button disabled={isWalking} onClick={() => onAct({ kind: 'return', key: item.key })}>
              {t('returnPrevious')}
            </Button>
          </div>
        )}
        <PassOn
          item={item}
          takesSigners={isReview}
          isWalking={isWalking}
          onAct={(act) => onAct({ ...act, ...actor })}
        />
      </Flex>
    </section>
  );
}

function Leads({ leads }: { leads: TrialItem['choices'][number]['leads'] }) {
  const { t } = useTranslation(trialTexts);
  const who = useWho();
  if (!leads) return <Typography.Text type="secondary">{t('leadsOpen')}</Typography.Text>;
  if (leads.refusal)
    return <Typography.Text type="danger">{t('leadsRefused', { reason: leads.refusal })}</Typography.Text>;
  const where = leads.asks.map(who).join('；');
  return (
    <Typography.Text type="secondary">
      {where ? t('leadsTo', { where }) : t(leads.ends ? 'leadsEnd' : 'leadsStay')}
      {leads.isOfMadeUpForm && t('leadsByExample')}
    </Typography.Text>
  );
}
