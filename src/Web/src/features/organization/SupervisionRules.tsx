import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, InputNumber } from 'antd';
import { api, data } from '../../api/client';
import { PartCard } from './PageCard';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

/** When a light turns yellow, and how often people may be urged. */
export function SupervisionRules() {
  const { t } = useTexts();
  const light = useQuery({
    queryKey: ['settings', 'light'],
    queryFn: () => data(api.GET('/api/settings/light')),
  });
  const urging = useQuery({
    queryKey: ['settings', 'urging'],
    queryFn: () => data(api.GET('/api/settings/urging')),
  });
  if (!light.data || !urging.data) return null;
  return (
    <PartCard title={t('rules.title')}>
      <NumberRule
        name="light"
        label={t('rules.light')}
        value={light.data.yellowWorkdays}
        most={60}
        act={(yellowWorkdays) => data(api.PUT('/api/settings/light', { body: { yellowWorkdays } }))}
      />
      <NumberRule
        name="urging"
        label={t('rules.urging')}
        value={urging.data.hours}
        most={720}
        act={(hours) => data(api.PUT('/api/settings/urging', { body: { hours } }))}
      />
    </PartCard>
  );
}

interface Props {
  name: string;
  label: string;
  value: number;
  most: number;
  act: (value: number) => Promise<unknown>;
}

function NumberRule({ name, label, value, most, act }: Props) {
  const { t } = useTexts();
  const { form, submit, isPending } = useFormAct<{ value: number }>(
    (fields) => act(fields.value),
    t('saved'),
  );
  return (
    <Form name={name} form={form} layout="vertical" initialValues={{ value }} onFinish={submit}>
      <Form.Item label={label} htmlFor={`${name}_value`} required>
        <Flex gap={8}>
          <Form.Item name="value" noStyle rules={[{ required: true, message: t('common.needed') }]}>
            <InputNumber min={0} max={most} precision={0} />
          </Form.Item>
          <Button htmlType="submit" loading={isPending} aria-label={`${t('save')} ${label}`}>
            {t('save')}
          </Button>
        </Flex>
      </Form.Item>
    </Form>
  );
}
