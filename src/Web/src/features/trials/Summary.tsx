import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../shared/serviceWords';
import { trialTexts } from './texts';
import type { Trial, TrialAsked } from './trials';

/** How far the trial is, in a sentence; and what was refused. */
export function Summary({ view }: { view: Trial }) {
  const { t } = useTranslation(trialTexts);
  const who = useWho();
  const count = Math.max(0, view.steps.length - 1);
  const state = view.ended
    ? view.ended === 'faulted' || view.ended === 'cancelled'
      ? view.ended
      : 'finished'
    : view.waiting.length > 0
      ? 'waiting'
      : 'others';
  return (
    <>
      <Typography.Paragraph strong style={{ fontSize: 16, marginBottom: 4 }} role="status">
        {t(`summary.${state}`, {
          count,
          who: [...new Set(view.waiting.map(({ asked }) => who(asked)))].join('；'),
        })}
      </Typography.Paragraph>
      <Typography.Text type="secondary">{t('harmless')}</Typography.Text>
      {view.refusal && (
        <Alert
          type="error"
          showIcon
          style={{ marginTop: 12 }}
          title={t(view.refusal.act === 0 ? 'refusedStart' : 'refused')}
          description={`${inWords(view.refusal)}${t('refusedHint')}`}
        />
      )}
      {view.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 12 }}
          title={view.warnings.map(inWords).join('；')}
        />
      )}
    </>
  );
}

const mostNamed = 3;

/** Says who is asked: the one by name, or those of a department any of whom may. */
export function useNames(): (asked: TrialAsked) => string {
  return ({ assignee, people }) => {
    if (assignee) return assignee.name;
    const named = people.slice(0, mostNamed).map(({ name }) => name);
    return named.join('、') + (people.length > mostNamed ? '…' : '');
  };
}

/** Says who is asked for what. */
export function useWho(): (asked: TrialAsked) => string {
  const { t } = useTranslation(trialTexts);
  const names = useNames();
  return (asked) =>
    t('who', {
      department: asked.department.name,
      people: names(asked) && `（${names(asked)}）`,
      title: asked.title,
    });
}
