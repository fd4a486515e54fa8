import { Button, Collapse, Drawer, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConditionWays } from './ConditionWays';
import { type Descriptor, keyOf } from './descriptors';
import { useEditing } from './editing';
import { type Block, changeBlock } from './outline';
import { SettingField } from './SettingField';
import { renamed } from './settings';
import { simpleTexts } from './texts';
import { WayExits } from './WayExits';

// What is asked first; the descriptors say how, and everything else follows under "more".
const main = [
  'Signers',
  'Mode',
  'Department',
  'Role',
  'Assignee',
  'People',
  'Departments',
  'Requirement',
  'Form',
  'Message',
  'WaitForAll',
  'GoOn',
  'TermDays',
  'TermUnit',
  'Days',
  'DueWorkdays',
  'CalendarDays',
  'OpinionFor',
  'OffersReject',
];

/** The settings of a block, beside the flow. */
export function StepSettings({ block, onClose }: { block: Block | undefined; onClose: () => void }) {
  const { t } = useTranslation(simpleTexts);
  const { descriptors } = useEditing();
  return (
    <Drawer
      open={block !== undefined}
      title={block?.title}
      onClose={onClose}
      size={420}
      mask={false}
      destroyOnHidden
      closable={{ 'aria-label': t('close') }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      {block && <Settings key={block.id} block={block} descriptor={descriptors.get(block.type)} />}
    </Drawer>
  );
}

function Settings({ block, descriptor }: { block: Block; descriptor: Descriptor | undefined }) {
  const { t } = useTranslation(simpleTexts);
  const { view, problems, edit } = useEditing();
  const inputs = block.settings && descriptor ? descriptor.inputs : [];
  const first = main.flatMap((name) => inputs.find((input) => input.name === name) ?? []);
  const more = inputs.filter((input) => !main.includes(input.name) && input.name !== 'Title');
  const own = problems.filter(({ field }) => field === block.id);
  const field = (input: (typeof inputs)[number]) => (
    <SettingField key={keyOf(input)} block={block} input={input} />
  );
  return (
    <Form layout="vertical" disabled={view.isReadonly}>
      {own.map(({ message }) => (
        <Typography.Paragraph key={message} type="danger">
          {message}
        </Typography.Paragraph>
      ))}
      <Form.Item label={t('name')} htmlFor="block-title" required>
        <Input
          id="block-title"
          value={block.title}
          maxLength={60}
          onChange={({ target }) =>
            edit((outline) => changeBlock(outline, block.id, (one) => renamed(one, target.value, descriptor)))
          }
        />
      </Form.Item>
      {first.map(field)}
      {block.kind === 'step' ? (
        <WayExits block={block} descriptor={descriptor} />
      ) : (
        <ConditionWays block={block} />
      )}
      {more.length > 0 && (
        <Collapse ghost items={[{ key: 'more', label: t('more'), children: more.map(field) }]} />
      )}
      {block.kind === 'step' && !block.settings && (
        <Flex vertical gap={8}>
          <Typography.Text>{t('onlyInStudio')}</Typography.Text>
          <Link to={`/designer/${view.definitionId}`}>{t('toStudio')}</Link>
        </Flex>
      )}
    </Form>
  );
}
