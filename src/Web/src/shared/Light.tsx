import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { lightColors } from '../app/theme';

/** The light of a due day (绿黄红灯), said in words too. */
export function Light({ light }: { light: Schemas['Light'] }) {
  const { t } = useTranslation();
  if (!light) return null;
  return <Badge color={lightColors[light]} text={t(`light.${light}`)} />;
}
