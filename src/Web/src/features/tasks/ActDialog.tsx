import { Alert, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/FormDialog';
import { dayField } from './dayField';
import { type ActFields, carryOut, fieldsOf, type TaskAct } from './taskActs';
import { type Task, useDepartments, useTaskFlow } from './tasks';

interface Props {
  task: Task;
  act: Exclude<TaskAct, 'report'>;
  onClose: () => void;
}

const cycles = ['none', 'month', 'quarter', 'halfYear', 'year'] as const;

/** Asks for what the act needs, and does it. */
export function ActDialog({ task, act, onClose }: Props) {
  const { t } = useTranslation();
  const fields = fieldsOf[act];
  const required = [{ required: true, message: t('common.needed') }];
  return (
    <FormDialog<ActFields>
      title={t(`task.act.${act}`)}
      act={(values) => carryOut(task, act, values)}
      said={t(`task.acted.${act}`)}
      danger={act === 'terminate'}
      initial={{ formerLead: 'participates', approve: true, cycle: task.cycle?.cycle ?? 'none' }}
      onClose={onClose}
    >
      <Explained task={task} act={act} />
      {fields.includes('department') && <DepartmentField task={task} act={act} />}
      {fields.includes('formerLead') && (
        <Form.Item name="formerLead" label={t('task.field.formerLead')}>
          <Radio.Group
            options={(['participates', 'leaves'] as const).map((value) => ({
              value,
              label: t(`task.formerLead.${value}`),
            }))}
          />
        </Form.Item>
      )}
      {fields.includes('approve') && (
        <Form.Item name="approve" label={t('task.field.approve')}>
          <Radio.Group
            options={[
              { value: true, label: t('task.review.approve') },
              { value: false, label: t('task.refuse') },
            ]}
          />
        </Form.Item>
      )}
      {fields.includes('step') && <StepField task={task} />}
      {fields.includes('cycle') && <CycleFields />}
      {fields.includes('dueOn') && (
        <Form.Item name="dueOn" label={t('task.dueOn')} rules={act === 'split' ? [] : required} {...dayField}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      )}
      {fields.includes('text') && (
        <Form.Item name="text" label={t(`task.field.${act}`)} rules={required}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
      )}
      {fields.includes('opinion') && (
        <Form.Item name="opinion" label={t('workItem.comment')}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      )}
    </FormDialog>
  );
}

// A flow goes on at any of its steps that people were asked in.
function StepField({ task }: Pick<Props, 'task'>) {
  const { t } = useTranslation();
  const flow = useTaskFlow(task.id);
  return (
    <Form.Item
      name="step"
      label={t('task.field.step')}
      rules={[{ required: true, message: t('common.needed') }]}
    >
      <Select
        loading={flow.isPending}
        options={flow.data?.steps
          .filter(({ acts }) => acts.length > 0)
          .map(({ drawn }) => ({ value: drawn.id, label: drawn.title }))}
      />
    </Form.Item>
  );
}

function CycleFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="cycle" label={t('task.cycle')}>
        <Radio.Group options={cycles.map((value) => ({ value, label: t(`task.cycles.${value}`) }))} />
      </Form.Item>
      <Form.Item name="dueDay" label={t('task.cycleDueDay')} extra={t('task.cycleDueDayHint')}>
        <InputNumber min={1} max={31} />
      </Form.Item>
      <Form.Item name="until" label={t('task.cycleUntil')} extra={t('task.cycleUntilHint')} {...dayField}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </>
  );
}

function Explained({ task, act }: Pick<Props, 'task' | 'act'>) {
  const { t } = useTranslation();
  const text = t(`task.explained.${act}`, { defaultValue: '', dueOn: task.openExtension?.dueOn });
  return text ? (
    <Alert
      type={act === 'terminate' ? 'warning' : 'info'}
      showIcon
      title={text}
      style={{ marginBottom: 16 }}
    />
  ) : null;
}

// A subtask goes to those who take part already, a request to join to those who don't yet.
function DepartmentField({ task, act }: Pick<Props, 'task' | 'act'>) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const involved = new Set([task.lead.id, ...task.participants.map(({ department }) => department.id)]);
  const isOffered = (id: string) =>
    act === 'changeLead' ? id !== task.lead.id : involved.has(id) === (act === 'split');
  const options = departments.data
    ?.filter(({ id }) => isOffered(id))
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
