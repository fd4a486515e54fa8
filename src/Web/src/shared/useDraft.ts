import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem, type Schemas } from '../api/client';

type Saved = Schemas['SavedDraft'];

/** How a draft is kept on the server: `version` is the one it goes on from. */
export type SaveDraft<T> = (content: T, version: number | null, keepalive: boolean) => Promise<Saved>;

export interface DraftState {
  /** When it was last saved, as far as this page knows. */
  savedAt: string | undefined;
  state: 'kept' | 'saving' | 'offline' | 'refused';
  /** Why it was refused, in the service's words. */
  refusal: string | undefined;
}

const pause = 800;
const retryAfter = 5_000;
// Browsers send no more than this once the page is gone.
const mostAtTheEnd = 60_000;

// What is still on its way when a page is left, by what it is a draft of.
const underWay = new Map<string, Promise<unknown>>();

/** Waits until nothing of this draft is on its way any more: then what is read is the latest. */
export const settled = async (key: string): Promise<void> => void (await underWay.get(key));

/** Keeps what a person fills in as he types, and what is not yet kept when the page is left. */
export function useDraft<T>(key: string, start: Partial<Saved> | undefined, save: SaveDraft<T>) {
  const [status, setStatus] = useState<DraftState>({
    savedAt: start?.savedAt,
    state: 'kept',
    refusal: undefined,
  });
  const box = useRef({
    version: start?.version ?? null,
    pending: undefined as T | undefined,
    timer: 0,
    isBusy: false,
    isOver: false,
  });
  const saving = useRef(save);
  saving.current = save;

  const flush = useCallback(
    (isLast = false): void => {
      const now = box.current;
      window.clearTimeout(now.timer);
      if (now.pending === undefined || now.isBusy || now.isOver) return;
      const content = now.pending;
      now.pending = undefined;
      now.isBusy = true;
      setStatus((before) => ({ ...before, state: 'saving' }));
      const keepalive = isLast && JSON.stringify(content).length * 3 < mostAtTheEnd;
      const work = saving
        .current(content, now.version, keepalive)
        .then((saved) => {
          now.version = saved.version;
          setStatus({ savedAt: saved.savedAt, state: 'kept', refusal: undefined });
        })
        .catch((error: unknown) => {
          if (error instanceof Problem) {
            setStatus((before) => ({ ...before, state: 'refused', refusal: error.message }));
            return;
          }
          now.pending ??= content;
          setStatus((before) => ({ ...before, state: 'offline' }));
        })
        .finally(() => {
          now.isBusy = false;
          if (now.pending !== undefined) now.timer = window.setTimeout(flush, isLast ? 0 : retryAfter);
        });
      underWay.set(key, work);
    },
    [key],
  );

  const change = useCallback(
    (content: T) => {
      box.current.pending = content;
      window.clearTimeout(box.current.timer);
      box.current.timer = window.setTimeout(flush, pause);
    },
    [flush],
  );

  /** The act is done or the draft thrown away: nothing more is kept. */
  const end = useCallback(() => {
    window.clearTimeout(box.current.timer);
    box.current.pending = undefined;
    box.current.isOver = true;
  }, []);

  /** The act was refused: what is filled in is kept on. */
  const goOn = useCallback(() => {
    box.current.isOver = false;
  }, []);

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && flush(true);
    const online = () => flush();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('online', online);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('online', online);
      flush(true);
    };
  }, [flush]);

  return { ...status, change, end, goOn };
}
