import { Form, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Descriptor } from './descriptors';
import { useEditing } from './editing';
import { newBranch, newStep } from './newBlocks';
import { type Block, changeBlock, newId, next, stepsBefore, type Way } from './outline';
import { simpleTexts } from './texts';
import { wayName } from './words';

const end = 'end';
const stop = 'stop';
const onward = 'next';
const aside = 'aside';

/** Where the outcomes of a step lead that don't lead onward, such as 退回. */
export function WayExits({ block, descriptor }: { block: Block; descriptor: Descriptor | undefined }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, descriptors, edit } = useEditing();
  const set = (port: string, change: (way: Way) => Way) =>
    edit((outline) =>
      changeBlock(outline, block.id, (one) => ({
        ...one,
        ways: one.ways.map((way) => (way.port === port ? change(way) : way)),
      })),
    );
  const steps = stepsBefore(outline, block.id);
  return (
    <>
      {block.ways.slice(1).map((way) => {
        const id = `way-${way.port}`;
        return (
          <Form.Item
            key={way.port}
            label={t('leadsTo', { outcome: wayName(t, block, way, descriptor) })}
            htmlFor={id}
          >
            <Select
              id={id}
              value={choiceOf(way)}
              {...(way.exit.kind === 'back' && !way.exit.to && { status: 'error' as const })}
              options={[
                ...steps
                  .filter(({ id }) => id !== block.id || way.exit.to === id)
                  .map((step) => ({ value: step.id, label: t('exit.backTo', { step: step.title }) })),
                { value: onward, label: t('exit.next') },
                { value: end, label: t('exit.end') },
                ...(way.exit.kind === stop ? [{ value: stop, label: t('exit.stop') }] : []),
                { value: aside, label: t('exit.aside') },
              ]}
              onChange={(value: string) => set(way.port, (way) => led(way, value))}
            />
          </Form.Item>
        );
      })}
      {descriptor?.inputs.some(({ name }) => name === 'OffersReject') && (
        <Typography.Paragraph type="secondary">{t('rejectEnds')}</Typography.Paragraph>
      )}
    </>
  );

  function led(way: Way, value: string): Way {
    const plain = { ...newBranch(way.port), condition: way.condition };
    if (value === onward) return { ...plain, exit: next };
    if (value === end) return { ...plain, exit: { kind: 'end', to: newId() } };
    if (value === stop) return { ...plain, exit: { kind: 'stop', to: null } };
    if (value !== aside) return { ...plain, exit: { kind: 'back', to: value } };
    const work = descriptors.get('Approvals.Work');
    return work ? { ...plain, exit: next, blocks: [newStep(outline, work, [])] } : way;
  }
}

function choiceOf(way: Way) {
  if (way.blocks.length > 0) return aside;
  return way.exit.kind === 'back' ? way.exit.to : way.exit.kind;
}
