import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const retryAfter = 5_000;
const silenceAllowed = 45_000;
// Tasks change while many look at them: each page takes its time, so that they don't all ask at once.
const tasksAfter = 1_000;
const personal = ['work-items', 'work-item', 'notices', 'copies', 'changes'];
const ofTasks = ['task', 'ledger', 'plan', 'plans', 'plan-tasks', 'plan-timeline'];

/**
 * Reads anew what is shown as soon as the service says it has changed: what is the person's own, and tasks whoever
 * worked on them. Where the page stands and what it is narrowed to stays. A lost connection is taken up again.
 * Tells whether the connection is lost at present.
 */
export function useLiveUpdates(): boolean {
  const queries = useQueryClient();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;
    let later: number | undefined;
    const refresh = (names: string[]) => {
      for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
    };
    const refreshTasks = () => {
      later ??= window.setTimeout(
        () => {
          later = undefined;
          refresh(ofTasks);
        },
        tasksAfter * (0.5 + Math.random()),
      );
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
        if (isAgain) refresh([...personal, ...ofTasks]);
      });
      source.addEventListener('pulse', heard);
      source.addEventListener('changed', () => {
        heard();
        refresh(personal);
      });
      source.addEventListener('tasks', () => {
        heard();
        refreshTasks();
      });
      // The account was changed, or the time is up: who is signed in is asked anew, and listened for again.
      source.addEventListener('ended', () => {
        source?.close();
        void queries.invalidateQueries({ queryKey: ['me'] });
        expectWithin(0);
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
      window.clearTimeout(later);
      window.removeEventListener('offline', lose);
      window.removeEventListener('online', again);
      source?.close();
    };
  }, [queries]);
  return isLost;
}
