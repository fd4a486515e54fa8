import { Card, Flex, Timeline, Typography } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from './Summary';
import { trialTexts } from './texts';
import type { Trial, TrialAsked } from './trials';

type Step = Trial['steps'][number];

/** What happened, the start first: what was decided, who was asked, who was told. */
export function Walked({ view }: { view: Trial }) {
  const { t } = useTranslation(trialTexts);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('walked')}</h2>}>
      <Timeline
        items={view.steps.map((step, index) => ({
          key: step.at,
          content: <StepLines step={step} isStart={index === 0} />,
        }))}
      />
    </Card>
  );
}

function StepLines({ step, isStart }: { step: Step; isStart: boolean }) {
  const { t } = useTranslation(trialTexts);
  const said: ReactNode[] = [
    ...step.record,
    step.passed.length > 0 && t('passed', { steps: step.passed.join('、') }),
    ...step.told.map(({ kind, person, title }) => t(`told.${kind}`, { name: person.name, title })),
    ...step.sent.map((what) => t('sent', { what })),
  ];
  return (
    <Flex vertical gap={2}>
      <Typography.Text type="secondary">
        {isStart && `${t('start')} · `}
        <time dateTime={step.at}>{dayjs(step.at).format('YYYY-MM-DD HH:mm')}</time>
      </Typography.Text>
      {said.filter(Boolean).map((line) => (
        <span key={String(line)}>{line}</span>
      ))}
      {step.asked.map((asked) => (
        <Asked
          key={`${asked.stepId}:${asked.subtask}:${asked.department.id}:${asked.assignee?.id}`}
          asked={asked}
        />
      ))}
      {step.problems.map((problem) => (
        <Typography.Text key={problem} type="danger">
          {problem}
        </Typography.Text>
      ))}
    </Flex>
  );
}

function Asked({ asked }: { asked: TrialAsked }) {
  const { t } = useTranslation(trialTexts);
  const names = useNames();
  return (
    <span>
      {t('asked', { department: asked.department.name })} {names(asked)}：<strong>{asked.title}</strong>
      {asked.subtask !== null && `（${t('subtask', { number: asked.subtask })}）`}
      {asked.dueOn && t('by', { day: asked.dueOn })}
    </span>
  );
}
