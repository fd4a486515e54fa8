import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { designerTexts } from './texts';

interface Props {
  definitionId: string;
  counts: Schemas['InstanceCount'][];
}

/** How many of a flow's instances run, failed and ended, each a way to them. */
export function FlowInstances({ definitionId, counts }: Props) {
  const { t } = useTranslation(designerTexts);
  const sum = (of: 'running' | 'failed' | 'ended') => counts.reduce((total, count) => total + count[of], 0);
  const at = `/instances?definitionId=${encodeURIComponent(definitionId)}`;
  const shown = [
    { name: 'running', count: sum('running'), to: `${at}&status=running` },
    { name: 'failed', count: sum('failed'), to: `${at}&hasIncidents=true` },
    { name: 'ended', count: sum('ended'), to: `${at}&status=finished&hasIncidents=false` },
  ].filter(({ count }) => count > 0);
  if (shown.length === 0) return <span>{t('counts.none')}</span>;
  return (
    <Flex gap={8} wrap>
      {shown.map(({ name, count, to }) => (
        <Link key={name} to={to}>
          {t(`counts.${name}`, { count })}
        </Link>
      ))}
    </Flex>
  );
}
