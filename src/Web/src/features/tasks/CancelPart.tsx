import { Button, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/FormDialog';
import { taskTexts } from './texts';

interface Props {
  /** What is called off: the words for it are under this name. */
  part: 'subtask' | 'consultation';
  department: string;
  act: (reason: string) => Promise<unknown>;
}

/** Calls off what the lead asked another department for, with the reason. */
export function CancelPart({ part, department, act }: Props) {
  const { t: common } = useTranslation();
  const { t } = useTranslation(taskTexts);
  const [isAsked, setAsked] = useState(false);
  return (
    <div>
      <Button danger aria-label={t(`cancel.${part}.named`, { department })} onClick={() => setAsked(true)}>
        {t(`cancel.${part}.do`)}
      </Button>
      {isAsked && (
        <FormDialog<{ reason: string }>
          title={t(`cancel.${part}.do`)}
          danger
          act={({ reason }) => act(reason)}
          said={t(`cancel.${part}.done`)}
          onClose={() => setAsked(false)}
        >
          <Typography.Paragraph type="secondary">{t(`cancel.${part}.explained`)}</Typography.Paragraph>
          <Form.Item
            name="reason"
            label={t('cancel.reason')}
            rules={[{ required: true, message: common('common.needed') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </div>
  );
}
