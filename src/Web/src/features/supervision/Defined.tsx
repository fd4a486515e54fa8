import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';

/** The head of a column of numbers, with what is counted in one sentence. */
export function Defined({ title, sense }: { title: string; sense: string }) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {title}
      <Tooltip title={sense} trigger={['hover', 'focus', 'click']}>
        <Button
          type="text"
          size="small"
          aria-label={`${title}：${sense}`}
          icon={<QuestionCircleOutlined aria-hidden />}
        />
      </Tooltip>
    </span>
  );
}
