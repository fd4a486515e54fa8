import { Alert, App, Button, Card, Empty, Flex, Form, Input, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/client';
import { DraftStatus } from '../../shared/DraftStatus';
import { inWords } from '../../shared/serviceWords';
import { useAct } from '../../shared/useAct';
import { ChangeCard } from './ChangeCard';
import { NameMatching } from './NameMatching';
import { type Mappings, useUnknownNames } from './names';
import {
  applyReimport,
  type Confirmed,
  changeKey,
  discardReimport,
  type Reimported,
  type StoredReimport,
  type TaskChange,
  useComparison,
  useReimportDraft,
} from './reimport';
import { importTexts } from './texts';

interface Props {
  planId: string;
  stored: StoredReimport;
  onDone: (done: Reimported) => void;
  onDiscarded: () => unknown;
}

const kinds = ['added', 'removed', 'changed'] as const;
const ofNames = ['unknown_department', 'group_unexpanded'];

/** How the corrected document differs, task by task: what is ticked is applied. */
export function Differences({ planId, stored, onDone, onDiscarded }: Props) {
  const { t } = useTranslation(importTexts);
  const { modal } = App.useApp();
  const [mappings, setMappings] = useState(stored.mappings);
  const comparison = useComparison(planId, stored, mappings);
  const preview = comparison.data ?? stored.preview;
  const { changes } = preview;
  const names = useUnknownNames(preview.draft);
  const problems = preview.problems.filter(({ code }) => names.length === 0 || !ofNames.includes(code));
  const [ticked, setTicked] = useState(stored.confirmed);
  const confirmed = stillThere(ticked, changes);
  const [reason, setReason] = useState(stored.confirmed.find((one) => one.reason)?.reason ?? '');
  const [isReasonAsked, setReasonAsked] = useState(false);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const draft = useReimportDraft(planId, stored);
  const chosen = (all: Confirmed[], why: string) =>
    all.map((one) => (needsReason(one) ? { ...one, reason: why.trim() } : one));
  const apply = useAct(
    async () => {
      draft.end();
      try {
        return await applyReimport(planId, preview, { confirmed: chosen(confirmed, reason), mappings });
      } catch (error) {
        draft.goOn();
        throw error;
      }
    },
    t('reimport.done'),
    onDone,
  );
  const choose = (change: TaskChange, next: Confirmed | undefined) => {
    const others = confirmed.filter((one) => changeKey(asChange(one)) !== changeKey(change));
    const all = next ? [...others, next] : others;
    setTicked(all);
    draft.change({ confirmed: chosen(all, reason), mappings });
  };
  const match = (next: Mappings) => {
    setMappings(next);
    draft.change({ confirmed: chosen(ticked, reason), mappings: next });
  };
  const discard = async () => {
    draft.end();
    await discardReimport(planId);
    await onDiscarded();
  };
  const isReasonNeeded = confirmed.some(needsReason);
  const ask = () => {
    if (isReasonNeeded && reason.trim() === '') {
      setReasonAsked(true);
      reasonField.current?.focus();
      return;
    }
    const count = (kind: TaskChange['kind']) => confirmed.filter((one) => one.kind === kind).length;
    modal.confirm({
      title: t('reimport.applyAsk'),
      content: t('reimport.applyCounts', {
        added: count('added'),
        removed: count('removed'),
        changed: count('changed'),
      }),
      okText: t('reimport.apply', { count: confirmed.length }),
      onOk: () => apply.mutate(undefined),
    });
  };

  return (
    <Flex vertical gap={16}>
      <Card size="small">
        <Flex justify="space-between" gap={8} wrap align="center">
          <Flex gap={4} wrap>
            {kinds.map((kind) => (
              <Tag key={kind}>
                {t(`reimport.kind.${kind}`)} {changes.filter((change) => change.kind === kind).length}
              </Tag>
            ))}
          </Flex>
          <DraftStatus draft={draft} onDiscard={discard} />
        </Flex>
        {problems.length > 0 && (
          <Alert
            type="warning"
            showIcon
            style={{ marginTop: 8 }}
            title={t('reimport.problems')}
            description={problems.map((problem) => <div key={problem.field}>{inWords(problem)}</div>)}
          />
        )}
        {comparison.error && (
          <Alert type="error" showIcon style={{ marginTop: 8 }} title={comparison.error.message} />
        )}
      </Card>
      {names.length > 0 && (
        <Card size="small">
          <NameMatching names={names} mappings={mappings} onChange={match} />
        </Card>
      )}
      {changes.length === 0 && (
        <Card>
          <Empty description={t('reimport.same')} />
        </Card>
      )}
      {changes.map((change) => (
        <ChangeCard
          key={changeKey(change)}
          change={change}
          draft={preview.draft}
          confirmed={confirmed.find((one) => changeKey(asChange(one)) === changeKey(change))}
          onChoose={(next) => choose(change, next)}
        />
      ))}
      {changes.length > 0 && (
        <Card>
          {isReasonNeeded && (
            <Form.Item
              layout="vertical"
              required
              label={t('reimport.reason')}
              htmlFor="reimport-reason"
              extra={t('reimport.reasonExplained')}
              {...(isReasonAsked &&
                reason.trim() === '' && {
                  validateStatus: 'error' as const,
                  help: t('reimport.reasonNeeded'),
                })}
            >
              <Input.TextArea
                id="reimport-reason"
                ref={(field) => {
                  reasonField.current = field?.resizableTextArea?.textArea ?? null;
                }}
                rows={2}
                maxLength={2000}
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  draft.change({ confirmed: chosen(confirmed, event.target.value), mappings });
                }}
              />
            </Form.Item>
          )}
          {apply.error && (
            <Alert
              type="error"
              showIcon
              title={apply.error.message}
              description={
                apply.error instanceof Problem &&
                apply.error.errors.map(({ field, message }) => <div key={field + message}>{message}</div>)
              }
              style={{ marginBottom: 12 }}
            />
          )}
          <Button
            type="primary"
            size="large"
            disabled={confirmed.length === 0}
            loading={apply.isPending}
            onClick={ask}
          >
            {t('reimport.apply', { count: confirmed.length })}
          </Button>
        </Card>
      )}
    </Flex>
  );
}

const asChange = ({ kind, number, section = null }: Confirmed) => ({ kind, number, section });

const needsReason = ({ kind, fields }: Confirmed) => kind === 'removed' || (fields ?? []).includes('lead');

// Since it was ticked, somebody may have changed the plan: what is no difference any more is dropped.
function stillThere(confirmed: Confirmed[], changes: TaskChange[]): Confirmed[] {
  const known = new Map(changes.map((change) => [changeKey(change), change]));
  return confirmed.flatMap((one) => {
    const change = known.get(changeKey(asChange(one)));
    if (!change) return [];
    if (one.kind !== 'changed') return [one];
    const applicable = change.fields.filter(({ canApply }) => canApply).map(({ field }) => field);
    const fields = (one.fields ?? []).filter((field) => applicable.includes(field));
    return fields.length > 0 ? [{ ...one, fields }] : [];
  });
}
