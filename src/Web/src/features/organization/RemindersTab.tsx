import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select, Spin, Switch, TimePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { PageCard } from './PageCard';
import { SupervisionRules } from './SupervisionRules';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

type Policy = Schemas['ReminderPolicyView'];

interface Fields extends Omit<Policy, 'timeOfDay' | 'daysBefore' | 'escalateToLeaderAfter'> {
  daysBefore: string[];
  timeOfDay: Dayjs;
  isForLeaders: boolean;
  escalateToLeaderAfter: number | null;
}

/** When and whom to remind (提醒规则), and the other rules the office may change while the service runs. */
export function RemindersTab() {
  const policy = useQuery({
    queryKey: ['settings', 'reminders'],
    queryFn: () => data(api.GET('/api/settings/reminders')),
  });
  if (policy.error) return <Failure error={policy.error} onRetry={policy.refetch} />;
  if (!policy.data) return <Spin />;
  return (
    <>
      <PolicyForm policy={policy.data} />
      <SupervisionRules />
    </>
  );
}

function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useTexts();
  const { form, submit, isPending } = useFormAct<Fields>(
    ({ isForLeaders, daysBefore, timeOfDay, escalateToLeaderAfter, ...rest }) =>
      data(
        api.PUT('/api/settings/reminders', {
          body: {
            ...rest,
            daysBefore: daysBefore.map(Number),
            timeOfDay: timeOfDay.format('HH:mm:ss'),
            escalateToLeaderAfter: isForLeaders ? (escalateToLeaderAfter ?? 0) : null,
          },
        }),
      ),
    t('reminder.saved'),
  );
  const isForLeaders = Form.useWatch('isForLeaders', form);
  const whenOverdue = Form.useWatch('whenOverdue', form);
  const needed = { required: true, message: t('common.needed') };
  return (
    <PageCard title={t('tab.reminders')}>
      <Form<Fields>
        form={form}
        layout="vertical"
        style={{ maxWidth: 640 }}
        initialValues={{
          ...policy,
          daysBefore: policy.daysBefore.map(String),
          timeOfDay: dayjs(`2000-01-01T${policy.timeOfDay}`),
          isForLeaders: policy.escalateToLeaderAfter !== null,
          escalateToLeaderAfter: policy.escalateToLeaderAfter ?? 5,
        }}
        onFinish={submit}
      >
        <Form.Item
          name="daysBefore"
          label={t('reminder.daysBefore')}
          extra={t('reminder.daysBeforeHint')}
          rules={[
            {
              validator: (_, days: string[]) =>
                days.every((day) => /^[1-9]\d{0,2}$/.test(day) && Number(day) <= 365)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('reminder.daysBeforeWrong'))),
            },
          ]}
        >
          <Select mode="tags" tokenSeparators={['、', '，', ',', ' ']} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="onTheDay" label={t('reminder.onTheDay')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="whenOverdue" label={t('reminder.whenOverdue')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="timeOfDay" label={t('reminder.timeOfDay')} rules={[needed]}>
          <TimePicker format="HH:mm" minuteStep={5} allowClear={false} needConfirm={false} />
        </Form.Item>
        <Form.Item name="escalateToHead" label={t('reminder.toHead')} valuePropName="checked">
          <Switch disabled={!whenOverdue} />
        </Form.Item>
        <Form.Item name="isForLeaders" label={t('reminder.toLeaders')} valuePropName="checked">
          <Switch disabled={!whenOverdue} />
        </Form.Item>
        {isForLeaders && (
          <Form.Item name="escalateToLeaderAfter" label={t('reminder.toLeadersAfter')} rules={[needed]}>
            <InputNumber min={0} max={365} precision={0} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('save')}
        </Button>
      </Form>
    </PageCard>
  );
}
