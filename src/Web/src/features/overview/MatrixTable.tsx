import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { Light } from '../../shared/Light';
import { TaskStatus } from '../tasks/TaskStatus';
import type { Part } from './overview';
import { overviewTexts } from './texts';
import './matrix.css';

type Task = Schemas['TaskSummary'];

interface Props {
  tasks: Task[];
  parts: Part[];
  sections: Schemas['SectionView'][];
}

/** Tasks down, departments across; head and first column stay in sight. */
export function MatrixTable({ tasks, parts, sections }: Props) {
  const { t } = useTranslation(overviewTexts);
  const titles = new Map(sections.map(({ number, title }) => [number, `${number}、${title}`]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="matrix-frame" tabIndex={0} aria-label={t('matrixTitle')}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('task')}</th>
            {parts.map(({ department, ...counts }) => (
              <th key={department.id} scope="col">
                {department.name}
                <div className="matrix-counts" title={t('countsSaid', counts)}>
                  {t('counts', counts)}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(tasks).map(([section, members]) => (
          <tbody key={section ?? ''}>
            {section && (
              <tr>
                <th colSpan={parts.length + 1} scope="rowgroup" className="matrix-heading">
                  {titles.get(section) ?? section}
                </th>
              </tr>
            )}
            {members.map((task) => (
              <Row key={task.id} task={task} parts={parts} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Row({ task, parts }: { task: Task; parts: Part[] }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/tasks/${task.id}`}>
          {task.number}. {task.title}
        </Link>
        <Flex gap={8}>
          <TaskStatus status={task.status} />
          <Light light={task.light} />
        </Flex>
      </th>
      {parts.map(({ department }) => (
        <td key={department.id}>
          <Mark task={task} department={department} />
        </td>
      ))}
    </tr>
  );
}

/** What a department's part in a task is, as a link to it; nothing where it has none. */
export function Mark({ task, department }: { task: Task; department: Part['department'] }) {
  const { t } = useTranslation(overviewTexts);
  const { t: common } = useTranslation();
  const isLead = task.lead.id === department.id;
  if (!isLead && !task.participants.some(({ id }) => id === department.id)) return null;
  const part = isLead ? 'lead' : 'participant';
  const said = t('cell', {
    number: task.number,
    department: department.name,
    part: t(`part.${part}`),
    light: task.light ? `，${common(`light.${task.light}`)}` : '',
  });
  return (
    <Link
      to={`/tasks/${task.id}`}
      className={`matrix-mark ${part} ${task.light ?? ''}`}
      title={said}
      aria-label={said}
    >
      {t(`mark.${part}`)}
    </Link>
  );
}

function groupsOf(tasks: Task[]): [string | null, Task[]][] {
  const groups: [string | null, Task[]][] = [];
  for (const task of tasks) {
    const last = groups.at(-1);
    if (last && last[0] === task.section) last[1].push(task);
    else groups.push([task.section, [task]]);
  }
  return groups;
}
