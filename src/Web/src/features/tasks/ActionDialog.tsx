import { Alert, App, DatePicker, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../shared/useAct';
import { type Action, askedFor, carryOut, type Field, type Filled, isGrave } from './taskActions';
import { type Task, useDepartments, useTaskFlow } from './tasks';

type Fields = Omit<Filled, 'dueOn'> & { dueOn?: Dayjs };

/** Asks for what an action needs, and carries it out. */
export function ActionDialog({ task, action, onClose }: { task: Task; action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const act = useAct(
    ({ dueOn, ...filled }: Fields) =>
      carryOut(task.id, task.openExtension?.id, action, { ...filled, dueOn: dueOn?.format('YYYY-MM-DD') }),
    t('task.acted', { act: t(`task.act.${action}`) }),
    onClose,
  );
  const close = () =>
    form.isFieldsTouched()
      ? modal.confirm({
          title: t('task.discard'),
          onOk: onClose,
          okText: t('common.discard'),
          cancelText: t('common.stay'),
        })
      : onClose();
  const explained = t(`task.explained.${action}`, { defaultValue: '', day: task.openExtension?.dueOn });
  return (
    <Modal
      open
      title={t(`task.act.${action}`)}
      okText={t('common.submit')}
      okButtonProps={{ danger: isGrave(action) }}
      cancelText={t('common.cancel')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      {explained && <Alert type="info" showIcon title={explained} style={{ marginBottom: 16 }} />}
      <Form<Fields> form={form} layout="vertical" onFinish={act.mutate}>
        {askedFor[action].map((field) => (
          <ActionField key={field} field={field} task={task} action={action} />
        ))}
      </Form>
    </Modal>
  );
}

interface FieldProps {
  field: Field;
  task: Task;
  action: Action;
}

function ActionField({ field, task, action }: FieldProps) {
  const { t } = useTranslation();
  const isOptional = field === 'opinion' || (field === 'dueOn' && action === 'split');
  const label =
    field === 'text'
      ? t(`task.field.${action}`, { defaultValue: t('task.field.reason') })
      : t(`task.field.${field}`);
  return (
    <Form.Item
      name={field}
      label={label}
      rules={[{ required: !isOptional, message: t('common.needed') }]}
      initialValue={field === 'formerLead' ? 'participates' : undefined}
    >
      {controlOf({ field, task, action }, t)}
    </Form.Item>
  );
}

// Form.Item hands value, onChange and id to its one child, which must be the control itself.
function controlOf({ field, task, action }: FieldProps, t: (key: string) => string): ReactNode {
  switch (field) {
    case 'department':
      return <DepartmentChoice task={task} action={action} />;
    case 'step':
      return <StepChoice taskId={task.id} />;
    case 'dueOn':
      return <DatePicker style={{ width: '100%' }} />;
    case 'percent':
      return <InputNumber min={0} max={100} suffix="%" style={{ width: '100%' }} />;
    case 'formerLead':
      return (
        <Radio.Group
          options={(['participates', 'leaves'] as const).map((value) => ({
            value,
            label: t(`task.formerLead.${value}`),
          }))}
        />
      );
    case 'answer':
      return (
        <Radio.Group
          options={(['approve', 'refuse'] as const).map((value) => ({
            value,
            label: t(`task.answer.${value}`),
          }))}
        />
      );
    default:
      return <Input.TextArea rows={4} maxLength={2000} showCount />;
  }
}

interface Chosen {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

// A subtask goes to those who take part already, a request to join to those who don't yet, the lead to anybody else.
function DepartmentChoice({ task, action, ...chosen }: { task: Task; action: Action } & Chosen) {
  const departments = useDepartments();
  const involved = new Set([task.lead.id, ...task.participants.map(({ department }) => department.id)]);
  const fits = (id: string) =>
    action === 'changeLead' ? id !== task.lead.id : involved.has(id) === (action === 'split');
  const options = departments.data
    ?.filter(({ id }) => fits(id))
    .map(({ id, name, shortName }) => ({ value: id, label: shortName || name }));
  return (
    <Select
      {...chosen}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      loading={departments.isPending}
    />
  );
}

function StepChoice({ taskId, ...chosen }: { taskId: string } & Chosen) {
  const flow = useTaskFlow(taskId);
  const options = flow.data?.steps
    .filter(({ drawn }) => drawn.type.startsWith('Approvals.'))
    .map(({ drawn }) => ({ value: drawn.id, label: drawn.title }));
  return <Select {...chosen} options={options} loading={flow.isPending} />;
}
