import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditing } from './editing';
import { allBlocks } from './outline';
import { simpleTexts } from './texts';
import type { Editing } from './useOutline';

/** Why a flow was not saved or published, each problem with the way to its step; or what is doubtful though it was. */
export function Refused({ flow }: { flow: Editing }) {
  const { t } = useTranslation(simpleTexts);
  const { outline, select } = useEditing();
  const { refused, warnings } = flow;
  if (!refused && warnings.length === 0) return null;
  const isChanged = refused?.code === 'definition_changed';
  const known = new Set(allBlocks(outline.blocks).map(({ id }) => id));
  const lines = refused ? refused.errors : warnings;
  return (
    <Alert
      banner
      role="alert"
      type={refused ? 'error' : 'warning'}
      title={t(isChanged ? 'changedByOther' : refused ? 'refused' : 'warnings')}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {lines.map((line) => (
            <li key={`${line.field}:${line.message}`}>
              {line.message}{' '}
              {known.has(line.field) && (
                <Button type="link" size="small" onClick={() => select(line.field)}>
                  {t('mend')}
                </Button>
              )}
            </li>
          ))}
          {refused && lines.length === 0 && <li>{refused.message || t('noConnection')}</li>}
        </ul>
      }
      action={
        <Flex gap={8}>
          {isChanged && (
            <Button size="small" type="primary" onClick={() => void flow.reload()}>
              {t('reload')}
            </Button>
          )}
          <Button size="small" onClick={flow.dismiss}>
            {t('close')}
          </Button>
        </Flex>
      }
    />
  );
}
