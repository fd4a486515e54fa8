import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { App, Button, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditing } from './editing';
import { type Block, type Line, move, remove } from './outline';
import { StepSummary } from './StepSummary';
import { simpleTexts } from './texts';
import { Ways } from './Ways';

interface Props {
  block: Block;
  line: Line;
  index: number;
  count: number;
}

/** A block of the flow: what it is, what it does, and where it leads. */
export function BlockCard({ block, line, index, count }: Props) {
  const { t } = useTranslation(simpleTexts);
  const { view, descriptors, problems, edit, select } = useEditing();
  const { modal } = App.useApp();
  const own = problems.filter(({ field }) => field === block.id);
  const descriptor = descriptors.get(block.type);
  if (block.kind === 'start')
    return (
      <Flex justify="center">
        <Tag style={{ marginInlineEnd: 0 }}>{block.title}</Tag>
      </Flex>
    );

  // The start stays where it is.
  const first = line ? 0 : 1;
  const ask = () => {
    const inside = block.ways.reduce((sum, way) => sum + way.blocks.length, 0);
    const act = () => edit((outline) => remove(outline, line, index));
    if (inside === 0) return act();
    return modal.confirm({
      title: t('removeAll', { step: block.title }),
      okText: t('remove'),
      cancelText: t('stay'),
      onOk: act,
    });
  };
  return (
    <Card
      size="small"
      title={
        <Button type="link" style={{ padding: 0, fontWeight: 600 }} onClick={() => select(block.id)}>
          {block.title}
        </Button>
      }
      extra={
        <Flex>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={t('up', { step: block.title })}
            disabled={index <= first || view.isReadonly}
            onClick={() => edit((outline) => move(outline, line, index, -1))}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={t('down', { step: block.title })}
            disabled={index >= count - 1 || view.isReadonly}
            onClick={() => edit((outline) => move(outline, line, index, 1))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeStep', { step: block.title })}
            disabled={view.isReadonly}
            onClick={ask}
          />
        </Flex>
      }
      style={{ borderColor: own.length > 0 ? '#cf1322' : undefined }}
    >
      <Typography.Text type="secondary">
        {block.kind === 'step' ? descriptor?.displayName : t(`kind.${block.kind}`)}
      </Typography.Text>
      {descriptor && <StepSummary block={block} descriptor={descriptor} />}
      <Ways block={block} />
      {own.map(({ message }) => (
        <div key={message}>
          <Typography.Text type="danger">{message}</Typography.Text>
        </div>
      ))}
    </Card>
  );
}
