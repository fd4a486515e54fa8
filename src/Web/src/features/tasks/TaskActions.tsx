import { App, Button, DatePicker, Flex, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../../api/client';
import { useAct } from '../../shared/useAct';
import { hasRole, useMe } from '../session/session';
import { type Task, useDepartments } from './tasks';

type Action = 'subtask' | 'consult' | 'due';

interface Fields {
  department?: string;
  text?: string;
  dueOn?: Dayjs;
}

/** What the signed-in person may do with the task, and nothing else. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [action, setAction] = useState<Action>();
  const isRunning = task.status === 'inProgress';
  const isLead = me?.department.id === task.lead.id && hasRole(me, 'departmentHead', 'handler');
  const isEnded = ['completed', 'closed', 'archived'].includes(task.status);
  const allowed: Action[] = [
    ...(isLead && isRunning ? (['subtask', 'consult'] as const) : []),
    ...(hasRole(me, 'officeAdmin') && !isEnded ? (['due'] as const) : []),
  ];
  return (
    <Flex gap={8} wrap>
      {allowed.map((name, index) => (
        <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => setAction(name)}>
          {t(`task.act.${name}`)}
        </Button>
      ))}
      {action && <ActionDialog task={task} action={action} onClose={() => setAction(undefined)} />}
    </Flex>
  );
}

function ActionDialog({ task, action, onClose }: { task: Task; action: Action; onClose: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const act = useAct(
    (fields: Fields) => carryOut(task.id, action, fields),
    t(`task.acted.${action}`),
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

  return (
    <Modal
      open
      title={t(`task.act.${action}`)}
      okText={t('common.submit')}
      cancelText={t('common.cancel')}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<Fields> form={form} layout="vertical" onFinish={act.mutate}>
        {action !== 'due' && <DepartmentField task={task} action={action} />}
        {action !== 'due' && (
          <Form.Item
            name="text"
            label={t(`task.field.${action}`)}
            rules={[{ required: true, message: t('common.needed') }]}
          >
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
        )}
        {action !== 'consult' && (
          <Form.Item
            name="dueOn"
            label={t('task.dueOn')}
            rules={[{ required: action === 'due', message: t('common.needed') }]}
          >
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

// A subtask goes to those who take part already, a request to join to those who don't yet.
function DepartmentField({ task, action }: { task: Task; action: Action }) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const involved = new Set([task.lead.id, ...task.participants.map(({ department }) => department.id)]);
  const options = departments.data
    ?.filter(({ id }) => involved.has(id) === (action === 'subtask'))
    .map(({ id, name, shortName }) => ({ value: id, label: shortName || name }));
  return (
    <Form.Item
      name="department"
      label={t('task.field.department')}
      rules={[{ required: true, message: t('common.needed') }]}
    >
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={departments.isPending} />
    </Form.Item>
  );
}

function carryOut(
  id: string,
  action: Action,
  { department = '', text = '', dueOn }: Fields,
): Promise<unknown> {
  const path = { id };
  const day = dueOn?.format('YYYY-MM-DD') ?? null;
  switch (action) {
    case 'subtask':
      return data(
        api.POST('/api/tasks/{id}/subtasks', {
          params: { path },
          body: { department, requirement: text, dueOn: day },
        }),
      );
    case 'consult':
      return data(
        api.POST('/api/tasks/{id}/consultations', { params: { path }, body: { department, reason: text } }),
      );
    case 'due':
      return data(api.POST('/api/tasks/{id}/due-day', { params: { path }, body: { dueOn: day ?? '' } }));
  }
}
