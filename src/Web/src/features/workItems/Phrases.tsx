import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Popconfirm, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { useAct } from '../../shared/useAct';
import type { DecisionFields } from './decision';
import { handlingTexts } from './texts';
import type { WorkItem } from './workItems';

/** Opinions said again and again: a few of the house, and the person's own. */
export function Phrases({ kind, onPick }: { kind: WorkItem['kind']; onPick: (phrase: string) => void }) {
  const { t } = useTranslation();
  const { t: tHere } = useTranslation(handlingTexts);
  const comment = Form.useWatch<DecisionFields['comment']>('comment')?.trim() ?? '';
  const own = useQuery({ queryKey: ['phrases'], queryFn: () => data(api.GET('/api/phrases')) });
  const keep = useAct(
    (text: string) => data(api.POST('/api/phrases', { body: { text } })),
    tHere('phraseKept'),
  );
  const remove = useAct(
    (id: string) => data(api.DELETE('/api/phrases/{id}', { params: { path: { id } } })),
    tHere('phraseRemoved'),
  );
  const house = t(`workItem.phrases.${kind}`, { returnObjects: true, defaultValue: [] }) as string[];
  const isNew =
    comment.length > 0 &&
    comment.length <= 200 &&
    !house.includes(comment) &&
    !own.data?.some(({ text }) => text === comment);
  return (
    <Flex gap={4} wrap align="center" style={{ marginBottom: 8 }}>
      <Typography.Text type="secondary">{tHere('commonPhrases')}</Typography.Text>
      {house.map((phrase) => (
        <Phrase key={phrase} text={phrase} onPick={onPick} />
      ))}
      {own.data?.map(({ id, text }) => (
        <span key={id}>
          <Phrase text={text} onPick={onPick} />
          <Popconfirm title={tHere('removePhraseAsk')} onConfirm={() => remove.mutate(id)}>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={tHere('removePhrase', { text })}
            />
          </Popconfirm>
        </span>
      ))}
      {isNew && (
        <Button type="link" size="small" onClick={() => keep.mutate(comment)}>
          {tHere('keepPhrase')}
        </Button>
      )}
    </Flex>
  );
}

function Phrase({ text, onPick }: { text: string; onPick: (phrase: string) => void }) {
  const { t } = useTranslation(handlingTexts);
  return (
    <Tag style={{ marginInlineEnd: 0, padding: 0 }}>
      <Button
        type="text"
        size="small"
        aria-label={t('usePhrase', { text })}
        onClick={() => onPick(text)}
        style={{ height: 'auto', whiteSpace: 'normal' }}
      >
        {text}
      </Button>
    </Tag>
  );
}
