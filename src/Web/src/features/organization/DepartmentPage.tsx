import { Alert, App, Button, Flex, Form, Input, InputNumber, Radio, Select, Spin } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAct } from '../../shared/useAct';
import { type Department, useAllDepartments, useLeaders } from './organization';
import { PageCard } from './PageCard';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

type Fields = Schemas['ChangeDepartment'];

/** One department, to be added or changed. */
export function DepartmentPage() {
  const { t } = useTexts();
  const { id } = useParams();
  const departments = useAllDepartments();
  const department = departments.data?.find((row) => row.id === id);

  if (departments.error) return <Failure error={departments.error} onRetry={departments.refetch} />;
  if (departments.isPending) return <Spin />;
  if (id && !department) return <Alert type="warning" showIcon title={t('department.unknown')} />;
  return (
    <PageCard
      title={department ? department.shortName : t('department.add')}
      extra={department && <Closing department={department} />}
    >
      {department?.closedAt && (
        <Alert type="info" showIcon title={t('department.isClosed')} style={{ marginBottom: 16 }} />
      )}
      <DepartmentForm key={id} department={department} />
    </PageCard>
  );
}

function DepartmentForm({ department }: { department: Department | undefined }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const leaders = useLeaders();
  const { form, submit, isPending } = useFormAct<Fields>(
    (fields) =>
      department
        ? data(api.PUT('/api/departments/{id}', { params: { path: { id: department.id } }, body: fields }))
        : data(api.POST('/api/departments', { body: fields })),
    t('saved'),
    () => navigate('/organization/departments'),
  );
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ maxWidth: 640 }}
      disabled={Boolean(department?.closedAt)}
      initialValues={department ?? { kind: 'organ', aliases: [] }}
      onFinish={submit}
    >
      <Form.Item
        name="shortName"
        label={t('department.shortName')}
        extra={t('department.shortNameHint')}
        rules={[{ required: true, whitespace: true, message: t('common.needed') }]}
      >
        <Input maxLength={100} autoFocus={!department} />
      </Form.Item>
      <Form.Item name="name" label={t('department.name')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="aliases" label={t('department.aliases')} extra={t('department.aliasesHint')}>
        <Select mode="tags" tokenSeparators={['、', '，', ',', ' ']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="kind" label={t('department.kind')}>
        <Radio.Group
          options={(['organ', 'subordinate'] as const).map((value) => ({
            value,
            label: t(`department.kinds.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="supervisingLeaderIds"
        label={t('department.leaders')}
        extra={t('department.leadersHint')}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={leaders.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </Form.Item>
      {department && (
        <Form.Item name="order" label={t('department.order')} extra={t('department.orderHint')}>
          <InputNumber min={0} max={100000} precision={0} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t('save')}
      </Button>
    </Form>
  );
}

function Closing({ department }: { department: Department }) {
  const { t } = useTexts();
  const { modal } = App.useApp();
  const params = { path: { id: department.id } };
  const close = useAct(
    () => data(api.POST('/api/departments/{id}/close', { params })),
    t('department.wasClosed'),
  );
  const reopen = useAct(
    () => data(api.POST('/api/departments/{id}/reopen', { params })),
    t('department.wasReopened'),
  );
  if (department.isOffice) return null;
  if (department.closedAt)
    return (
      <Button loading={reopen.isPending} onClick={() => reopen.mutate(undefined)}>
        {t('department.reopen')}
      </Button>
    );
  return (
    <Flex>
      <Button
        danger
        loading={close.isPending}
        onClick={() =>
          modal.confirm({
            title: t('department.closeAsk', { name: department.shortName }),
            content: t('department.closeHint'),
            okText: t('department.close'),
            okButtonProps: { danger: true },
            cancelText: t('common.cancel'),
            onOk: () => close.mutateAsync(undefined).catch(() => undefined),
          })
        }
      >
        {t('department.close')}
      </Button>
    </Flex>
  );
}
