import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, data } from '../../api/client';
import { LanguageSwitch } from '../../app/LanguageSwitch';
import { pathWithin } from './session';

interface Credentials {
  userName: string;
  password: string;
}

/** Signing in; leads back to the page that was asked for. */
export function SignInPage() {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();

  const signIn = async (body: Credentials) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await data(api.POST('/api/session', { body }));
      queries.clear();
      await navigate(pathWithin(search.get('to')), { replace: true });
    } catch (error) {
      setRefusal((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Flex component="main" align="center" justify="center" style={{ minHeight: '100vh', padding: 16 }}>
      <Card style={{ width: 400, maxWidth: '100%' }}>
        <Flex justify="space-between" align="center" style={{ marginBottom: 24 }}>
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
            {t('app.name')}
          </Typography.Title>
          <LanguageSwitch />
        </Flex>
        <Form<Credentials> layout="vertical" onFinish={signIn} requiredMark={false}>
          <Form.Item
            name="userName"
            label={t('signIn.userName')}
            rules={[{ required: true, message: t('signIn.userNameNeeded') }]}
          >
            <Input autoFocus autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordNeeded') }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {refusal && (
            <Alert type="error" showIcon title={refusal} style={{ marginBottom: 16 }} role="alert" />
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </Card>
    </Flex>
  );
}
