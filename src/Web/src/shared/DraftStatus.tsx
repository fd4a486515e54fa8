import { Button, Flex, Popconfirm, Typography } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { DraftState } from './useDraft';

/** Says that what is filled in is kept, and since when; lets the person throw it away. */
export function DraftStatus({ draft, onDiscard }: { draft: DraftState; onDiscard?: () => unknown }) {
  const { t } = useTranslation();
  const { state, savedAt, refusal } = draft;
  const saved = savedAt && t('draft.saved', { time: dayjs(savedAt).format(formatOf(savedAt)) });
  const words = { kept: saved, saving: t('draft.saving'), offline: t('draft.offline'), refused: refusal };
  const type = state === 'refused' ? 'danger' : state === 'offline' ? 'warning' : 'secondary';
  return (
    <Flex gap={8} align="center" wrap style={{ minHeight: 32 }}>
      <Typography.Text type={type} role="status">
        {words[state] ?? ''}
      </Typography.Text>
      {state === 'refused' && (
        <Button size="small" onClick={() => window.location.reload()}>
          {t('draft.reload')}
        </Button>
      )}
      {savedAt && onDiscard && (
        <Popconfirm
          title={t('draft.discardAsk')}
          okText={t('draft.discard')}
          cancelText={t('common.cancel')}
          onConfirm={() => onDiscard()}
        >
          <Button type="link" size="small">
            {t('draft.discard')}
          </Button>
        </Popconfirm>
      )}
    </Flex>
  );
}

const formatOf = (moment: string) => (dayjs(moment).isSame(dayjs(), 'day') ? 'HH:mm' : 'YYYY-MM-DD HH:mm');
