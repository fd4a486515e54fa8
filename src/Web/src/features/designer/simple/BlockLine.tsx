import { Flex, Tag } from 'antd';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddBlock } from './AddBlock';
import { BlockCard } from './BlockCard';
import { useEditing } from './editing';
import { type Block, type Exit, type Line, move } from './outline';
import { simpleTexts } from './texts';
import { exitWords } from './words';

/** Blocks one below the other, with the places where another may be added, and where the line goes at its end. */
export function BlockLine({ line, blocks, exit }: { line: Line; blocks: readonly Block[]; exit: Exit }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, view, edit } = useEditing();
  const [held, setHeld] = useState<number>();
  // Blocks are dragged within their line; the start stays where it is, and a line inside has its own.
  const dragging = (block: Block, index: number) =>
    view.isReadonly || block.kind === 'start'
      ? {}
      : {
          draggable: true,
          onDragStart: (event: DragEvent) => {
            event.stopPropagation();
            setHeld(index);
          },
          onDragEnd: () => setHeld(undefined),
          onDragOver: (event: DragEvent) => held !== undefined && event.preventDefault(),
          onDrop: (event: DragEvent) => {
            if (held === undefined) return;
            event.preventDefault();
            if (held !== index) edit((outline) => move(outline, line, held, index - held));
            setHeld(undefined);
          },
          style: { cursor: 'grab', opacity: held === index ? 0.5 : 1 },
        };
  return (
    <Flex vertical align="stretch">
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {line && <AddItem line={line} index={0} after={line.port} />}
        {blocks.map((block, index) => (
          <li key={block.id} {...dragging(block, index)}>
            <BlockCard block={block} line={line} index={index} count={blocks.length} />
            <AddBlock line={line} index={index + 1} after={block.title} />
          </li>
        ))}
      </ol>
      <Flex justify="center">
        <Tag style={{ marginInlineEnd: 0 }}>
          {line || exit.kind === 'back' ? exitWords(t, outline, exit) : t('end')}
        </Tag>
      </Flex>
    </Flex>
  );
}

function AddItem(props: { line: Line; index: number; after: string }) {
  return (
    <li>
      <AddBlock {...props} />
    </li>
  );
}
