import { Select, type SelectProps } from 'antd';
import { type KeyboardEvent, useState } from 'react';

/** Chooses departments. Tab leaves it; left to itself the open list would take the key for a choice and keep it. */
export function UnitSelect({ style, ...props }: SelectProps<string[]>) {
  const [isOpen, setOpen] = useState(false);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <div onKeyDownCapture={leave} style={style}>
      <Select<string[]> {...props} open={isOpen} onOpenChange={setOpen} style={{ width: '100%' }} />
    </div>
  );
}
