import type { TFunction } from 'i18next';
import type { Descriptor } from './descriptors';
import { otherwise } from './newBlocks';
import { allBlocks, type Block, type Exit, type Outline, type Way } from './outline';

/** Where a way goes, in words. */
export function exitWords(t: TFunction, outline: Outline, exit: Exit): string {
  if (exit.kind !== 'back') return t(`exit.${exit.kind}`);
  const step = allBlocks(outline.blocks).find(({ id }) => id === exit.to);
  return step ? t('exit.backTo', { step: step.title }) : t('exit.backToNobody');
}

/** What a way is called: as the activity names its outcome, or as it was named on the page. */
export function wayName(t: TFunction, block: Block, way: Way, descriptor?: Descriptor): string {
  if (block.kind === 'condition' && (way.port === otherwise || way.port === 'False')) return t('otherwise');
  return descriptor?.ports.find(({ name }) => name === way.port)?.displayName ?? way.port;
}
