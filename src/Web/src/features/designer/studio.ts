import { type RefObject, useEffect, useState } from 'react';
import type { FlowProblem } from './elsa';

interface Refused {
  saving: boolean;
  code?: string;
  message?: string;
  problems: FlowProblem[];
}

/** What Studio's page (`src/Studio/host`) tells the page around it. */
type Told =
  | { type: 'ready' | 'saving' | 'broken' | 'signedOut' }
  | ({ type: 'saved' } & SavedVersion)
  | ({ type: 'refused' } & Refused)
  | { type: 'doubtful'; warnings?: FlowProblem[] }
  | { type: 'open'; what: 'definition' | 'instance'; id: string };

/** The version that the last save made. */
export interface SavedVersion {
  id: string;
  version: number;
  name: string;
  isPublished: boolean;
}

/** What is known of the Studio in the frame. */
export interface StudioState {
  isReady: boolean;
  isSaving: boolean;
  isBroken: boolean;
  isSignedOut: boolean;
  saved?: SavedVersion;
  refused?: Refused;
  /** What Studio waits to hear about before it publishes. */
  doubts?: FlowProblem[];
}

const opened: StudioState = { isReady: false, isSaving: false, isBroken: false, isSignedOut: false };

function next(state: StudioState, told: Told): StudioState {
  switch (told.type) {
    case 'ready':
      return { ...state, isReady: true };
    case 'saving':
      return { ...state, isSaving: true };
    case 'saved':
      return { ...state, isSaving: false, saved: told, refused: undefined };
    case 'refused':
      return { ...state, isSaving: false, refused: told };
    case 'doubtful':
      return { ...state, doubts: told.warnings };
    case 'broken':
      return { ...state, isBroken: true };
    case 'signedOut':
      return { ...state, isSignedOut: true };
    default:
      return state;
  }
}

/** Follows the Studio in a frame. */
export function useStudio(
  frame: RefObject<HTMLIFrameElement | null>,
  onOpen: (what: 'definition' | 'instance', id: string) => void,
) {
  const [state, setState] = useState(opened);
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return;
      if (event.data?.from !== 'studio') return;
      const told = event.data as Told;
      if (told.type === 'open') onOpen(told.what, told.id);
      else setState((state) => next(state, told));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame, onOpen]);
  return {
    ...state,
    dismiss: () => setState((state) => ({ ...state, refused: undefined })),
    publish: (goOn: boolean) =>
      frame.current?.contentWindow?.postMessage({ to: 'studio', goOn }, window.location.origin),
    restart: () => setState(opened),
  };
}
