import type { Schemas } from '../../../api/client';

export type Outline = Schemas['Outline'];
export type Block = Schemas['OutlineBlock'];
export type Way = Schemas['OutlineWay'];
export type Exit = Schemas['OutlineExit'];
export type Condition = Schemas['OutlineCondition'];

/** A line of blocks: that of a way, or the whole flow's. */
export type Line = { block: string; port: string } | null;

/** An id as Studio makes them. */
export const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 16);

export const next: Exit = { kind: 'next', to: null };

/** Every block, those within others after them. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...block.ways.flatMap((way) => allBlocks(way.blocks))]);
}

/** The outline with a line changed. */
export function changeLine(outline: Outline, line: Line, change: (blocks: Block[]) => Block[]): Outline {
  if (!line) return settled({ ...outline, blocks: change(outline.blocks) });
  const block = (one: Block): Block => ({ ...one, ways: one.ways.map((way) => inWay(one, way)) });
  const inWay = (owner: Block, way: Way): Way => ({
    ...way,
    blocks: owner.id === line.block && way.port === line.port ? change(way.blocks) : way.blocks.map(block),
  });
  return settled({ ...outline, blocks: outline.blocks.map(block) });
}

/** The outline with a block changed. */
export function changeBlock(outline: Outline, id: string, change: (block: Block) => Block): Outline {
  const block = (one: Block): Block =>
    one.id === id
      ? change(one)
      : { ...one, ways: one.ways.map((way) => ({ ...way, blocks: way.blocks.map(block) })) };
  return settled({ ...outline, blocks: outline.blocks.map(block) });
}

export function insert(outline: Outline, line: Line, index: number, block: Block) {
  return changeLine(outline, line, (blocks) => blocks.toSpliced(index, 0, block));
}

export function remove(outline: Outline, line: Line, index: number) {
  return changeLine(outline, line, (blocks) => blocks.toSpliced(index, 1));
}

/** The outline with a block moved up or down its line by some places. */
export function move(outline: Outline, line: Line, index: number, by: number) {
  return changeLine(outline, line, (blocks) => {
    const block = blocks[index];
    return block ? blocks.toSpliced(index, 1).toSpliced(index + by, 0, block) : blocks;
  });
}

/** The steps a block may lead back to: those before it, and itself; from a branch only those of that branch. */
export function stepsBefore(outline: Outline, id: string): Block[] {
  return before(outline.blocks, id, []) ?? [];
}

function before(blocks: readonly Block[], id: string, earlier: Block[]): Block[] | undefined {
  const seen = [...earlier];
  for (const block of blocks) {
    if (block.kind === 'step') seen.push(block);
    if (block.id === id) return seen;
    for (const way of block.ways) {
      const found = before(way.blocks, id, block.kind === 'parallel' ? [] : seen);
      if (found) return found;
    }
  }
  return undefined;
}

// A step that is no longer before leads back nowhere, until another is chosen.
function settled(outline: Outline): Outline {
  const exit = (owner: Block, exit: Exit): Exit =>
    exit.kind === 'back' && !stepsBefore(outline, owner.id).some(({ id }) => id === exit.to)
      ? { kind: 'back', to: null }
      : exit;
  const block = (one: Block): Block => ({
    ...one,
    ways: one.ways.map((way) => ({ ...way, blocks: way.blocks.map(block), exit: exit(one, way.exit) })),
  });
  return { ...outline, blocks: outline.blocks.map(block) };
}
