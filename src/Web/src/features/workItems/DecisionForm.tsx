import { Button, Flex, Form, Input, InputNumber, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type Schemas } from '../../api/client';
import { PersonField } from '../../shared/PersonField';
import { useAct } from '../../shared/useAct';
import { EvidenceUpload, type Uploaded } from './EvidenceUpload';
import { StepForm, valuesOf } from './StepForm';
import { decide, type WorkItem } from './workItems';

interface Fields {
  comment?: string;
  text?: string;
  figures?: Record<string, number | null>;
  form?: Record<string, string | number | null>;
  nextSigners?: string[];
}

interface Props {
  item: WorkItem;
  targets: Schemas['TargetView'][];
  onDone: () => unknown;
}

/** The decision: what is handed in where work is asked for, the opinion, and one button per outcome. */
export function DecisionForm({ item, targets, onDone }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const [evidence, setEvidence] = useState<Uploaded[]>([]);
  const act = useAct(
    async (outcome: Schemas['WorkItemOutcome']) => {
      try {
        return await decide(item.id, decisionOf(item, outcome, form.getFieldsValue(), evidence, targets));
      } catch (error) {
        if (error instanceof Problem) showAtFields(error);
        throw error;
      }
    },
    t('workItem.done'),
    onDone,
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
    <Form<Fields> form={form} layout="vertical" initialValues={{ form: valuesOf(item.form) }}>
      <StepForm fields={item.form} />
      {isWork && (
        <HandIn taskId={item.task?.id} targets={targets} evidence={evidence} onEvidence={setEvidence} />
      )}
      {!isWork && (
        <Form.Item name="comment" label={t('workItem.comment')}>
          <Input.TextArea rows={4} maxLength={4000} showCount />
        </Form.Item>
      )}
      {!isWork && <Phrases kind={item.kind} onPick={(phrase) => form.setFieldValue('comment', phrase)} />}
      {(isWork || item.kind === 'review') && <NextSigners />}
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
    </Form>
  );
}

/** Who decides next. Most flows know that, so it is asked for only on demand. */
export function NextSigners() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <PersonField name="nextSigners" label={t('workItem.nextSigners')} several required={false} />
  ) : (
    <Button type="link" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
      {t('workItem.chooseNext')}
    </Button>
  );
}

interface HandInProps {
  taskId: string | undefined;
  targets: Schemas['TargetView'][];
  evidence: Uploaded[];
  onEvidence: (evidence: Uploaded[]) => void;
}

function HandIn({ taskId, targets, evidence, onEvidence }: HandInProps) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="text" label={t('workItem.text')}>
        <Input.TextArea rows={8} maxLength={20000} showCount placeholder={t('workItem.textHint')} />
      </Form.Item>
      {targets.map((target) => (
        <Form.Item
          key={target.id}
          name={['figures', target.id]}
          label={`${t('workItem.figure')}：${target.text}`}
        >
          <InputNumber min={0} suffix={target.unit ?? undefined} style={{ width: '100%' }} />
        </Form.Item>
      ))}
      {taskId && <EvidenceUpload taskId={taskId} evidence={evidence} onChange={onEvidence} />}
    </>
  );
}

function Phrases({ kind, onPick }: { kind: WorkItem['kind']; onPick: (phrase: string) => void }) {
  const { t } = useTranslation();
  const phrases = t(`workItem.phrases.${kind}`, { returnObjects: true, defaultValue: [] }) as string[];
  if (phrases.length === 0) return null;
  return (
    <Flex gap={4} wrap align="center">
      <Typography.Text type="secondary">{t('workItem.commonPhrases')}</Typography.Text>
      {phrases.map((phrase) => (
        <Tag.CheckableTag key={phrase} checked={false} onChange={() => onPick(phrase)}>
          {phrase}
        </Tag.CheckableTag>
      ))}
    </Flex>
  );
}

function decisionOf(
  item: WorkItem,
  outcome: Schemas['WorkItemOutcome'],
  fields: Fields,
  evidence: Uploaded[],
  targets: Schemas['TargetView'][],
) {
  const comment = fields.comment?.trim() || undefined;
  const entered = Object.entries(fields.form ?? {}).filter(([, value]) => value != null && value !== '');
  const filled = {
    ...(item.form.length > 0 && { form: Object.fromEntries(entered) as Record<string, never> }),
    ...(fields.nextSigners?.length && { nextSigners: fields.nextSigners }),
  };
  if (item.kind !== 'work') return { outcome: outcome.name, comment, data: filled };
  const figures = targets.flatMap((target) => {
    const quantity = fields.figures?.[target.id];
    return quantity == null ? [] : [{ name: target.text, quantity, unit: target.unit, targetId: target.id }];
  });
  return {
    outcome: outcome.name,
    data: { text: fields.text?.trim(), figures, evidence: evidence.map((file) => file.id), ...filled },
  };
}
