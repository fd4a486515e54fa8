import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '../../api/client';
import { handlingTexts } from './texts';
import type { WorkItem } from './workItems';

type Preview = Schemas['OutcomePreview'];

const mostNames = 4;

/** Who gets it next by each outcome, told before anything is decided. */
export function NextSteps({ item }: { item: WorkItem }) {
  const { t } = useTranslation(handlingTexts);
  const previews = useQuery({
    queryKey: ['work-item', item.id, 'next-steps'],
    queryFn: () => data(api.GET('/api/work-items/{id}/next-steps', { params: { path: { id: item.id } } })),
  });
  if (!previews.data?.length) return null;
  const nameOf = (outcome: string) =>
    item.outcomes.find(({ name }) => name === outcome)?.displayName ?? outcome;
  return (
    <section aria-label={t('nextTitle')} style={{ marginTop: 8 }}>
      <Descriptions
        column={1}
        size="small"
        bordered
        items={previews.data.map((preview) => ({
          key: preview.outcome,
          label: t('next', { outcome: nameOf(preview.outcome) }),
          children: <Steps preview={preview} />,
        }))}
      />
    </section>
  );
}

function Steps({ preview }: { preview: Preview }) {
  const { t } = useTranslation(handlingTexts);
  if (preview.steps.length === 0) return t(preview.isEnd ? 'nextEnd' : 'nextByRule');
  return (
    <>
      {preview.waitsForOthers && <div>{t('nextOthers')}</div>}
      {preview.steps.map((step) => (
        <Step key={`${step.title} ${step.department.id} ${step.people[0]?.id}`} step={step} />
      ))}
    </>
  );
}

function Step({ step }: { step: Preview['steps'][number] }) {
  const { t } = useTranslation();
  const { t: tHere } = useTranslation(handlingTexts);
  const names = step.people.slice(0, mostNames).map(({ name }) => name);
  const people = names.join('、') + (step.people.length > mostNames ? '…' : '');
  return (
    <div>
      {tHere(people ? 'nextPeople' : 'nextStep', {
        title: step.title,
        department: step.department.name,
        role: t(`role.${step.role}`),
        people,
      })}
    </div>
  );
}
