import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { cancelUpload, sendFile, type Uploaded, unfinishedUploads } from './sendFile';

/** A file on its way. */
export interface OnItsWay {
  key: string;
  name: string;
  length: number;
  offset: number;
  state: 'sending' | 'interrupted' | 'refused' | 'brokenOff';
  refusal?: string;
  uploadId?: string;
}

/** The files on their way for a task: those sent from this page, one after the other, and those broken off before. */
export function useUploads(taskId: string, onUploaded: (file: Uploaded) => void) {
  const queries = useQueryClient();
  const [active, setActive] = useState<OnItsWay[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const queue = useRef(Promise.resolve());
  const arrived = useRef(onUploaded);
  arrived.current = onUploaded;
  const queryKey = ['uploads', taskId];
  const brokenOff = useQuery({ queryKey, queryFn: () => unfinishedUploads(taskId) });

  const change = (key: string, next: Partial<OnItsWay>) =>
    setActive((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const drop = (key: string) => setActive((all) => all.filter((one) => one.key !== key));

  const send = (file: File) => {
    const key = crypto.randomUUID();
    const abort = new AbortController();
    aborts.current.set(key, abort);
    setActive((all) => [...all, { key, name: file.name, length: file.size, offset: 0, state: 'sending' }]);
    queue.current = queue.current.then(async () => {
      if (abort.signal.aborted) return;
      try {
        const uploaded = await sendFile(taskId, file, {
          signal: abort.signal,
          onStart: (uploadId) => change(key, { uploadId }),
          onProgress: (offset, isInterrupted) =>
            change(key, isInterrupted ? { state: 'interrupted' } : { offset, state: 'sending' }),
        });
        drop(key);
        arrived.current(uploaded);
      } catch (error) {
        if (abort.signal.aborted) drop(key);
        else change(key, { state: 'refused', refusal: (error as Error).message });
      }
      await queries.invalidateQueries({ queryKey });
    });
  };

  const cancel = async (one: OnItsWay) => {
    aborts.current.get(one.key)?.abort();
    drop(one.key);
    if (one.uploadId) await cancelUpload(one.uploadId).catch(() => undefined);
    await queries.invalidateQueries({ queryKey });
  };

  const known = new Set(active.map(({ uploadId }) => uploadId));
  const earlier = (brokenOff.data ?? [])
    .filter(
      ({ id, fileName, length }) =>
        !known.has(id) && !active.some((one) => one.name === fileName && one.length === length),
    )
    .map<OnItsWay>(({ id, fileName, length, offset }) => ({
      key: id,
      uploadId: id,
      name: fileName,
      length,
      offset,
      state: 'brokenOff',
    }));
  return { onTheirWay: [...active, ...earlier], send, cancel };
}
