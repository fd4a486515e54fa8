import { DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { type Span, taskDays } from './supervision';
import { supervisionTexts } from './texts';

const format = 'YYYY-MM-DD';
const lengths = { month: 1, quarter: 3, year: 12 };

interface Props {
  span: Span;
  onChange: (changes: Partial<Record<'day' | 'from' | 'to', string | undefined>>) => void;
  /** Whether tasks are counted by one of their days; else by the periods they report for. */
  hasDay: boolean;
}

/** From which month to which tasks are counted, and by which of their days. */
export function SpanOfTime({ span, onChange, hasDay }: Props) {
  const { t } = useTranslation(supervisionTexts);
  const stretches = stretchesAt(dayjs());
  const chosen = stretches.find(({ from, to }) => from === span.from && to === span.to);
  return (
    <>
      {hasDay && (
        <Select<string>
          aria-label={t('day.label')}
          value={span.day ?? taskDays[0]}
          options={taskDays.map((value) => ({ value, label: t(`day.${value}`) }))}
          style={{ width: 120 }}
          onChange={(value) => onChange({ day: value === taskDays[0] ? undefined : value })}
        />
      )}
      <Select<string>
        allowClear
        aria-label={t('stretch.label')}
        placeholder={t('stretch.label')}
        value={chosen?.name ?? null}
        options={stretches.map(({ name }) => ({ value: name, label: t(`stretch.${name}`) }))}
        style={{ width: 110 }}
        onChange={(name) => {
          const { from, to } = stretches.find((one) => one.name === name) ?? {};
          onChange({ from, to });
        }}
      />
      {(['from', 'to'] as const).map((name) => (
        <DatePicker
          key={name}
          picker="month"
          aria-label={t(`month${name === 'from' ? 'From' : 'To'}`)}
          placeholder={t(`month${name === 'from' ? 'From' : 'To'}`)}
          value={span[name] ? dayjs(span[name]) : null}
          style={{ width: 136 }}
          onChange={(month) =>
            onChange({
              [name]: (name === 'from' ? month?.startOf('month') : month?.endOf('month'))?.format(format),
            })
          }
        />
      ))}
    </>
  );
}

/** This and the last month, quarter and year. */
function stretchesAt(today: Dayjs) {
  return Object.entries(lengths).flatMap(([unit, months]) => {
    const start = today.startOf('year').add(Math.floor(today.month() / months) * months, 'month');
    return [
      { name: `this.${unit}`, ...stretch(start, months) },
      { name: `last.${unit}`, ...stretch(start.subtract(months, 'month'), months) },
    ];
  });
}

const stretch = (start: Dayjs, months: number) => ({
  from: start.format(format),
  to: start.add(months, 'month').subtract(1, 'day').format(format),
});
