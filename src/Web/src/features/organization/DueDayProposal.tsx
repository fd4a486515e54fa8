import { useQuery } from '@tanstack/react-query';
import { DatePicker, Flex, InputNumber, Typography } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { api, data } from '../../api/client';
import { useTexts } from './texts';

/** Counts working days on the calendar as it is now, to see what a change did. */
export function DueDayProposal() {
  const { t } = useTexts();
  const id = useId();
  const [from, setFrom] = useState(dayjs());
  const [length, setLength] = useState(5);
  const query = { from: from.format('YYYY-MM-DD'), length, unit: 'working' };
  const proposed = useQuery({
    queryKey: ['calendar', 'dueDay', query],
    queryFn: () => data(api.GET('/api/calendar/due-day', { params: { query } })),
  });
  return (
    <Flex gap={8} wrap align="center" style={{ marginTop: 20 }}>
      <label htmlFor={`${id}from`}>{t('calendar.from')}</label>
      <DatePicker
        id={`${id}from`}
        allowClear={false}
        value={from}
        onChange={(day) => setFrom(dayjs(day as dayjs.Dayjs))}
      />
      <label htmlFor={`${id}length`}>{t('calendar.length')}</label>
      <InputNumber
        id={`${id}length`}
        min={1}
        max={365}
        precision={0}
        value={length}
        onChange={(days) => setLength(days ?? 1)}
      />
      <Typography.Text strong role="status">
        {proposed.data &&
          t('calendar.due', {
            day: proposed.data.dueOn,
            weekday: dayjs(proposed.data.dueOn).format('dddd'),
          })}
      </Typography.Text>
      {proposed.data?.warning && <Typography.Text type="warning">{proposed.data.warning}</Typography.Text>}
    </Flex>
  );
}
