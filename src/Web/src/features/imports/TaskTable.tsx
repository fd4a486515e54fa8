import { Button, Card, Empty, Flex, Segmented, Typography } from 'antd';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/client';
import type { TaskDraft } from '../plans/plans';
import type { Change } from './DraftEditor';
import { type Checked, keyOf } from './drafts';
import { useDepartmentOptions } from './names';
import { type Field, type Place, placeInTask } from './places';
import { TaskRow } from './TaskRow';
import { importTexts } from './texts';

type Order = 'doubtsFirst' | 'asPrinted' | 'onlyOpen';

interface Props {
  checked: Checked;
  problems: Problem['errors'];
  onChange: Change;
  onLook: (place: Place | undefined) => void;
}

/** The tasks as a table of entries: each is reached, corrected and left by keyboard alone. */
export function TaskTable({ checked, problems, onChange, onLook }: Props) {
  const { t } = useTranslation(importTexts);
  const { t: tApp } = useTranslation();
  const [order, setOrder] = useState<Order>('doubtsFirst');
  const options = useDepartmentOptions();
  const { draft } = checked;
  const settled = useMemo(() => new Set(checked.settled), [checked.settled]);
  const doubtful = draft.tasks.filter((task) => task.doubts.length > 0);
  const open = doubtful.filter((task) => !settled.has(keyOf(task)));
  const shown = rowsOf(order, draft.tasks, settled);
  const said = useMemo(() => byTask(problems), [problems]);

  const replace = useCallback(
    (index: number, part: Partial<TaskDraft> | undefined) =>
      onChange((before) => {
        const tasks = before.draft.tasks.flatMap((task, at) =>
          at === index ? (part ? [{ ...task, ...part }] : []) : [task],
        );
        return { ...before, draft: { ...before.draft, tasks } };
      }),
    [onChange],
  );
  const settle = useCallback(
    (task: TaskDraft) =>
      onChange((before) => ({ ...before, settled: [...new Set([...before.settled, keyOf(task)])] })),
    [onChange],
  );
  const look = useCallback((task: TaskDraft, field: Field) => onLook(placeInTask(task, field)), [onLook]);
  const add = () =>
    onChange((before) => ({
      ...before,
      draft: { ...before.draft, tasks: [...before.draft.tasks, newTask(before.draft.tasks)] },
    }));

  return (
    <Card size="small" title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('tasks')}</h2>}>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBottom: 8 }}>
        <Typography.Text type="secondary">{t('keys')}</Typography.Text>
        <div style={{ maxWidth: '100%', overflowX: 'auto' }}>
          <Segmented<Order>
            aria-label={t('order')}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'doubtsFirst', label: t('doubtsFirst', { count: doubtful.length }) },
              { value: 'asPrinted', label: t('asPrinted') },
              { value: 'onlyOpen', label: t('onlyOpen', { count: open.length }) },
            ]}
          />
        </div>
      </Flex>
      {shown.length === 0 && <Empty description={t('noOpen')} />}
      {shown.length > 0 && (
        <table className="import-tasks" onKeyDown={moveBetweenRows}>
          <thead>
            <tr>
              <th style={{ width: 64 }}>{tApp('task.number')}</th>
              <th>{tApp('task.task')}</th>
              <th style={{ width: '17%' }}>{tApp('task.lead')}</th>
              <th style={{ width: '25%' }}>{tApp('task.participants')}</th>
              <th style={{ width: 132 }}>{tApp('task.dueOn')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ task, index }) => (
              <TaskRow
                key={index}
                task={task}
                index={index}
                isSettled={settled.has(keyOf(task))}
                problems={said.get(index)}
                options={options}
                onChange={replace}
                onSettle={settle}
                onLook={look}
              />
            ))}
          </tbody>
        </table>
      )}
      <Flex style={{ marginTop: 12 }}>
        <Button onClick={add}>{t('add')}</Button>
      </Flex>
    </Card>
  );
}

// Doubts stay in the draft when they are settled, so that no row jumps away from under the person.
function rowsOf(order: Order, tasks: TaskDraft[], settled: Set<string>) {
  const rows = tasks.map((task, index) => ({ task, index }));
  const isDoubtful = ({ task }: { task: TaskDraft }) => task.doubts.length > 0;
  if (order === 'asPrinted') return rows;
  if (order === 'onlyOpen') return rows.filter((row) => isDoubtful(row) && !settled.has(keyOf(row.task)));
  return [...rows.filter(isDoubtful), ...rows.filter((row) => !isDoubtful(row))];
}

function byTask(problems: Problem['errors']): Map<number, string[]> {
  const said = new Map<number, string[]>();
  for (const { field, message } of problems) {
    const index = Number(/^tasks\[(\d+)\]/.exec(field)?.[1] ?? -1);
    if (index >= 0) said.set(index, [...(said.get(index) ?? []), message]);
  }
  return said;
}

const newTask = (tasks: TaskDraft[]): TaskDraft => ({
  number: String(tasks.length + 1),
  title: '',
  section: tasks.at(-1)?.section ?? null,
  text: '',
  lead: [],
  participants: [],
  groups: [],
  dueOn: null,
  targets: [],
  source: tasks.at(-1)?.source ?? { line: 1, column: 1, endLine: 1, endColumn: 1 },
  doubts: [],
});

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  const element = event.target as HTMLElement;
  const isEntry = element instanceof HTMLInputElement && element.dataset.enter === 'next';
  const isDown = (event.altKey && event.key === 'ArrowDown') || (event.key === 'Enter' && isEntry);
  const isUp = event.altKey && event.key === 'ArrowUp';
  if (!isDown && !isUp) return;
  const cell = element.closest('td');
  const row = cell?.closest('tr');
  const beside = (from: Element | null | undefined) =>
    (isDown ? from?.nextElementSibling : from?.previousElementSibling) as HTMLTableRowElement | null;
  let other = beside(row);
  // Targets stand in a row of their own beneath their task.
  if (other?.className === 'import-targets') other = beside(other);
  const entry = other?.cells[cell?.cellIndex ?? 0]?.querySelector<HTMLElement>('input, textarea');
  if (!entry) return;
  event.preventDefault();
  event.stopPropagation();
  entry.focus();
}
