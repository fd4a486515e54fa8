import { DatePicker, Flex, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { dayField } from './dayField';
import type { Task } from './tasks';
import { taskTexts } from './texts';

interface Props {
  task: Task;
  /** The target whose day is set; a new one when left out. */
  target?: Schemas['TargetView'];
  onClose: () => void;
}

interface Fields {
  text?: string;
  quantity?: number | null;
  unit?: string;
  dueOn?: string | null;
}

/** The office adds a target to a task, or sets the day of one (节点). */
export function TargetDialog({ task, target, onClose }: Props) {
  const { t: common } = useTranslation();
  const { t } = useTranslation(taskTexts);
  const save = ({ text = '', quantity = null, unit, dueOn = null }: Fields) =>
    target
      ? data(
          api.POST('/api/tasks/{id}/targets/{targetId}/due-day', {
            params: { path: { id: task.id, targetId: target.id } },
            body: { dueOn },
          }),
        )
      : data(
          api.POST('/api/tasks/{id}/targets', {
            params: { path: { id: task.id } },
            body: { text, quantity, unit: unit || null, dueOn },
          }),
        );
  return (
    <FormDialog<Fields>
      title={target ? t('target.day') : t('target.add')}
      act={save}
      said={target ? t('target.daySet') : t('target.added')}
      initial={{ dueOn: target?.dueOn }}
      onClose={onClose}
    >
      {target ? (
        <p>{target.text}</p>
      ) : (
        <>
          <Form.Item
            name="text"
            label={t('target.text')}
            rules={[{ required: true, message: common('common.needed') }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
          <Flex gap={16}>
            <Form.Item name="quantity" label={t('target.quantity')} extra={t('target.quantityHint')}>
              <InputNumber min={0} style={{ width: 140 }} />
            </Form.Item>
            <Form.Item name="unit" label={t('target.unit')}>
              <Input maxLength={20} style={{ width: 100 }} />
            </Form.Item>
          </Flex>
        </>
      )}
      <Form.Item
        name="dueOn"
        label={t('target.dueOn')}
        extra={task.dueOn ? t('target.dueOnHint', { day: task.dueOn }) : undefined}
        {...dayField}
      >
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
    </FormDialog>
  );
}
