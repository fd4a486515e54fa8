import { Alert, Button, Form, Input, Select, Spin } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useDepartments } from '../tasks/tasks';
import { Account } from './Account';
import { InitialPasswordField } from './InitialPasswordField';
import { type Person, roles, usePerson } from './organization';
import { PageCard } from './PageCard';
import { PersonWork } from './PersonWork';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

type Fields = Schemas['AddPerson'];

/** One person with the account, to be added or changed. */
export function PersonPage() {
  const { t } = useTexts();
  const { id } = useParams();
  const person = usePerson(id);

  if (person.error) return <Failure error={person.error} onRetry={person.refetch} />;
  if (id && !person.data) return <Spin />;
  return (
    <>
      <PageCard title={person.data ? person.data.name : t('person.add')}>
        {person.data?.closedAt && (
          <Alert type="info" showIcon title={t('person.isClosed')} style={{ marginBottom: 16 }} />
        )}
        <PersonForm key={`${id}-${person.data?.closedAt}`} person={person.data} />
      </PageCard>
      {person.data && <PersonWork person={person.data} />}
      {person.data && <Account person={person.data} />}
    </>
  );
}

function PersonForm({ person }: { person: Person | undefined }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const departments = useDepartments();
  const { form, submit, isPending } = useFormAct<Fields>(
    (body) =>
      person
        ? data(api.PUT('/api/people/{id}', { params: { path: { id: person.id } }, body }))
        : data(api.POST('/api/people', { body })),
    t('saved'),
    () => (person ? undefined : navigate('/organization/people')),
  );
  const needed = { required: true, message: t('common.needed') };
  const initial = person
    ? { ...person, departmentId: person.department.id }
    : { departmentId: search.get('departmentId') ?? undefined, roles: ['handler'] };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ maxWidth: 640 }}
      disabled={Boolean(person?.closedAt)}
      initialValues={initial}
      onFinish={submit}
    >
      <Form.Item name="name" label={t('person.name')} rules={[needed]}>
        <Input maxLength={50} autoFocus={!person} />
      </Form.Item>
      <Form.Item name="departmentId" label={t('person.department')} rules={[needed]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.data?.map(({ id, shortName }) => ({ value: id, label: shortName })) ?? []}
        />
      </Form.Item>
      <Form.Item name="roles" label={t('person.roles')} extra={t('person.rolesHint')} rules={[needed]}>
        <Select mode="multiple" options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="userName"
        label={t('person.userName')}
        extra={t('person.userNameHint')}
        rules={[needed]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      {!person && <InitialPasswordField />}
      <Form.Item
        name="mail"
        label={t('person.mail')}
        rules={[{ type: 'email', message: t('person.mailWrong') }]}
      >
        <Input maxLength={254} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}
