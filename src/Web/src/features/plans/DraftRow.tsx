import { Alert, DatePicker, Flex, Input, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../tasks/tasks';
import type { TaskDraft } from './plans';

/** One recognised task, every field of it open to correction. */
export function DraftRow({ task, onChange }: { task: TaskDraft; onChange: (task: TaskDraft) => void }) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const options = departments.data?.map(({ shortName, name }) => ({ value: shortName || name }));
  const labelled = (field: string) => `${t('task.numbered', { number: task.number })} ${field}`;
  return (
    <Flex vertical gap={6}>
      <Input
        value={task.title}
        aria-label={labelled(t('task.task'))}
        onChange={(event) => onChange({ ...task, title: event.target.value })}
      />
      <Flex gap={6} wrap>
        <Select
          mode="tags"
          value={task.lead}
          options={options}
          aria-label={labelled(t('task.lead'))}
          placeholder={t('task.lead')}
          prefix={t('task.lead')}
          style={{ flex: '1 1 200px' }}
          status={task.lead.length === 0 ? 'error' : undefined}
          onChange={(lead) => onChange({ ...task, lead, doubts: [] })}
        />
        <Select
          mode="tags"
          value={task.participants}
          options={options}
          aria-label={labelled(t('task.participants'))}
          placeholder={t('task.noParticipants')}
          prefix={t('task.participants')}
          style={{ flex: '2 1 280px' }}
          onChange={(participants) => onChange({ ...task, participants })}
        />
        <DatePicker
          value={task.dueOn ? dayjs(task.dueOn) : null}
          aria-label={labelled(t('task.dueOn'))}
          placeholder={t('task.dueOn')}
          onChange={(day) => onChange({ ...task, dueOn: day?.format('YYYY-MM-DD') ?? null })}
        />
      </Flex>
      {(task.groups.length > 0 || task.targets.length > 0) && (
        <div>
          {task.groups.map((group) => (
            <Tag key={group} color="purple">
              {group}
            </Tag>
          ))}
          {task.targets.map((target) => (
            <Tag key={target.text} color="blue">
              {target.text}
            </Tag>
          ))}
        </div>
      )}
      {task.doubts.map((doubt) => (
        <Alert key={doubt.code + doubt.message} type="warning" title={doubt.message} showIcon />
      ))}
    </Flex>
  );
}
