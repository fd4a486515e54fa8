import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { BlockLine } from './BlockLine';
import { conditionWords } from './conditionWords';
import { useEditing } from './editing';
import type { Block, Way } from './outline';
import { simpleTexts } from './texts';
import { exitWords, wayName } from './words';

/** Where a block leads: in a line each, or with the blocks that come on that way alone. */
export function Ways({ block }: { block: Block }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, view, descriptors } = useEditing();
  const descriptor = descriptors.get(block.type);
  const isBranching = block.kind === 'condition' || block.kind === 'parallel';
  const shown = block.ways.filter(
    (way, i) =>
      isBranching || way.blocks.length > 0 || (block.ways.length > 1 && i > 0) || way.exit.kind !== 'next',
  );
  const named = (way: Way) => (
    <Typography.Text strong>
      {wayName(t, block, way, descriptor)}
      {way.condition && (
        <Typography.Text type="secondary">　{conditionWords(t, way.condition, view.facts)}</Typography.Text>
      )}
    </Typography.Text>
  );
  return shown.map((way) =>
    isBranching || way.blocks.length > 0 ? (
      <section
        key={way.port}
        aria-label={wayName(t, block, way, descriptor)}
        style={{ borderInlineStart: '3px solid #91a7d0', paddingInlineStart: 10, marginTop: 8 }}
      >
        {named(way)}
        <BlockLine line={{ block: block.id, port: way.port }} blocks={way.blocks} exit={way.exit} />
      </section>
    ) : (
      <Flex key={way.port} gap={8}>
        {named(way)}
        <span>→ {exitWords(t, outline, way.exit)}</span>
      </Flex>
    ),
  );
}
