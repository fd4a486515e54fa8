import { Tooltip } from 'antd';
import dayjs from 'dayjs';

/** A moment, told relative to now; the exact time on hover. */
export function Moment({ at }: { at: string }) {
  const moment = dayjs(at);
  return (
    <Tooltip title={moment.format('YYYY-MM-DD HH:mm:ss')}>
      <time dateTime={at}>{moment.fromNow()}</time>
    </Tooltip>
  );
}

/** A day, with how far it is on hover. */
export function Day({ on }: { on: string | null }) {
  if (!on) return <span>—</span>;
  return (
    <Tooltip title={dayjs(on).endOf('day').fromNow()}>
      <time dateTime={on}>{on}</time>
    </Tooltip>
  );
}
