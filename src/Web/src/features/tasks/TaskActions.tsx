import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from './ActDialog';
import { ReportDialog } from './ReportDialog';
import { type TaskAct, taskActs } from './taskActs';
import type { Task } from './tasks';
import { taskTexts } from './texts';

const shown = 3;
const grave: readonly TaskAct[] = ['terminate'];

/** What the signed-in person may do with the task, and nothing else. */
export function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(taskTexts);
  const [act, setAct] = useState<TaskAct>();
  const allowed = taskActs.filter((name) => task.actions.includes(name));
  const further = allowed.slice(shown).map((name) => ({
    key: name,
    label: t(`task.act.${name}`),
    danger: grave.includes(name),
    onClick: () => setAct(name),
  }));
  const close = () => setAct(undefined);
  return (
    <Flex gap={8} wrap>
      {allowed.slice(0, shown).map((name, index) => (
        <Button
          key={name}
          type={index === 0 ? 'primary' : 'default'}
          danger={grave.includes(name)}
          onClick={() => setAct(name)}
        >
          {t(`task.act.${name}`)}
        </Button>
      ))}
      {further.length > 0 && (
        <Dropdown menu={{ items: further }} trigger={['click']}>
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('task.moreActs')}
          </Button>
        </Dropdown>
      )}
      {task.actions.includes('downloadArchive') && (
        <Button icon={<DownloadOutlined aria-hidden />} href={`/api/tasks/${task.id}/archive`} download>
          {own('archivePackage')}
        </Button>
      )}
      {act === 'report' && <ReportDialog task={task} onClose={close} />}
      {act && act !== 'report' && <ActDialog task={task} act={act} onClose={close} />}
    </Flex>
  );
}
