import { Modal } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { simpleTexts } from './texts';

/** Asks before changes that were not saved are left behind. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation(simpleTexts);
  const blocker = useBlocker(isChanged);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('leaving')}
      okText={t('discard')}
      okButtonProps={{ danger: true }}
      cancelText={t('stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('leavingHint')}
    </Modal>
  );
}
