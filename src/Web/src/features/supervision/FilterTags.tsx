import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LedgerAddress, type LedgerParameter, useStepCounts } from './supervision';
import { supervisionTexts } from './texts';

interface Props {
  values: LedgerAddress;
  onChange: (changes: Partial<Record<LedgerParameter, undefined>>) => void;
}

/** What a link from the statistics narrows the ledger to, each to be taken back. */
export function FilterTags({ values, onChange }: Props) {
  const { t } = useTranslation(supervisionTexts);
  const { mark, from, to, completedFrom, completedTo, flow, step, visit, cycle, period, report } = values;
  const flows = useStepCounts({}, flow !== undefined).data;
  const passed = flows?.find((one) => one.flow === flow);
  const passedStep = passed?.steps.find((one) => one.step === step)?.title ?? step;
  const tags = [
    mark && { text: t(`mark.${mark}`), drops: { mark: undefined } },
    from && { text: t('handedOutFrom', { day: from }), drops: { from: undefined } },
    to && { text: t('handedOutTo', { day: to }), drops: { to: undefined } },
    completedFrom && {
      text: t('completedFrom', { day: completedFrom }),
      drops: { completedFrom: undefined },
    },
    completedTo && { text: t('completedTo', { day: completedTo }), drops: { completedTo: undefined } },
    cycle &&
      period && {
        text: `${t('reporting', { cycle: t(`cycle.${cycle}`), day: period })}${report ? `：${t(`report.${report}`)}` : ''}`,
        drops: { cycle: undefined, period: undefined, report: undefined },
      },
    flow && {
      text: step
        ? t('passing', { flow: passed?.name ?? flow, step: passedStep })
        : t('passingFlow', { flow: passed?.name ?? flow }),
      drops: { flow: undefined, step: undefined, visit: undefined },
    },
    visit && { text: t(`visit.${visit}`), drops: { visit: undefined } },
  ].filter((tag) => typeof tag === 'object');
  if (tags.length === 0) return null;
  return (
    <Flex gap={4} wrap>
      {tags.map(({ text, drops }) => (
        <Tag key={text} closable color="blue" onClose={() => onChange(drops)}>
          {text}
        </Tag>
      ))}
    </Flex>
  );
}
