import { Alert, AutoComplete, DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/FormDialog';
import { type ActFields, carryOut, fieldsOf, type TaskAct } from './taskActs';
import { type Task, useDepartments } from './tasks';

interface Props {
  task: Task;
  act: Exclude<TaskAct, 'report'>;
  onClose: () => void;
}

// The steps of the built-in flow of a task; another flow's step is typed in by its id.
const steps = ['accept', 'work', 'review', 'close'] as const;

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
      initial={{ formerLead: 'participates', approve: true }}
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
      {fields.includes('step') && (
        <Form.Item name="step" label={t('task.field.step')} rules={required}>
          <AutoComplete options={steps.map((value) => ({ value, label: t(`task.step.${value}`) }))} />
        </Form.Item>
      )}
      {fields.includes('dueOn') && (
        <Form.Item
          name="dueOn"
          label={t('task.dueOn')}
          rules={act === 'split' ? [] : required}
          getValueProps={(day?: string) => ({ value: day ? dayjs(day) : null })}
          normalize={(day: dayjs.Dayjs | null) => day?.format('YYYY-MM-DD') ?? null}
        >
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
