import { App, Badge, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { lightColors } from '../../../app/theme';
import { simpleTexts } from './texts';
import type { Editing } from './useOutline';

/** Whether what is shown is in force, and the ways to keep it. */
export function Toolbar({ flow }: { flow: Editing }) {
  const { t } = useTranslation(simpleTexts);
  const { message } = App.useApp();
  const { view } = flow;
  if (!view) return null;
  const save = async (publish: boolean) => {
    if (await flow.save(publish)) message.success(t(publish ? 'published' : 'saved'));
  };
  const [color, text] = flow.isChanged
    ? ['#5b6472', t('changed')]
    : view.isPublished
      ? [lightColors.green, t('live', { version: view.version })]
      : [lightColors.yellow, t('draft')];
  return (
    <Flex align="center" gap={8} wrap flex="1 1 360px">
      <span role="status" style={{ flex: 1, minWidth: 110 }}>
        <Badge color={color} text={text} />
      </span>
      <Button disabled={!flow.isChanged} onClick={flow.undo}>
        {t('undo')}
      </Button>
      <Button
        disabled={!flow.isChanged || view.isReadonly}
        loading={flow.isSaving}
        onClick={() => void save(false)}
      >
        {t('saveDraft')}
      </Button>
      <Button
        type="primary"
        disabled={(view.isPublished && !flow.isChanged) || view.isReadonly}
        loading={flow.isSaving}
        onClick={() => void save(true)}
      >
        {t('publish')}
      </Button>
    </Flex>
  );
}
