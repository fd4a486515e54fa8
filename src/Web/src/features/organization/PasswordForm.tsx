import { Button, Form, Input } from 'antd';
import { api, data } from '../../api/client';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

interface Fields {
  currentPassword: string;
  newPassword: string;
  again: string;
}

/** Chooses another password, said twice. */
export function PasswordForm({ onDone }: { onDone?: () => unknown }) {
  const { t } = useTexts();
  const { form, submit, isPending } = useFormAct<Fields>(
    ({ currentPassword, newPassword }) =>
      data(api.PUT('/api/me/password', { body: { currentPassword, newPassword } })),
    t('password.changed'),
    () => {
      form.resetFields();
      return onDone?.();
    },
  );
  const needed = { required: true, message: t('common.needed') };
  return (
    <Form<Fields> form={form} layout="vertical" onFinish={submit} style={{ maxWidth: 400 }}>
      <Form.Item name="currentPassword" label={t('password.current')} rules={[needed]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="newPassword" label={t('password.another')} extra={t('password.hint')} rules={[needed]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={['newPassword']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, again?: string) =>
              !again || again === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('password.change')}
      </Button>
    </Form>
  );
}
