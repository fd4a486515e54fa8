import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditing } from './editing';
import { newCondition, newParallel, newStep } from './newBlocks';
import { type Block, insert, type Line, newId, type Outline, stepsBefore } from './outline';
import { simpleTexts } from './texts';

const condition = 'condition';
const parallel = 'parallel';

// A flow that has no end yet gets one with its first step.
const ended = (outline: Outline): Outline =>
  outline.exit.kind === 'stop' ? { ...outline, exit: { kind: 'end', to: newId() } } : outline;

/** The place between two blocks where another may be added. */
export function AddBlock({ line, index, after }: { line: Line; index: number; after: string }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, view, descriptors, edit, select } = useEditing();
  const steps = [...descriptors.values()].filter(
    ({ namespace, isBrowsable }) => namespace === 'Approvals' && isBrowsable,
  );

  const add = (key: string) => {
    const made = (before: Block[]) => {
      if (key === condition)
        return newCondition(outline, t('condition'), t('case', { number: 1 }), view.facts);
      if (key === parallel)
        return newParallel(outline, t('parallel'), [t('branch', { number: 1 }), t('branch', { number: 2 })]);
      const descriptor = descriptors.get(key);
      return descriptor && newStep(outline, descriptor, before);
    };
    // Where it comes to stand decides what it may lead back to.
    const trial = made([]);
    if (!trial) return;
    const before = stepsBefore(insert(outline, line, index, trial), trial.id).filter(
      ({ id }) => id !== trial.id,
    );
    const block = made(before);
    if (!block) return;
    edit((outline) => {
      const made = insert(outline, line, index, block);
      return line ? made : ended(made);
    });
    select(block.id);
  };

  return (
    <Flex justify="center" style={{ padding: '4px 0' }}>
      <Dropdown
        trigger={['click']}
        disabled={view.isReadonly}
        menu={{
          style: { maxHeight: 360, overflowY: 'auto' },
          onClick: ({ key }) => add(key),
          items: [
            ...steps.map(({ typeName, displayName, description }) => ({
              key: typeName,
              label: displayName,
              title: description,
            })),
            { type: 'divider' },
            {
              key: condition,
              label: view.facts.length > 0 ? t('condition') : t('conditionNeedsFacts'),
              disabled: view.facts.length === 0,
            },
            { key: parallel, label: t('parallel') },
          ],
        }}
      >
        <Button
          shape="circle"
          size="small"
          icon={<PlusOutlined />}
          aria-label={t('addAfter', { step: after })}
          title={t('add')}
        />
      </Dropdown>
    </Flex>
  );
}
