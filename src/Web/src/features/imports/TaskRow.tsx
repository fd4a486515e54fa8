import { Alert, App, Button, DatePicker, Flex, Input, Tag } from 'antd';
import dayjs from 'dayjs';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../shared/serviceWords';
import type { TaskDraft } from '../plans/plans';
import type { Field } from './places';
import { TargetFields } from './TargetFields';
import { importTexts } from './texts';
import { UnitSelect } from './UnitSelect';

interface Props {
  task: TaskDraft;
  index: number;
  isSettled: boolean;
  problems: string[] | undefined;
  options: { value: string; label: string }[];
  onChange: (index: number, part: Partial<TaskDraft> | undefined) => void;
  onSettle: (task: TaskDraft) => void;
  onLook: (task: TaskDraft, field: Field) => void;
}

/** One recognised task, every field of it open to correction; the one in focus is shown in the source. */
export const TaskRow = memo(function TaskRow(props: Props) {
  const { task, index, options, onChange, onLook } = props;
  const { t: tApp } = useTranslation();
  const [isTargeting, setTargeting] = useState(false);
  const name = tApp('task.numbered', { number: task.number });
  const set = (part: Partial<TaskDraft>) => onChange(index, part);
  const look = (field: Field) => ({ onFocusCapture: () => onLook(task, field) });
  const units = (part: 'lead' | 'participants') => ({
    mode: 'tags' as const,
    value: task[part],
    options,
    'aria-label': `${name} ${tApp(`task.${part}`)}`,
    onChange: (chosen: string[]) => set({ [part]: chosen }),
  });
  return (
    <>
      <tr>
        <td {...look('title')}>
          <Input
            value={task.number}
            maxLength={20}
            data-enter="next"
            aria-label={`${name} ${tApp('task.number')}`}
            onChange={(event) => set({ number: event.target.value })}
          />
        </td>
        <td {...look('title')}>
          <Input
            value={task.title}
            maxLength={500}
            data-enter="next"
            status={task.title.trim() === '' ? 'error' : ''}
            aria-label={`${name} ${tApp('task.task')}`}
            onChange={(event) => set({ title: event.target.value })}
          />
          <More {...props} name={name} isTargeting={isTargeting} onTarget={setTargeting} />
        </td>
        <td {...look('lead')}>
          <UnitSelect
            {...units('lead')}
            status={task.lead.length === 1 ? '' : 'error'}
            placeholder={tApp('task.lead')}
          />
        </td>
        <td {...look('participants')}>
          <UnitSelect {...units('participants')} placeholder={tApp('task.noParticipants')} />
          {task.groups.map((group) => (
            <Tag
              key={group}
              color="purple"
              closable
              style={{ marginTop: 4 }}
              onClose={() => set({ groups: task.groups.filter((other) => other !== group) })}
            >
              {group}
            </Tag>
          ))}
        </td>
        <td {...look('dueOn')}>
          <DatePicker
            value={task.dueOn ? dayjs(task.dueOn) : null}
            aria-label={`${name} ${tApp('task.dueOn')}`}
            placeholder={tApp('task.dueOn')}
            style={{ width: '100%' }}
            onChange={(day) => set({ dueOn: day?.format('YYYY-MM-DD') ?? null })}
          />
        </td>
      </tr>
      {isTargeting && (
        <tr className="import-targets" {...look('targets')}>
          <td colSpan={5}>
            <TargetFields name={name} targets={task.targets} onChange={(targets) => set({ targets })} />
          </td>
        </tr>
      )}
    </>
  );
});

interface MoreProps extends Props {
  name: string;
  isTargeting: boolean;
  onTarget: (isTargeting: boolean) => void;
}

// Beneath the title: doubts, what the service refused, targets, the body on demand.
function More(props: MoreProps) {
  const { task, index, isSettled, problems = [], name, onChange, onSettle, onLook } = props;
  const { t } = useTranslation(importTexts);
  const { modal } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  return (
    <Flex vertical gap={4} style={{ marginTop: 4 }}>
      {problems.map((problem) => (
        <Alert key={problem} type="error" showIcon title={problem} />
      ))}
      {task.doubts.map((doubt, at) => (
        <Alert
          key={doubt.code + doubt.message}
          type={isSettled ? 'success' : 'warning'}
          showIcon
          title={inWords(doubt)}
          action={
            at === 0 &&
            !isSettled && (
              <Button
                size="small"
                aria-label={t('settleNamed', { task: name })}
                onClick={() => onSettle(task)}
              >
                {t('settle')}
              </Button>
            )
          }
        />
      ))}
      {task.targets.length > 0 && !props.isTargeting && (
        <div>
          {task.targets.map((target, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a target has no identity yet but its place
            <Tag key={at} color="blue" style={{ whiteSpace: 'normal' }}>
              {target.text}
            </Tag>
          ))}
        </div>
      )}
      <Flex gap={4}>
        <Button
          type="link"
          size="small"
          aria-expanded={isOpen}
          aria-label={t('showText', { task: name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('text')}
        </Button>
        <Button
          type="link"
          size="small"
          aria-expanded={props.isTargeting}
          aria-label={t('target.of', { task: name })}
          onClick={() => props.onTarget(!props.isTargeting)}
        >
          {t('target.count', { count: task.targets.length })}
        </Button>
        <Button
          type="link"
          size="small"
          danger
          aria-label={t('removeNamed', { task: name })}
          onClick={() =>
            modal.confirm({
              title: t('removeAsk'),
              okText: t('remove'),
              okButtonProps: { danger: true },
              onOk: () => onChange(index, undefined),
            })
          }
        >
          {t('remove')}
        </Button>
      </Flex>
      {isOpen && (
        <Input.TextArea
          autoSize
          value={task.text}
          maxLength={20000}
          aria-label={`${name} ${t('text')}`}
          onFocus={() => onLook(task, 'text')}
          onChange={(event) => onChange(index, { text: event.target.value })}
        />
      )}
    </Flex>
  );
}
