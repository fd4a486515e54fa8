import type { TFunction } from 'i18next';
import type { Schemas } from '../../../api/client';
import { type Choice, choicesOf, type Input } from './descriptors';
import { allBlocks, type Block, type Outline } from './outline';
import { jsonOf } from './settings';

/** A field of a step's form, as it stands in the definition. */
export interface FormField {
  name: string;
  label: string;
  type: FieldType;
  required?: boolean;
  access?: FieldAccess;
  options?: string[];
}

export const fieldTypes = ['text', 'number', 'date', 'choice', 'boolean', 'person'] as const;
export const fieldAccesses = ['edit', 'read', 'hidden'] as const;
export type FieldType = (typeof fieldTypes)[number];
export type FieldAccess = (typeof fieldAccesses)[number];

/** The fields of a block's form; nothing where only Studio can edit what stands there. */
export function fieldsOf(block: Block): FormField[] | undefined {
  const written = jsonOf(block, 'form');
  if (written === null) return [];
  if (!Array.isArray(written) || !written.every(isField)) return undefined;
  return written.map((field) => ({ ...field, type: field.type ?? 'text' }));
}

/** The fields of the flow's other steps, each once: a step that takes one over shows the same value. */
export function fieldsElsewhere(outline: Outline, block: Block): FormField[] {
  const own = new Set(fieldsOf(block)?.map(({ name }) => name));
  return fieldsOfFlow(outline).filter(({ name }) => !own.has(name));
}

/** A name that no field of the flow has yet; people read the label only. */
export function freeName(outline: Outline): string {
  const taken = new Set(fieldsOfFlow(outline).map(({ name }) => name));
  let number = 1;
  while (taken.has(`field${number}`)) number++;
  return `field${number}`;
}

/** What may be chosen at an input, with whoever is named in a form where people sign. */
export function choicesWith(t: TFunction, input: Input, outline: Outline): Choice[] {
  if (input.name !== 'Signers' && input.name !== 'People') return choicesOf(input);
  const people = fieldsOfFlow(outline).filter(({ type }) => type === 'person');
  return [
    ...people.map(({ name, label }) => ({ text: t('form.personIn', { label }), value: `field:${name}` })),
    ...choicesOf(input),
  ];
}

/** What conditions may look at, with the fields that are drawn but not saved yet. */
export function factsWith(facts: Schemas['OutlineFact'][], outline: Outline): Schemas['OutlineFact'][] {
  const drawn = fieldsOfFlow(outline).map(({ name, label, type, options }) => ({
    key: `field:${name}`,
    name: label,
    options: type === 'boolean' ? ['true', 'false'] : (options ?? []),
  }));
  const keys = new Set(drawn.map(({ key }) => key));
  return [...drawn, ...facts.filter(({ key }) => !keys.has(key))];
}

function fieldsOfFlow(outline: Outline): FormField[] {
  const fields = allBlocks(outline.blocks).flatMap((block) => fieldsOf(block) ?? []);
  return fields.filter(({ name }, at) => fields.findIndex((field) => field.name === name) === at);
}

function isField(field: unknown): field is FormField {
  const { name, label, type = 'text', access = 'edit' } = (field ?? {}) as Partial<FormField>;
  return (
    typeof name === 'string' &&
    typeof label === 'string' &&
    fieldTypes.includes(type) &&
    fieldAccesses.includes(access)
  );
}
