import { Button, Form, Input } from 'antd';
import { initialPassword } from './initialPassword';
import { useTexts } from './texts';

/** A password to begin with, which the office tells the person; it can be made up by the page. */
export function InitialPasswordField() {
  const { t } = useTexts();
  const form = Form.useFormInstance();
  return (
    <Form.Item
      name="password"
      label={t('person.password')}
      extra={
        <>
          {t('person.passwordHint')}
          <Button
            type="link"
            size="small"
            onClick={() => form.setFieldsValue({ password: initialPassword() })}
          >
            {t('person.generate')}
          </Button>
        </>
      }
      rules={[{ required: true, message: t('common.needed') }]}
    >
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
  );
}
