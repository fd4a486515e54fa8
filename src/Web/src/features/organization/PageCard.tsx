import { Card } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}

/** A page's main card, headed by the page's heading. */
export function PageCard({ title, extra, children }: Props) {
  return (
    <Card title={<h1 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{title}</h1>} extra={extra}>
      {children}
    </Card>
  );
}

/** A further part of a page. */
export function PartCard({ title, extra, children }: Props) {
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{title}</h2>}
      extra={extra}
      style={{ marginTop: 16 }}
    >
      {children}
    </Card>
  );
}
