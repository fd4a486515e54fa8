import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const retryAfter = 5_000;
const silenceAllowed = 45_000;
const personal = ['work-items', 'work-item', 'notices', 'copies', 'changes', 'task'];

/**
 * Reads anew what is the person's own as soon as the service says it has changed; a lost connection is taken up again.
 * Tells whether the connection is lost at present.
 */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;
    const refresh = () => {
      for (const name of personal) void queries.invalidateQueries({ queryKey: [name] });
    };
    const connect = (isAgain: boolean) => {
      source?.close();
      source = new EventSource('/api/events');
      const heard = () => {
        setLost(false);
        expectWithin(silenceAllowed);
      };
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
      source.addEventListener('error', () => lose());
      expectWithin(silenceAllowed);
    };
    const lose = () => {
      source?.close();
      setLost(true);
      expectWithin(retryAfter);
    };
    const expectWithin = (time: number) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => connect(true), time);
    };
    const again = () => connect(true);
    window.addEventListener('offline', lose);
    window.addEventListener('online', again);
    connect(false);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('offline', lose);
      window.removeEventListener('online', again);
      source?.close();
    };
  }, [queries]);
  return isLost;
}
