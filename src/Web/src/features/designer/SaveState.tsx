import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { lightColors } from '../../app/theme';
import type { DefinitionLine } from './elsa';
import type { StudioState } from './studio';
import { designerTexts } from './texts';

/** Whether what is on the canvas is published, kept as a draft, or on its way. */
export function SaveState({ studio, definition }: { studio: StudioState; definition?: DefinitionLine }) {
  const { t } = useTranslation(designerTexts);
  const version = studio.saved ?? definition;
  const [color, text] = studio.isSaving
    ? ['#5b6472', t('saving')]
    : version?.isPublished
      ? [lightColors.green, t('livePublished', { version: version.version })]
      : [lightColors.yellow, t('savedDraft')];
  return <span role="status">{version && <Badge color={color} text={text} />}</span>;
}
