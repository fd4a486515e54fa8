import { Alert, App, Button, Card, Flex } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Problem } from '../../api/client';
import { DraftStatus } from '../../shared/DraftStatus';
import { inWords } from '../../shared/serviceWords';
import { useAct } from '../../shared/useAct';
import { type Checked, createPlan, discardImport, type ImportDraft, useImportDraft } from './drafts';
import { LeftOut } from './LeftOut';
import { Matching } from './Matching';
import { PlanFields } from './PlanFields';
import type { Place } from './places';
import { Source } from './Source';
import { TaskTable } from './TaskTable';
import { importTexts } from './texts';

/** Changes what is being checked. */
export type Change = (step: (before: Checked) => Checked) => void;

/** The recognised plan beside its source, doubts first, to be corrected and then created. */
export function DraftEditor({ id, stored }: { id: string; stored: ImportDraft }) {
  const { t } = useTranslation(importTexts);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const draft = useImportDraft(id, stored);
  const [checked, setChecked] = useState<Checked>(stored);
  const [place, setPlace] = useState<Place>();
  const [problems, setProblems] = useState<Problem['errors']>([]);
  const latest = useRef(checked);
  const lines = useMemo(() => (checked.draft.sourceText ?? '').split('\n'), [checked.draft.sourceText]);
  const { change: keep } = draft;
  const change: Change = useCallback(
    (step) => {
      const { draft, expandGroups, mappings, settled } = step(latest.current);
      latest.current = { draft, expandGroups, mappings, settled };
      setChecked(latest.current);
      keep(latest.current);
    },
    [keep],
  );

  const create = useAct(
    async () => {
      draft.end();
      try {
        return await createPlan(id, latest.current);
      } catch (error) {
        draft.goOn();
        keep(latest.current);
        if (error instanceof Problem) setProblems(error.errors);
        throw error;
      }
    },
    t('created'),
    (plan) => navigate(`/plans/${plan.id}`),
  );
  const discard = async () => {
    draft.end();
    await discardImport(id);
    message.success(t('discarded'));
    await navigate('/plans/import');
  };
  const { errors = [] } = create.error instanceof Problem ? create.error : {};

  return (
    <div className="import-check">
      <Flex vertical gap={16} style={{ minWidth: 0 }}>
        <Card>
          <PlanFields draft={checked.draft} onChange={change} onLook={setPlace} />
          <Flex justify="space-between" gap={8} wrap align="center" style={{ marginTop: 12 }}>
            <DraftStatus draft={draft} onDiscard={discard} />
            <Button
              type="primary"
              size="large"
              loading={create.isPending}
              onClick={() => create.mutate(undefined)}
            >
              {t('create', { count: checked.draft.tasks.length })}
            </Button>
          </Flex>
          {create.error && (
            <Alert
              type="error"
              showIcon
              title={errors.length > 0 ? t('refused', { count: errors.length }) : create.error.message}
              style={{ marginTop: 12 }}
            />
          )}
          {checked.draft.doubts.map((doubt) => (
            <Alert
              key={doubt.code + doubt.message}
              type="warning"
              showIcon
              title={inWords(doubt)}
              style={{ marginTop: 12 }}
            />
          ))}
        </Card>
        <Matching checked={checked} onChange={change} />
        <TaskTable checked={checked} problems={problems} onChange={change} onLook={setPlace} />
        <LeftOut parts={checked.draft.leftOut ?? []} onLook={setPlace} />
      </Flex>
      <Source lines={lines} place={place} />
    </div>
  );
}
