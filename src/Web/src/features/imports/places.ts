import type { Schemas } from '../../api/client';
import type { TaskDraft } from '../plans/plans';

/** A place in the source text, lines and columns counted from 1. */
export type Place = Schemas['SourcePlace'];

/** A field of a draft that is read somewhere. */
export type Field = Schemas['DraftField'];
type Sources = Schemas['FieldSource'][] | null | undefined;

/** Where a field was read; nowhere when the document does not give it. */
export const placeOfField = (sources: Sources, field: Field): Place | undefined =>
  sources?.find((one) => one.field === field)?.source;

/** Where a field of a task was read, or else the task as a whole. */
export const placeInTask = (task: TaskDraft, field: Field): Place =>
  placeOfField(task.sources, field) ?? task.source;
