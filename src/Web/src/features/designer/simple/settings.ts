import { type Choice, type Descriptor, type Input, keyOf } from './descriptors';
import type { Block } from './outline';

interface Wrapped {
  typeName?: string | null;
  expression?: { type?: string; value?: unknown };
}

/** What an input is set to: a text, a list, an input of the flow, or something only Studio edits. */
export type Setting =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'list'; list: string[] }
  | { kind: 'input'; name: string }
  | { kind: 'other' };

/** Reads an input of a block. */
export function settingOf(block: Block, key: string): Setting {
  const raw = rawOf(block, key);
  if (raw === undefined || raw === null) return { kind: 'none' };
  if (typeof raw !== 'object') return { kind: 'text', text: String(raw) };
  const { type = 'Literal', value } = (raw as Wrapped).expression ?? {};
  if (value === undefined || value === null || value === '') return { kind: 'none' };
  if (type === 'Input') return inputIn(value);
  if (type === 'Object') return listIn(value);
  if (type !== 'Literal') return { kind: 'other' };
  return typeof value === 'object' ? { kind: 'other' } : { kind: 'text', text: String(value) };
}

/** A text as a list: parted by commas or lines, as it may be written in Studio. */
export function listOf(setting: Setting): string[] {
  if (setting.kind === 'list') return setting.list;
  return setting.kind === 'text' ? setting.text.split(/[,，、;；\n]/).flatMap((one) => one.trim() || []) : [];
}

/** What an input is set to as JSON; null where it is not set, nothing where it is an expression. */
export function jsonOf(block: Block, key: string): unknown {
  const setting = settingOf(block, key);
  if (setting.kind === 'none') return null;
  const { value = undefined } = (rawOf(block, key) as Wrapped | undefined)?.expression ?? {};
  const type = (rawOf(block, key) as Wrapped | undefined)?.expression?.type ?? 'Literal';
  if (type !== 'Literal' && type !== 'Object') return undefined;
  return typeof value === 'string' ? parsed(value) : value;
}

/** A block with an input set; nothing given takes it away. */
export function withSetting(
  block: Block,
  input: Input,
  value: string | readonly unknown[] | { input: string } | null,
) {
  const settings = { ...(block.settings as Record<string, unknown> | null) };
  const key = keyOf(input);
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) delete settings[key];
  else {
    const old = rawOf(block, key);
    const kept = typeof old === 'object' && old !== null ? (old as Wrapped) : {};
    settings[key] = { ...kept, typeName: kept.typeName ?? input.typeName, expression: expressionOf(value) };
  }
  return { ...block, settings } as Block;
}

/** A block called otherwise; what people read in their inbox goes with it, unless it was told apart. */
export function renamed(block: Block, title: string, descriptor?: Descriptor): Block {
  const input = descriptor?.inputs.find(({ name }) => name === 'Title');
  const inInbox = settingOf(block, 'title');
  const goesAlong = inInbox.kind === 'none' || (inInbox.kind === 'text' && inInbox.text === block.title);
  return { ...(input && goesAlong ? withSetting(block, input, title) : block), title };
}

/** An input's setting in words. */
export function wordsOf(
  block: Block,
  input: Input,
  choices: readonly Choice[],
  inputs: { name: string; displayName: string }[],
): string {
  const setting = settingOf(block, keyOf(input));
  const word = (value: string) => choices.find((choice) => choice.value === value)?.text ?? value;
  switch (setting.kind) {
    case 'text':
      return input.uiHint === 'checklist' ? listOf(setting).map(word).join('、') : word(setting.text);
    case 'list':
      return setting.list.map(word).join('、');
    case 'input':
      return inputs.find(({ name }) => name === setting.name)?.displayName ?? setting.name;
    case 'other':
      return '…';
    default:
      return '';
  }
}

function rawOf(block: Block, key: string): unknown {
  return (block.settings as Record<string, unknown> | null)?.[key];
}

function expressionOf(value: string | readonly unknown[] | { input: string } | null) {
  if (Array.isArray(value)) return { type: 'Object', value: JSON.stringify(value) };
  if (typeof value === 'object' && value !== null && 'input' in value)
    return { type: 'Input', value: { name: value.input, type: 'String' } };
  return { type: 'Literal', value };
}

function inputIn(value: unknown): Setting {
  const reference = typeof value === 'string' ? parsed(value) : value;
  const name = (reference as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? { kind: 'input', name } : { kind: 'other' };
}

function listIn(value: unknown): Setting {
  const list = typeof value === 'string' ? parsed(value) : value;
  return Array.isArray(list) && list.every((one) => typeof one === 'string')
    ? { kind: 'list', list }
    : { kind: 'other' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
