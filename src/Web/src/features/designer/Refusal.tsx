import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemList } from './ProblemList';
import type { StudioState } from './studio';
import { designerTexts } from './texts';

interface Props {
  refused: NonNullable<StudioState['refused']>;
  onReload: () => void;
  onClose: () => void;
}

/** Why a flow was not saved or published: every problem, by activity. */
export function Refusal({ refused, onReload, onClose }: Props) {
  const { t } = useTranslation(designerTexts);
  const isChanged = refused.code === 'definition_changed';
  const title = isChanged ? t('changed') : refused.saving ? t('refusedPublish') : t('refused');
  return (
    <Alert
      banner
      type="error"
      role="alert"
      title={title}
      description={
        refused.problems.length > 0 ? <ProblemList problems={refused.problems} /> : refused.message
      }
      action={
        <Flex gap={8}>
          {isChanged && (
            <Button size="small" type="primary" onClick={onReload}>
              {t('reload')}
            </Button>
          )}
          <Button size="small" onClick={onClose}>
            {t('close')}
          </Button>
        </Flex>
      }
    />
  );
}
