import { Button, Card, Flex, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { api, data } from '../../api/client';
import type { CalendarDay } from './organization';
import { useTexts } from './texts';
import { useFormAct } from './useFormAct';

interface Fields {
  kind: CalendarDay['kind'] | 'week';
  note?: string;
}

/** Makes one day a day off, a working day, or again as its weekday. */
export function CalendarDayForm({ day, known }: { day: string; known: CalendarDay | undefined }) {
  const { t } = useTexts();
  const { form, submit, isPending } = useFormAct<Fields>(async ({ kind, note = '' }) => {
    const params = { path: { day } };
    if (kind !== 'week') return data(api.PUT('/api/calendar/days/{day}', { params, body: { kind, note } }));
    return known && data(api.DELETE('/api/calendar/days/{day}', { params }));
  }, t('saved'));
  const kind = Form.useWatch('kind', form);
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{`${day} ${dayjs(day).format('dddd')}`}</h2>}
      extra={<Link to={`/organization/calendar/${day.slice(0, 4)}`}>{t('calendar.closeDay')}</Link>}
      style={{ marginBottom: 16 }}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: known?.kind ?? 'week', note: known?.note ?? '' }}
        onFinish={submit}
      >
        <Form.Item name="kind" label={t('calendar.what')}>
          <Radio.Group
            options={(['holiday', 'working', 'week'] as const).map((value) => ({
              value,
              label: t(`calendar.kind.${value}`),
            }))}
          />
        </Form.Item>
        <Flex gap={8} align="end" wrap>
          <Form.Item
            name="note"
            label={t('calendar.note')}
            style={{ flex: '1 1 240px', margin: 0 }}
            rules={[{ required: kind !== 'week', message: t('common.needed') }]}
          >
            <Input maxLength={200} disabled={kind === 'week'} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('save')}
          </Button>
        </Flex>
      </Form>
    </Card>
  );
}
