import { useTranslation } from 'react-i18next';
import { lightColors, theme } from '../../app/theme';
import { BarsChart } from './BarsChart';
import type { Count, LedgerMark } from './supervision';

const series: { mark: LedgerMark; word: string; color: string; value: (count: Count) => number }[] = [
  { mark: 'completed', word: 'completed', color: lightColors.green, value: ({ completed }) => completed },
  {
    mark: 'underWay',
    word: 'underWay',
    color: String(theme.token?.colorPrimary),
    value: ({ tasks, completed, terminated, overdue }) => tasks - completed - terminated - overdue,
  },
  { mark: 'overdue', word: 'overdue', color: lightColors.red, value: ({ overdue }) => overdue },
  { mark: 'terminated', word: 'terminated', color: '#8b95a3', value: ({ terminated }) => terminated },
];

interface Props {
  counts: Count[];
  onPick: (count: Count, mark: LedgerMark) => unknown;
}

/** Completed, under way and overdue side by side, one bar each; each piece leads to its rows, as the table beneath does. */
export default function CountChart({ counts, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <BarsChart
      label={t('statistics.chart')}
      names={counts.map(({ name }) => name)}
      series={series.map(({ word, color, value }) => ({
        name: t(`statistics.${word}`),
        color,
        values: counts.map(value),
      }))}
      onPick={(bar, piece) => {
        const [count, one] = [counts[bar], series[piece]];
        if (count && one) onPick(count, one.mark);
      }}
    />
  );
}
