import { Alert, App, Button, Form, Input, Select, Spin } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { useDepartments } from '../tasks/tasks';
import { type DepartmentGroup, useGroups } from './organization';
import { PageCard } from './PageCard';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

type Fields = Schemas['PutDepartmentGroup'];

/** One group of departments, to be added or changed. */
export function GroupPage() {
  const { t } = useTexts();
  const { id } = useParams();
  const groups = useGroups();
  const group = groups.data?.find((row) => row.id === id);

  if (groups.error) return <Failure error={groups.error} onRetry={groups.refetch} />;
  if (groups.isPending) return <Spin />;
  if (id && !group) return <Alert type="warning" showIcon title={t('group.unknown')} />;
  return (
    <PageCard title={group ? group.name : t('group.add')} extra={group && <Removing group={group} />}>
      <GroupForm key={id} group={group} />
    </PageCard>
  );
}

function GroupForm({ group }: { group: DepartmentGroup | undefined }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const departments = useDepartments();
  const { form, submit, isPending } = useFormAct<Fields>(
    (body) =>
      group
        ? data(api.PUT('/api/department-groups/{id}', { params: { path: { id: group.id } }, body }))
        : data(api.POST('/api/department-groups', { body })),
    t('saved'),
    () => navigate('/organization/groups'),
  );
  const needed = { required: true, message: t('common.needed') };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ maxWidth: 640 }}
      initialValues={{ name: group?.name, memberIds: group?.members.map(({ id }) => id) ?? [] }}
      onFinish={submit}
    >
      <Form.Item name="name" label={t('group.name')} extra={t('group.nameHint')} rules={[needed]}>
        <Input maxLength={100} autoFocus={!group} />
      </Form.Item>
      <Form.Item name="memberIds" label={t('group.members')} rules={[needed]}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={departments.data?.map(({ id, shortName }) => ({ value: id, label: shortName })) ?? []}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

function Removing({ group }: { group: DepartmentGroup }) {
  const { t } = useTexts();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const remove = useAct(
    () => data(api.DELETE('/api/department-groups/{id}', { params: { path: { id: group.id } } })),
    t('group.removed'),
    () => navigate('/organization/groups'),
  );
  return (
    <Button
      danger
      onClick={() =>
        modal.confirm({
          title: t('group.removeAsk', { name: group.name }),
          content: t('group.removeHint'),
          okText: t('group.remove'),
          okButtonProps: { danger: true },
          cancelText: t('common.cancel'),
          onOk: () => remove.mutateAsync(undefined).catch(() => undefined),
        })
      }
    >
      {t('group.remove')}
    </Button>
  );
}
