import { createContext, useContext } from 'react';
import type { Schemas } from '../../../api/client';
import type { Descriptor } from './descriptors';
import type { Outline } from './outline';
import type { BlockProblem } from './useOutline';

/** What every part of the page needs of the flow being edited. */
interface Editing {
  outline: Outline;
  view: Schemas['OutlineView'];
  descriptors: Map<string, Descriptor>;
  problems: BlockProblem[];
  edit: (change: (outline: Outline) => Outline) => void;
  /** The block whose settings are open. */
  select: (id: string | undefined) => void;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('There is no flow being edited.');
  return editing;
}
