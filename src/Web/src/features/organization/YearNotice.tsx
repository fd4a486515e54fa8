import { Alert, Form, Input, Tag } from 'antd';
import { api, data } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { readNotice } from './notice';
import { useTexts } from './texts';

interface Props {
  year: number;
  source: string | null;
  onClose: () => void;
}

interface Fields {
  source: string;
  text: string;
}

/** Takes a year as its pasted notice has it, in place of what was there. */
export function YearNotice({ year, source, onClose }: Props) {
  const { t } = useTexts();
  const needed = { required: true, message: t('common.needed') };
  return (
    <FormDialog<Fields>
      title={t('calendar.pasteTitle', { year })}
      act={({ source: from, text }) =>
        data(
          api.PUT('/api/calendar/{year}', {
            params: { path: { year } },
            body: { source: from, days: readNotice(year, text) },
          }),
        )
      }
      said={t('saved')}
      onClose={onClose}
    >
      <p>{t(source ? 'calendar.pasteAgain' : 'calendar.pasteHint', { year })}</p>
      <Form.Item name="source" label={t('calendar.from_')} rules={[needed]}>
        <Input maxLength={300} placeholder={t('calendar.fromExample', { year })} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('calendar.text')}
        rules={[
          needed,
          {
            validator: (_, text?: string) =>
              !text || readNotice(year, text).length > 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('calendar.unread'))),
          },
        ]}
      >
        <Input.TextArea rows={8} />
      </Form.Item>
      <Recognised year={year} />
    </FormDialog>
  );
}

function Recognised({ year }: { year: number }) {
  const { t } = useTexts();
  const text = Form.useWatch<string | undefined>('text');
  const days = readNotice(year, text ?? '');
  if (days.length === 0) return null;
  const count = (kind: string) => days.filter((day) => day.kind === kind).length;
  return (
    <Alert
      type="info"
      title={t('calendar.read', { holidays: count('holiday'), working: count('working') })}
      description={days.map(({ day, kind, note }) => (
        <Tag key={day} color={kind === 'holiday' ? 'red' : 'blue'} title={note ?? ''}>
          {day.slice(5)}
        </Tag>
      ))}
    />
  );
}
