import type { Schemas } from '../../../api/client';
import type { Descriptor } from './descriptors';
import { allBlocks, type Block, type Exit, newId, next, type Outline, type Way } from './outline';
import { renamed } from './settings';

/** The types of blocks with ways of their own. */
export const conditionType = 'Elsa.FlowSwitch';
export const parallelType = 'Elsa.FlowFork';

/** The way of a condition that is taken when no other is. */
export const otherwise = 'Default';

const way = (port: string, exit: Exit = next): Way => ({ port, blocks: [], exit, condition: null });

/** A step of this type; sent back it leads to the nearest step where somebody works, if there is one. */
export function newStep(outline: Outline, descriptor: Descriptor, before: readonly Block[]): Block {
  const back = before.findLast(({ type }) => type === 'Approvals.Work') ?? before.at(-1);
  const exits: Record<string, Exit> = {
    return: { kind: 'back', to: back?.id ?? null },
    decline: { kind: 'end', to: newId() },
  };
  const ports = descriptor.ports.filter(({ type }) => type === 'Flow');
  const block: Block = {
    id: newId(),
    type: descriptor.typeName,
    kind: 'step',
    title: '',
    settings: {},
    ways: ports.map(({ name }, i) => way(name, i === 0 ? next : exits[name])),
    joinId: null,
  };
  return renamed(block, free(outline, descriptor.displayName), descriptor);
}

/** A condition with one way beside the other. */
export function newCondition(
  outline: Outline,
  title: string,
  first: string,
  facts: Schemas['OutlineFact'][],
): Block {
  return {
    id: newId(),
    type: conditionType,
    kind: 'condition',
    title: free(outline, title),
    settings: null,
    ways: [newCase(first, facts), way(otherwise)],
    joinId: null,
  };
}

/** A way of a condition. */
export function newCase(port: string, facts: Schemas['OutlineFact'][]): Way {
  const condition = { fact: facts[0]?.key ?? null, comparison: 'is' as const, value: '', expression: null };
  return { ...way(port), condition };
}

/** Branches that all must finish. */
export function newParallel(outline: Outline, title: string, ports: string[]): Block {
  return {
    id: newId(),
    type: parallelType,
    kind: 'parallel',
    title: free(outline, title),
    settings: null,
    ways: ports.map((port) => way(port)),
    joinId: null,
  };
}

export const newBranch = (port: string) => way(port);

/** The title, or with a number where it is taken. */
function free(outline: Outline, title: string) {
  const taken = new Set(allBlocks(outline.blocks).map((block) => block.title));
  let name = title;
  for (let number = 2; taken.has(name); number++) name = `${title}${number}`;
  return name;
}
