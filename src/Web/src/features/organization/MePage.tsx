import { Button, Descriptions, Flex, Form, Input, Spin, Switch } from 'antd';
import { api, data } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { type Me, useMe } from '../session/session';
import { PageCard, PartCard } from './PageCard';
import { PasswordForm } from './PasswordForm';
import { Substitutions } from './Substitutions';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

/** A person's own page: who one is here, mail, who stands in for one, and the password. */
export function MePage() {
  const { t } = useTexts();
  const me = useMe();
  if (me.error) return <Failure error={me.error} onRetry={me.refetch} />;
  if (!me.data) return <Spin />;
  return (
    <>
      <PageCard title={t('me.title')}>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'name', label: t('person.name'), children: me.data.name },
            { key: 'userName', label: t('person.userName'), children: me.data.userName },
            { key: 'department', label: t('person.department'), children: me.data.department.name },
            {
              key: 'roles',
              label: t('person.roles'),
              children: me.data.roles.map((role) => t(`role.${role}`)).join('、') || t('me.noRole'),
            },
          ]}
        />
      </PageCard>
      <Substitutions personId={me.data.id} />
      <PartCard title={t('me.mail')}>
        <MailForm me={me.data} />
      </PartCard>
      <PartCard title={t('password.change')}>
        <PasswordForm />
      </PartCard>
    </>
  );
}

interface Fields {
  mail: string;
  wantsMail: boolean;
}

function MailForm({ me }: { me: Me }) {
  const { t } = useTexts();
  const { form, submit, isPending } = useFormAct<Fields>(
    ({ mail, wantsMail }) => data(api.PUT('/api/me/mail', { body: { mail: mail || null, wantsMail } })),
    t('saved'),
  );
  const wantsMail = Form.useWatch('wantsMail', form);
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ maxWidth: 400 }}
      initialValues={{ mail: me.mail ?? '', wantsMail: me.wantsMail }}
      onFinish={submit}
    >
      <Form.Item name="wantsMail" label={t('me.wantsMail')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item
        name="mail"
        label={t('person.mail')}
        rules={[
          { required: wantsMail ?? false, message: t('common.needed') },
          { type: 'email', message: t('person.mailWrong') },
        ]}
      >
        <Input maxLength={254} autoComplete="email" />
      </Form.Item>
      <Flex>
        <Button htmlType="submit" loading={isPending}>
          {t('save')}
        </Button>
      </Flex>
    </Form>
  );
}
