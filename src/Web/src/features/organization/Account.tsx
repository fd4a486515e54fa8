import { App, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { api, data, type Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { useAct } from '../../shared/useAct';
import { InitialPasswordField } from './InitialPasswordField';
import type { Person } from './organization';
import { PartCard } from './PageCard';
import { useTexts } from './texts';

/** What the office does with an account: another password, closing it, taking that back. */
export function Account({ person }: { person: Person }) {
  const { t } = useTexts();
  const { modal } = App.useApp();
  const [isResetting, setResetting] = useState(false);
  const params = { path: { id: person.id } };
  const close = useAct(() => data(api.POST('/api/people/{id}/close', { params })), t('person.wasClosed'));
  const reopen = useAct(() => data(api.POST('/api/people/{id}/reopen', { params })), t('person.wasReopened'));
  const askToClose = () =>
    modal.confirm({
      title: t('person.closeAsk', { name: person.name }),
      content: t('person.closeHint'),
      okText: t('person.close'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () => close.mutateAsync(undefined).catch(() => undefined),
    });

  return (
    <PartCard title={t('person.account')}>
      {person.closedAt ? (
        <Flex vertical gap={12} align="start">
          <Typography.Text>{t('person.reopenHint')}</Typography.Text>
          <Button loading={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
            {t('person.reopen')}
          </Button>
        </Flex>
      ) : (
        <Flex gap={8} wrap>
          <Button onClick={() => setResetting(true)}>{t('person.reset')}</Button>
          <Button danger loading={close.isPending} onClick={askToClose}>
            {t('person.close')}
          </Button>
        </Flex>
      )}
      {isResetting && (
        <FormDialog<Schemas['ResetPassword']>
          title={t('person.resetTitle', { name: person.name })}
          act={(body) => data(api.PUT('/api/people/{id}/password', { params, body }))}
          said={t('person.wasReset')}
          onClose={() => setResetting(false)}
        >
          <InitialPasswordField />
        </FormDialog>
      )}
    </PartCard>
  );
}
