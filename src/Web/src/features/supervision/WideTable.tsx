import { Table, type TableProps } from 'antd';

/** A table of numbers that is read by moving it sideways where the page is narrower. */
export function WideTable<TRow extends object>({ width, ...table }: TableProps<TRow> & { width: number }) {
  // The library's own way of scrolling repeats the heads unseen, with the buttons that tell what they mean.
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table<TRow> size="small" {...table} style={{ minWidth: width }} />
    </div>
  );
}
