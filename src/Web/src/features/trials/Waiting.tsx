import { Button, Card, Flex, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Decide } from './Decide';
import { trialTexts } from './texts';
import type { ActChoice, Trial } from './trials';

interface Props {
  view: Trial;
  isWalking: boolean;
  onAct: (act: ActChoice) => void;
}

/** Who is asked now, with a button for each decision; and what happens if nobody acts. */
export function Waiting({ view, isWalking, onAct }: Props) {
  const { t } = useTranslation(trialTexts);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('waiting')}</h2>}>
      <Flex vertical gap={16}>
        {view.waiting.map((item) => (
          <Decide key={item.key} item={item} isWalking={isWalking} onAct={onAct} />
        ))}
        {view.readers.length > 0 && (
          <Flex gap={8} wrap align="center">
            <Typography.Text>{t('reading')}</Typography.Text>
            {view.readers.map(({ key, person }) => (
              <Button key={key} disabled={isWalking} onClick={() => onAct({ kind: 'read', key })}>
                {t('read', { name: person.name })}
              </Button>
            ))}
          </Flex>
        )}
        {view.others.length > 0 && (
          <Typography.Text>
            {t('others', { steps: view.others.map(({ title }) => title).join('、') })}
          </Typography.Text>
        )}
        {view.nextDue && (
          <div>
            <Button disabled={isWalking} onClick={() => onAct({ kind: 'wait' })}>
              {t('wait', { at: dayjs(view.nextDue.at).format('YYYY-MM-DD HH:mm') })}
            </Button>
            <Typography.Paragraph type="secondary" style={{ margin: '4px 0 0' }}>
              {t('leadsTo', { where: t(`due.${view.nextDue.kind}`, { title: view.nextDue.title }) })}
            </Typography.Paragraph>
          </div>
        )}
      </Flex>
    </Card>
  );
}
