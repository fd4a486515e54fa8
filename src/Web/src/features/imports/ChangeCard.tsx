import { Card, Checkbox, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import type { PlanDraft } from '../plans/plans';
import type { Confirmed, TaskChange } from './reimport';
import { importTexts } from './texts';

interface Props {
  change: TaskChange;
  draft: PlanDraft;
  confirmed: Confirmed | undefined;
  onChoose: (confirmed: Confirmed | undefined) => void;
}

const colors = { added: 'green', removed: 'red', changed: 'blue' } as const;

/** How one task differs, old and new side by side, and whether that is applied. */
export function ChangeCard({ change, draft, confirmed, onChoose }: Props) {
  const { t } = useTranslation(importTexts);
  const { t: tApp } = useTranslation();
  const { kind, number, section, title, taskId } = change;
  const applicable = change.fields.filter(({ canApply }) => canApply).map(({ field }) => field);
  const chosen = confirmed?.fields ?? [];
  const choose = (fields: Schemas['TaskField'][]) =>
    onChoose(fields.length > 0 ? { kind, number, section, fields } : undefined);
  const isWhole = kind !== 'changed';
  const name = tApp('task.numbered', { number });
  return (
    <Card size="small">
      <Flex gap={8} align="baseline" wrap>
        <Checkbox
          checked={
            isWhole ? confirmed !== undefined : chosen.length > 0 && chosen.length === applicable.length
          }
          indeterminate={!isWhole && chosen.length > 0 && chosen.length < applicable.length}
          disabled={!isWhole && applicable.length === 0}
          aria-label={`${name} ${t(`reimport.confirm.${kind}`)}`}
          onChange={(event) => {
            if (isWhole) onChoose(event.target.checked ? { kind, number, section } : undefined);
            else choose(event.target.checked ? applicable : []);
          }}
        >
          {t(`reimport.confirm.${kind}`)}
        </Checkbox>
        <Tag color={colors[kind]}>{t(`reimport.kind.${kind}`)}</Tag>
        <Typography.Text strong>
          {taskId ? <Link to={`/tasks/${taskId}`}>{`${number}. ${title}`}</Link> : `${number}. ${title}`}
        </Typography.Text>
      </Flex>
      {kind === 'removed' && (
        <Typography.Text type="secondary">{t('reimport.removedExplained')}</Typography.Text>
      )}
      {kind === 'added' && <Added change={change} draft={draft} />}
      {change.fields.map((field) => (
        <FieldLine
          key={field.field}
          field={field}
          label={`${name} ${t(`reimport.field.${field.field}`)}`}
          isChosen={chosen.includes(field.field)}
          onChoose={(isChosen) =>
            choose(isChosen ? [...chosen, field.field] : chosen.filter((other) => other !== field.field))
          }
        />
      ))}
    </Card>
  );
}

function Added({ change, draft }: { change: TaskChange; draft: PlanDraft }) {
  const { t } = useTranslation();
  const task = draft.tasks.find(
    ({ number, section }) => number === change.number && section === change.section,
  );
  if (!task) return null;
  return (
    <div>
      <div className="source-text">{task.text}</div>
      {t('task.lead')}：{task.lead.join('、') || '—'}；{t('task.participants')}：
      {[...task.participants, ...task.groups].join('、') || '—'}；{t('task.dueOn')}：{task.dueOn ?? '—'}；
      {t('task.targets')}：{task.targets.map(({ text }) => text).join('；') || '—'}
    </div>
  );
}

interface FieldProps {
  field: Schemas['FieldChange'];
  label: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function FieldLine({ field, label, isChosen, onChoose }: FieldProps) {
  const { t } = useTranslation(importTexts);
  const [before, after] = marked(field.old ?? '', field.new ?? '');
  return (
    <div className="import-difference">
      <Checkbox
        checked={isChosen}
        disabled={!field.canApply}
        aria-label={label}
        onChange={(event) => onChoose(event.target.checked)}
      >
        {t(`reimport.field.${field.field}`)}
      </Checkbox>
      <div className="import-old">
        <span className="import-side">{t('reimport.old')}</span>
        {before}
      </div>
      <div className="import-new">
        <span className="import-side">{t('reimport.new')}</span>
        {after}
      </div>
      {!field.canApply && (
        <Typography.Text type="secondary" className="import-note">
          {t('reimport.notApplicable')}
        </Typography.Text>
      )}
    </div>
  );
}

// What is the same at both ends is left plain; what stands between is marked.
function marked(before: string, after: string) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const show = (text: string, side: string) => (
    <span key={side} className="source-text">
      {text.slice(0, head)}
      {text.length > head + tail && <mark>{text.slice(head, text.length - tail)}</mark>}
      {text.slice(text.length - tail) || (text === '' ? '—' : '')}
    </span>
  );
  return [show(before, 'old'), show(after, 'new')];
}
