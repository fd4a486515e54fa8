import { Typography } from 'antd';
import { actInWords } from './serviceWords';

interface Props {
  action: string;
  summary: string;
  strong?: boolean;
}

/** What was done, in the page's language; beneath it the record's own words where they say more. */
export function Act({ action, summary, strong = false }: Props) {
  const { title, original } = actInWords(action, summary);
  return (
    <>
      <Typography.Text strong={strong}>{title}</Typography.Text>
      {original && (
        <Typography.Text type="secondary" lang="zh-CN">
          {original}
        </Typography.Text>
      )}
    </>
  );
}
