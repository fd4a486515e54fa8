import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const retryAfter = 5_000;
const silenceAllowed = 45_000;
const personal = ['work-items', 'work-item', 'notices', 'copies', 'task'];

/** Reads anew what is the person's own as soon as the service says it has changed; a lost connection is taken up again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;
    const refresh = () => {
      for (const name of personal) void queries.invalidateQueries({ queryKey: [name] });
    };
    const connect = (isAgain: boolean) => {
      source?.close();
      source = new EventSource('/api/events');
      const heard = () => expectWithin(silenceAllowed);
      source.addEventListener('listening', () => {
        heard();
        // What happened while nobody listened.
        if (isAgain) refresh();
      });
      source.addEventListener('pulse', heard);
      source.addEventListener('changed', () => {
        heard();
        refresh();
      });
      source.addEventListener('error', () => {
        source?.close();
        expectWithin(retryAfter);
      });
      expectWithin(silenceAllowed);
    };
    const expectWithin = (time: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => connect(true), time);
    };
    connect(false);
    return () => {
      window.clearTimeout(timer);
      source?.close();
    };
  }, [queries]);
}
