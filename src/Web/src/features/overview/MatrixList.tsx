import { Collapse, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Mark } from './MatrixTable';
import type { Part } from './overview';
import { overviewTexts } from './texts';
import './matrix.css';

interface Props {
  tasks: Schemas['TaskSummary'][];
  parts: Part[];
}

/** The matrix where there is no room for one: each department with its tasks. */
export function MatrixList({ tasks, parts }: Props) {
  const { t } = useTranslation(overviewTexts);
  const isIn = (task: Schemas['TaskSummary'], id: string) =>
    task.lead.id === id || task.participants.some((one) => one.id === id);
  return (
    <Collapse
      items={parts.map(({ department, ...counts }) => ({
        key: department.id,
        label: (
          <Flex justify="space-between" gap={8} wrap>
            <span>{department.name}</span>
            <span className="matrix-counts">{t('countsSaid', counts)}</span>
          </Flex>
        ),
        children: (
          <Flex vertical gap={10}>
            {tasks
              .filter((task) => isIn(task, department.id))
              .map((task) => (
                <Flex key={task.id} gap={8} align="start">
                  <Mark task={task} department={department} />
                  <Link to={`/tasks/${task.id}`}>
                    {task.number}. {task.title}
                  </Link>
                </Flex>
              ))}
          </Flex>
        ),
      }))}
    />
  );
}
