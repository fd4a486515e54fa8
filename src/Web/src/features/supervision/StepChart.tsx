import { useTranslation } from 'react-i18next';
import { theme } from '../../app/theme';
import { BarsChart } from './BarsChart';
import type { StepCount } from './supervision';
import { supervisionTexts } from './texts';

interface Props {
  steps: StepCount[];
  onPick: (step: StepCount) => unknown;
}

/** How long each step took on average; each bar leads to the tasks that came to it. */
export default function StepChart({ steps, onPick }: Props) {
  const { t } = useTranslation(supervisionTexts);
  return (
    <BarsChart
      label={t('stepChart')}
      names={steps.map(({ title }) => title)}
      series={[
        {
          name: t('stepDays'),
          color: String(theme.token?.colorPrimary),
          values: steps.map(({ averageWorkdays }) =>
            averageWorkdays == null ? null : Math.round(averageWorkdays * 10) / 10,
          ),
        },
      ]}
      onPick={(bar) => {
        const step = steps[bar];
        if (step) onPick(step);
      }}
    />
  );
}
