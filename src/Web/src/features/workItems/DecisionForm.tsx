import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Form, Input, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type Schemas } from '../../api/client';
import { DraftStatus } from '../../shared/DraftStatus';
import { Failure } from '../../shared/Failure';
import { PersonField } from '../../shared/PersonField';
import { useAct } from '../../shared/useAct';
import { contentOf, type DecisionFields, fieldsOf, type WorkItemDraft } from './decision';
import { HandIn } from './HandIn';
import { NextSteps } from './NextSteps';
import { Phrases } from './Phrases';
import { StepForm } from './StepForm';
import { handlingTexts } from './texts';
import { discardWorkItemDraft, useStoredDraft, useWorkItemDraft } from './useWorkItemDraft';
import { decide, type WorkItem } from './workItems';

interface Props {
  item: WorkItem;
  targets: Schemas['TargetView'][];
  onDone: () => unknown;
}

/** The decision, as far as the person had come with it. */
export function DecisionForm({ item, targets, onDone }: Props) {
  const stored = useStoredDraft(item.id);
  if (stored.error) return <Failure error={stored.error} onRetry={stored.refetch} />;
  if (stored.data === undefined) return <Spin />;
  return <Filled item={item} targets={targets} onDone={onDone} stored={stored.data} />;
}

// What is handed in where work is asked for, the opinion, who comes next, and one button per outcome.
function Filled({ item, targets, onDone, stored }: Props & { stored: WorkItemDraft | null }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<DecisionFields>();
  const [evidence, setEvidence] = useState(stored?.evidence ?? []);
  const draft = useWorkItemDraft(item.id, stored);
  const queries = useQueryClient();
  const content = (files = evidence) => contentOf(item, form.getFieldsValue(), files, targets);
  const act = useAct(
    async (outcome: Schemas['WorkItemOutcome']) => {
      draft.end();
      try {
        return await decide(item.id, { outcome: outcome.name, ...content() });
      } catch (error) {
        draft.goOn();
        draft.change(content());
        if (error instanceof Problem) showAtFields(error);
        throw error;
      }
    },
    t('workItem.done'),
    onDone,
  );
  const discard = useAct(
    async () => {
      draft.end();
      await discardWorkItemDraft(item.id);
    },
    t('discarded', { ns: handlingTexts }),
    () => queries.resetQueries({ queryKey: ['work-item-draft', item.id] }),
  );

  // What the service names as data.form.venue is the entry form → venue here.
  const showAtFields = (problem: Problem) =>
    form.setFields(
      problem.errors.map(({ field, message }) => ({
        name: field.replace(/^data\./, '').split('.') as never,
        errors: [message],
      })),
    );

  const isWork = item.kind === 'work';
  const submit = (outcome: Schemas['WorkItemOutcome']) => {
    const isNeeded = { comment: outcome.commentRequired && !isWork, text: isWork };
    const names = ['comment', 'text'] as const;
    const lacking = names.filter((name) => isNeeded[name] && !form.getFieldValue(name)?.trim());
    form.setFields(
      names.map((name) => ({ name, errors: lacking.includes(name) ? [t(`workItem.${name}Needed`)] : [] })),
    );
    if (lacking.length === 0) act.mutate(outcome);
  };

  return (
    <Form<DecisionFields>
      form={form}
      layout="vertical"
      initialValues={fieldsOf(item, stored)}
      onValuesChange={() => draft.change(content())}
    >
      <StepForm fields={item.form} />
      {isWork ? (
        <HandIn
          taskId={item.task?.id}
          targets={targets}
          evidence={evidence}
          onEvidence={(files) => {
            setEvidence(files);
            draft.change(content(files));
          }}
        />
      ) : (
        <>
          <Form.Item name="comment" label={t('workItem.comment')}>
            <Input.TextArea rows={4} maxLength={4000} showCount />
          </Form.Item>
          <Phrases
            kind={item.kind}
            onPick={(phrase) => {
              form.setFieldValue('comment', phrase);
              draft.change(content());
            }}
          />
        </>
      )}
      {(isWork || item.kind === 'review') && (
        <NextSigners isOpen={(stored?.data.nextSigners ?? []).length > 0} />
      )}
      <NextSteps item={item} />
      <Flex gap={12} wrap style={{ marginTop: 16 }}>
        {item.outcomes.map((outcome, index) => (
          <Button
            key={outcome.name}
            type={index === 0 ? 'primary' : 'default'}
            danger={index > 0}
            size="large"
            loading={act.isPending && act.variables?.name === outcome.name}
            disabled={act.isPending}
            onClick={() => submit(outcome)}
          >
            {outcome.displayName}
          </Button>
        ))}
      </Flex>
      <DraftStatus draft={draft} onDiscard={() => discard.mutate(undefined)} />
    </Form>
  );
}

/** Who decides next. Most flows know that, so it is asked for only on demand. */
export function NextSigners(start: { isOpen: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(start.isOpen);
  return isOpen ? (
    <PersonField name="nextSigners" label={t('workItem.nextSigners')} several required={false} />
  ) : (
    <Button type="link" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
      {t('workItem.chooseNext')}
    </Button>
  );
}
