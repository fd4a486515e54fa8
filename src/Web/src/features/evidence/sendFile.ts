import { api, data, Problem, problemOf, type Schemas } from '../../api/client';

export type Uploaded = Schemas['AddedEvidence'];
type Upload = Schemas['UploadState'];

const partBytes = 512 * 1024;
const longestPause = 15_000;
// What these refuse is settled by asking how far the upload is.
const outOfStep = ['upload_offset', 'upload_busy'];

export interface Sending {
  /** The upload on the server, as soon as there is one. */
  onStart: (id: string) => void;
  /** How many bytes are there, and whether the connection is lost. */
  onProgress: (offset: number, isInterrupted: boolean) => void;
  signal: AbortSignal;
}

/** What tells the same file chosen again from another one of its name and size. */
export const fingerprintOf = (file: File) => String(file.lastModified);

/** The person's uploads for a task that were broken off. */
export const unfinishedUploads = (taskId: string): Promise<Upload[]> =>
  data(api.GET('/api/tasks/{id}/evidence/uploads', { params: { path: { id: taskId } } }));

export const cancelUpload = (id: string) =>
  data(api.DELETE('/api/uploads/{id}', { params: { path: { id } } }));

/** Sends a file part by part. It goes on where an earlier try was broken off, and outlasts a lost connection. */
export async function sendFile(taskId: string, file: File, sending: Sending): Promise<Uploaded> {
  const persist = <T>(act: () => Promise<T>) => untilThrough(act, sending);
  let upload = await persist(() => begin(taskId, file));
  sending.onStart(upload.id);
  sending.onProgress(upload.offset, false);
  while (upload.offset < file.size) {
    upload = await persist(() => next(upload, file, sending.signal));
    sending.onProgress(upload.offset, false);
  }
  const { id } = upload;
  return persist(() => data(api.POST('/api/uploads/{id}/finish', { params: { path: { id } } })));
}

async function begin(taskId: string, file: File): Promise<Upload> {
  const fingerprint = fingerprintOf(file);
  const earlier = (await unfinishedUploads(taskId)).find(
    (upload) =>
      upload.fileName === file.name && upload.length === file.size && upload.fingerprint === fingerprint,
  );
  if (earlier) return earlier;
  const body = { fileName: file.name, contentType: file.type, length: file.size, fingerprint };
  return data(api.POST('/api/tasks/{id}/evidence/uploads', { params: { path: { id: taskId } }, body }));
}

// After a failed part the server says how much of it came through.
async function next(upload: Upload, file: File, signal: AbortSignal): Promise<Upload> {
  const from = upload.offset;
  try {
    const response = await fetch(`/api/uploads/${upload.id}?offset=${from}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file.slice(from, Math.min(from + Math.min(partBytes, upload.partBytes), file.size)),
      signal,
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(response.status, body);
    return body as Upload;
  } catch (error) {
    if (error instanceof Problem && !outOfStep.includes(error.code) && error.status < 500) throw error;
    const now = await data(api.GET('/api/uploads/{id}', { params: { path: { id: upload.id } } }));
    if (now.offset === from) throw error;
    return now;
  }
}

async function untilThrough<T>(act: () => Promise<T>, { onProgress, signal }: Sending): Promise<T> {
  for (let pause = 500; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await act();
    } catch (error) {
      const isLost = !(error instanceof Problem) || outOfStep.includes(error.code) || error.status >= 500;
      if (signal.aborted || !isLost) throw error;
      onProgress(-1, true);
      await connectionOr(pause, signal);
    }
  }
}

const connectionOr = (pause: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = window.setTimeout(done, pause);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
