import { useQueryClient } from '@tanstack/react-query';
import { Alert, Card, Flex, Typography } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { LanguageSwitch } from '../../app/LanguageSwitch';
import { pathWithin } from '../session/session';
import { PasswordForm } from './PasswordForm';
import { useTexts } from './texts';

/** Where the first sign-in leads: a password of one's own, and then to the page that was asked for. */
export function FirstPasswordPage() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const goOn = () => {
    queries.clear();
    return navigate(pathWithin(search.get('to')), { replace: true });
  };
  return (
    <Flex component="main" align="center" justify="center" style={{ minHeight: '100vh', padding: 16 }}>
      <Card style={{ width: 440, maxWidth: '100%' }}>
        <Flex justify="space-between" align="center" style={{ marginBottom: 16 }}>
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
            {t('password.firstTitle')}
          </Typography.Title>
          <LanguageSwitch />
        </Flex>
        <Alert type="info" showIcon title={t('password.firstHint')} style={{ marginBottom: 16 }} />
        <PasswordForm onDone={goOn} />
      </Card>
    </Flex>
  );
}
