import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
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
        <ul style={{ margin: 0, paddingInlineStart: 20, maxHeight: 180, overflowY: 'auto' }}>
          {refused.problems.map((problem) => (
            <li key={`${problem.field}:${problem.message}`}>{problem.message}</li>
          ))}
          {refused.problems.length === 0 && <li>{refused.message}</li>}
        </ul>
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
