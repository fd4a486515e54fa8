import { DeleteOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { factValue } from './conditionWords';
import { useEditing } from './editing';
import { conditionType, newBranch, newCase } from './newBlocks';
import { type Block, type Condition, changeBlock, newId, next, type Way } from './outline';
import { simpleTexts } from './texts';
import { wayName } from './words';

const comparisons = [
  'is',
  'isNot',
  'contains',
  'above',
  'atLeast',
  'below',
  'atMost',
  'filled',
  'empty',
] as const;

/** The ways of a condition or of branches: what they are called, when they are taken, and where they go. */
export function ConditionWays({ block }: { block: Block }) {
  const { t } = useTranslation(simpleTexts);
  const { view, edit } = useEditing();
  const isParallel = block.kind === 'parallel';
  const isNamed = isParallel || block.type === conditionType;
  const set = (ways: (ways: Way[]) => Way[]) =>
    edit((outline) => changeBlock(outline, block.id, (one) => ({ ...one, ways: ways(one.ways) })));
  const change = (at: number, change: Partial<Way>) =>
    set((ways) => ways.map((way, i) => (i === at ? { ...way, ...change } : way)));
  const add = () =>
    set((ways) => {
      const name = free(ways, (number) => t(isParallel ? 'branch' : 'case', { number }));
      return isParallel ? [...ways, newBranch(name)] : ways.toSpliced(-1, 0, newCase(name, view.facts));
    });
  return (
    <>
      {block.ways.map((way, i) => {
        const isLast = !isParallel && i === block.ways.length - 1;
        return (
          <Form.Item
            // biome-ignore lint/suspicious/noArrayIndexKey: a way is renamed while it is typed in.
            key={i}
            label={isLast ? t('otherwise') : t('wayNumber', { number: i + 1 })}
            htmlFor={`way-${i}`}
          >
            <Flex vertical gap={8}>
              {!isLast && (
                <Flex gap={8}>
                  <Input
                    id={`way-${i}`}
                    value={isNamed ? way.port : wayName(t, block, way)}
                    disabled={!isNamed}
                    maxLength={30}
                    onChange={({ target }) => change(i, { port: target.value })}
                  />
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('removeWay', { way: way.port })}
                    disabled={!isNamed || block.ways.length <= 2}
                    onClick={() => set((ways) => ways.toSpliced(i, 1))}
                  />
                </Flex>
              )}
              {way.condition && (
                <ConditionEditor
                  number={i + 1}
                  condition={way.condition}
                  onChange={(condition) => change(i, { condition })}
                />
              )}
              {!isParallel && (
                <Select
                  id={isLast ? `way-${i}` : undefined}
                  aria-label={t('wayEnds', { way: wayName(t, block, way) })}
                  value={way.exit.kind}
                  options={(
                    [
                      'next',
                      'end',
                      ...(['back', 'stop'].includes(way.exit.kind) ? [way.exit.kind] : []),
                    ] as const
                  ).map((kind) => ({ value: kind, label: t(`afterWay.${kind}`) }))}
                  onChange={(kind) =>
                    change(i, {
                      exit: kind === 'end' ? { kind, to: newId() } : kind === 'next' ? next : way.exit,
                    })
                  }
                />
              )}
            </Flex>
          </Form.Item>
        );
      })}
      {isNamed && <Button onClick={add}>{t(isParallel ? 'addBranch' : 'addCase')}</Button>}
    </>
  );
}

interface EditorProps {
  number: number;
  condition: Condition;
  onChange: (condition: Condition) => void;
}

function ConditionEditor({ number, condition, onChange }: EditorProps) {
  const { t } = useTranslation(simpleTexts);
  const { view } = useEditing();
  const fact = view.facts.find(({ key }) => key === condition.fact);
  const needsValue = condition.comparison !== 'filled' && condition.comparison !== 'empty';
  const set = (change: Partial<Condition>) => onChange({ ...condition, expression: null, ...change });
  return (
    <Flex vertical gap={8}>
      {!condition.fact && <Typography.Text type="secondary">{t('byExpression')}</Typography.Text>}
      <Flex gap={8} wrap>
        <Select
          aria-label={t('factOf', { number })}
          placeholder={t('fact')}
          style={{ minWidth: 140, flex: 1 }}
          value={condition.fact}
          options={view.facts.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(fact) => set({ fact, comparison: condition.comparison ?? 'is', value: '' })}
        />
        {condition.fact && (
          <Select
            aria-label={t('comparisonOf', { number })}
            style={{ minWidth: 110 }}
            value={condition.comparison}
            options={comparisons.map((value) => ({ value, label: t(`comparison.${value}`) }))}
            onChange={(comparison) => set({ comparison })}
          />
        )}
        {condition.fact && needsValue && fact && fact.options.length > 0 && (
          <Select
            aria-label={t('valueOf', { number })}
            style={{ minWidth: 110, flex: 1 }}
            value={condition.value || null}
            options={fact.options.map((value) => ({ value, label: factValue(t, value) }))}
            onChange={(value) => set({ value })}
          />
        )}
        {condition.fact && needsValue && fact?.options.length === 0 && (
          <Input
            aria-label={t('valueOf', { number })}
            style={{ minWidth: 110, flex: 1 }}
            value={condition.value ?? ''}
            onChange={({ target }) => set({ value: target.value })}
          />
        )}
      </Flex>
    </Flex>
  );
}

function free(ways: readonly Way[], name: (number: number) => string) {
  let number = ways.length;
  while (ways.some(({ port }) => port === name(number))) number++;
  return name(number);
}
