import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendScrollComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lightColors, theme } from '../../app/theme';
import type { Count } from './supervision';

use([BarChart, AriaComponent, GridComponent, LegendScrollComponent, TooltipComponent, CanvasRenderer]);

const rowHeight = 28;

interface Props {
  counts: Count[];
  onPick?: ((count: Count) => unknown) | undefined;
}

/** Completed, under way and overdue side by side, one bar each; the table beneath says the same in numbers. */
export default function CountChart({ counts, onPick }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const height = counts.length * rowHeight + 72;

  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current);
    const underWay = ({ tasks, completed, terminated, overdue }: Count) =>
      tasks - completed - terminated - overdue;
    const bars: [string, string, (count: Count) => number][] = [
      ['completed', lightColors.green, ({ completed }) => completed],
      ['underWay', String(theme.token?.colorPrimary), underWay],
      ['overdue', lightColors.red, ({ overdue }) => overdue],
      ['terminated', '#8b95a3', ({ terminated }) => terminated],
    ];
    chart.setOption({
      animation: theme.token?.motion ?? true,
      aria: { enabled: true },
      textStyle: { fontFamily: theme.token?.fontFamily },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      legend: { top: 0, type: 'scroll' },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: counts.map(({ name }) => name),
        axisLabel: { width: 160, overflow: 'truncate' },
      },
      series: bars.map(([name, color, value]) => ({
        type: 'bar',
        stack: 'tasks',
        name: t(`statistics.${name}`),
        itemStyle: { color },
        barMaxWidth: 18,
        data: counts.map(value),
      })),
    });
    chart.on('click', ({ dataIndex }) => {
      const count = counts[dataIndex];
      if (count) onPick?.(count);
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [counts, onPick, t]);

  return <div ref={box} role="img" aria-label={t('statistics.chart')} style={{ height, width: '100%' }} />;
}
