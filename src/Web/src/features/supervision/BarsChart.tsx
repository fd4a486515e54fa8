import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendScrollComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { theme } from '../../app/theme';

use([BarChart, AriaComponent, GridComponent, LegendScrollComponent, TooltipComponent, CanvasRenderer]);

const rowHeight = 28;

interface Props {
  label: string;
  names: string[];
  series: { name: string; color: string; values: (number | null)[] }[];
  onPick: (bar: number, piece: number) => void;
}

/** Lying bars, their pieces one behind the other. It is a picture: what it says also stands in a table. */
export function BarsChart({ label, names, series, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const picked = useRef(onPick);
  picked.current = onPick;
  const drawn = JSON.stringify([names, series]);
  useEffect(() => {
    if (!box.current) return;
    const [bars, pieces] = JSON.parse(drawn) as [Props['names'], Props['series']];
    const chart = init(box.current);
    chart.setOption({
      animation: theme.token?.motion ?? true,
      aria: { enabled: true },
      textStyle: { fontFamily: theme.token?.fontFamily },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      legend: { top: 0, type: 'scroll' },
      grid: { left: 8, right: 24, top: 36, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: { type: 'category', inverse: true, data: bars, axisLabel: { width: 160, overflow: 'truncate' } },
      series: pieces.map(({ name, color, values }) => ({
        type: 'bar',
        stack: 'all',
        name,
        itemStyle: { color },
        barMaxWidth: 18,
        data: values,
      })),
    });
    chart.on('click', ({ dataIndex, seriesIndex }) => picked.current(dataIndex, seriesIndex ?? 0));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [drawn]);
  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      style={{ height: names.length * rowHeight + 72, width: '100%' }}
    />
  );
}
