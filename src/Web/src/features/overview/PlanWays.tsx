import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { overviewTexts } from './texts';
import './ways.css';

/** A plan's tasks as a list, by department or along the calendar: each at an address of its own. */
export function PlanWays({ planId }: { planId: string }) {
  const { t } = useTranslation(overviewTexts);
  const ways = { list: '', matrix: '/matrix', timeline: '/timeline' };
  return (
    <nav aria-label={t('ways')}>
      <Flex gap={4} wrap>
        {Object.entries(ways).map(([name, path]) => (
          <NavLink key={name} end to={`/plans/${planId}${path}`} className="way">
            {t(name)}
          </NavLink>
        ))}
      </Flex>
    </nav>
  );
}
