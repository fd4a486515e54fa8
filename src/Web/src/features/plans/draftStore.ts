import type { PlanDraft } from './plans';

/** A recognised document that is still being checked. */
export interface StoredDraft {
  draft: PlanDraft;
  source: string;
}

const key = 'import-draft';

/** The draft left on this device, if there is one. */
export function storedDraft(): StoredDraft | undefined {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export const keepDraft = (draft: StoredDraft) => window.localStorage.setItem(key, JSON.stringify(draft));

export const forgetDraft = () => window.localStorage.removeItem(key);
