import dayjs from 'dayjs';

/** Makes a form's date picker hold a day as the service writes it. */
export const dayField = {
  getValueProps: (value?: string | null) => ({ value: value ? dayjs(value) : null }),
  normalize: (value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD') ?? null,
};
