import { Substitutions } from './Substitutions';

/** Everybody's substitutions, for the office. */
export function SubstitutionsTab() {
  return <Substitutions />;
}
