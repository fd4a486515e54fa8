import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionDialog } from './ActionDialog';
import { type Action, isGrave, known } from './taskActions';
import type { Task } from './tasks';

const shown = 3;

/** What the signed-in person may do with the task, as the service says, and nothing else. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<Action>();
  const allowed = known(task.actions);
  const buttons = allowed.length > shown + 1 ? allowed.slice(0, shown) : allowed;
  const others = allowed.slice(buttons.length);
  return (
    <Flex gap={8} wrap>
      {buttons.map((name, index) => (
        <Button
          key={name}
          type={index === 0 ? 'primary' : 'default'}
          danger={isGrave(name)}
          onClick={() => setAction(name)}
        >
          {t(`task.act.${name}`)}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((name) => ({ key: name, label: t(`task.act.${name}`), danger: isGrave(name) })),
            onClick: ({ key }) => setAction(key as Action),
          }}
        >
          <Button>
            {t('task.moreActions')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {action && <ActionDialog task={task} action={action} onClose={() => setAction(undefined)} />}
    </Flex>
  );
}
