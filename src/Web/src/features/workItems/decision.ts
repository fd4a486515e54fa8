import type { Schemas } from '../../api/client';
import type { Uploaded } from '../evidence/sendFile';
import { valuesOf } from './StepForm';
import type { Decision, WorkItem } from './workItems';

type Target = Schemas['TargetView'];
export type WorkItemDraft = Schemas['WorkItemDraftView'];

/** What the form of a decision holds. */
export interface DecisionFields {
  comment?: string | undefined;
  text?: string | undefined;
  figures?: Record<string, number | null> | undefined;
  form?: Record<string, string | number | null> | undefined;
  nextSigners?: string[] | undefined;
}

/** What the form starts with: the draft over what earlier steps filled in. */
export const fieldsOf = (item: WorkItem, draft: WorkItemDraft | null): DecisionFields => ({
  comment: draft?.comment ?? undefined,
  text: draft?.data.text ?? undefined,
  figures: Object.fromEntries(
    (draft?.data.figures ?? []).flatMap(({ targetId, quantity }) => (targetId ? [[targetId, quantity]] : [])),
  ),
  form: { ...valuesOf(item.form), ...(draft?.data.form as Record<string, string> | null | undefined) },
  nextSigners: draft?.data.nextSigners ?? undefined,
});

/** What is filled in so far, as the service takes it: for a draft, or for the decision itself. */
export function contentOf(
  item: WorkItem,
  fields: DecisionFields,
  evidence: Uploaded[],
  targets: Target[],
): Omit<Decision, 'outcome'> {
  const comment = fields.comment?.trim() || undefined;
  const entered = Object.entries(fields.form ?? {}).filter(([, value]) => value != null && value !== '');
  const filled = {
    ...(item.form.length > 0 && { form: Object.fromEntries(entered) as Record<string, never> }),
    ...(fields.nextSigners?.length && { nextSigners: fields.nextSigners }),
  };
  if (item.kind !== 'work') return { ...(comment && { comment }), data: filled };
  const figures = targets.flatMap((target) => {
    const quantity = fields.figures?.[target.id];
    return quantity == null ? [] : [{ name: target.text, quantity, unit: target.unit, targetId: target.id }];
  });
  const text = fields.text?.trim() || null;
  return { data: { text, figures, evidence: evidence.map(({ id }) => id), ...filled } };
}
