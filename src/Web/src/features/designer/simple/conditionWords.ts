import type { TFunction } from 'i18next';
import type { Schemas } from '../../../api/client';
import type { Condition } from './outline';

/** A condition in words. */
export function conditionWords(t: TFunction, condition: Condition, facts: Schemas['OutlineFact'][]): string {
  if (!condition.fact || !condition.comparison) return t('byExpression');
  const fact = facts.find(({ key }) => key === condition.fact);
  return [
    fact?.name ?? condition.fact,
    t(`comparison.${condition.comparison}`),
    factValue(t, condition.value ?? ''),
  ].join(' ');
}

/** A value in words: yes and no are stored in English. */
export function factValue(t: TFunction, value: string): string {
  return value === 'true' ? t('yes') : value === 'false' ? t('no') : value;
}
