import { Button, Card, DatePicker, Flex, Form, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlanTasks } from '../overview/overview';
import { usePlans } from '../plans/plans';
import { useDepartments } from '../tasks/tasks';
import { trialTexts } from './texts';
import type { StartChoice, Trial } from './trials';

const mostOffered = 200;
const parts: Record<string, 'doer' | 'consulted'> = { subtask: 'doer', consultation: 'consulted' };

interface Props {
  view: Trial;
  start: StartChoice;
  onStart: (start: StartChoice) => void;
}

/** What the flow is tried with, in a line; and a form to try it with something else. */
export function With({ view, start, onStart }: Props) {
  const { t } = useTranslation(trialTexts);
  const [isOpen, setOpen] = useState(false);
  const { task } = view;
  const names = task.participants.map(({ name }) => name).join('、');
  return (
    <Card size="small">
      <Flex gap={12} align="center" wrap>
        <span>
          {t('with.line', {
            title: task.title,
            lead: task.lead.name,
            participants: names && t('with.participating', { names }),
            due: task.dueOn ?? t('with.noDue'),
          })}
        </span>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('with.change')}
        </Button>
      </Flex>
      {isOpen && (
        <Choice
          view={view}
          start={start}
          onStart={(other) => {
            setOpen(false);
            onStart(other);
          }}
        />
      )}
    </Card>
  );
}

interface Fields {
  taskId?: string | null;
  leadDepartmentId?: string | null;
  participantIds?: string[];
  departmentId?: string | null;
  dueOn?: dayjs.Dayjs | null;
  at?: dayjs.Dayjs | null;
}

function Choice({ view, start, onStart }: Props) {
  const { t } = useTranslation(trialTexts);
  const [form] = Form.useForm<Fields>();
  const [planId, setPlanId] = useState<string>();
  const plans = usePlans(1, mostOffered);
  const plan = planId ?? plans.data?.items[0]?.id ?? '';
  const departments = useDepartments();
  const options = departments.data?.map(({ id, shortName, name }) => ({
    value: id,
    label: shortName || name,
  }));
  const part = parts[view.definitionId];
  const { task } = view;

  // A task brings its own departments and day.
  const chooseTask = () =>
    form.setFieldsValue({ leadDepartmentId: null, participantIds: [], departmentId: null, dueOn: null });
  const walk = (fields: Fields) =>
    onStart({
      ...(start.version != null && { version: start.version }),
      ...(fields.taskId && { taskId: fields.taskId }),
      ...(fields.leadDepartmentId && { leadDepartmentId: fields.leadDepartmentId }),
      ...((fields.participantIds?.length || !fields.taskId) && {
        participantIds: fields.participantIds ?? [],
      }),
      ...(fields.departmentId && { departmentId: fields.departmentId }),
      ...(fields.dueOn && { dueOn: fields.dueOn.format('YYYY-MM-DD') }),
      ...(fields.at && { at: fields.at.toISOString() }),
    });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      style={{ marginTop: 12 }}
      initialValues={{
        taskId: task.id,
        leadDepartmentId: task.lead.id,
        participantIds: task.participants.map(({ id }) => id),
        departmentId: task.department?.id,
        dueOn: task.dueOn ? dayjs(task.dueOn) : null,
        at: start.at ? dayjs(start.at) : null,
      }}
      onFinish={walk}
    >
      <Flex gap={12} wrap>
        {(plans.data?.items.length ?? 0) > 0 && (
          <Form.Item label={t('with.plan')} htmlFor="trial-plan" style={{ flex: '1 1 260px' }}>
            <Select
              id="trial-plan"
              value={plan}
              onChange={setPlanId}
              options={plans.data?.items.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </Form.Item>
        )}
        {plan && <TaskField plan={plan} onChoose={chooseTask} />}
        <Form.Item name="leadDepartmentId" label={t('with.lead')} style={{ flex: '1 1 160px' }}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
        <Form.Item name="participantIds" label={t('with.participants')} style={{ flex: '2 1 260px' }}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
        {part && (
          <Form.Item name="departmentId" label={t(`with.${part}`)} style={{ flex: '1 1 160px' }}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} />
          </Form.Item>
        )}
        <Form.Item name="dueOn" label={t('with.dueOn')}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="at" label={t('with.at')}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
      </Flex>
      <Button type="primary" htmlType="submit">
        {t('with.apply')}
      </Button>
    </Form>
  );
}

function TaskField({ plan, onChoose }: { plan: string; onChoose: () => void }) {
  const { t } = useTranslation(trialTexts);
  const tasks = usePlanTasks(plan, 1);
  return (
    <Form.Item name="taskId" label={t('with.task')} style={{ flex: '2 1 260px' }}>
      <Select
        allowClear
        loading={tasks.isPending}
        placeholder={t('with.madeUp')}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={onChoose}
        options={tasks.data?.items.map(({ id, number, title }) => ({
          value: id,
          label: `${number}. ${title}`,
        }))}
      />
    </Form.Item>
  );
}
