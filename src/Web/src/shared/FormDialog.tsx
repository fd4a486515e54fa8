import { App, Form, type FormProps, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from './useAct';

interface Props<TFields> {
  title: string;
  act: (fields: TFields) => Promise<unknown>;
  said: string;
  onClose: () => void;
  onDone?: () => unknown;
  danger?: boolean;
  initial?: FormProps<TFields>['initialValues'];
  children: ReactNode;
}

/** A form in a dialog: submitted it acts and closes, left with something written it asks first. */
export function FormDialog<TFields extends object>(props: Props<TFields>) {
  const { title, act, said, onClose, onDone, danger, initial, children } = props;
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [form] = Form.useForm<TFields>();
  const acting = useAct(act, said, () => {
    onClose();
    return onDone?.();
  });
  const close = () =>
    form.isFieldsTouched()
      ? modal.confirm({
          title: t('task.discard'),
          onOk: onClose,
          okText: t('common.discard'),
          cancelText: t('common.stay'),
        })
      : onClose();
  return (
    <Modal
      open
      title={title}
      okText={t('common.submit')}
      okButtonProps={{ danger: danger ?? false }}
      cancelText={t('common.cancel')}
      confirmLoading={acting.isPending}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form<TFields>
        form={form}
        layout="vertical"
        onFinish={acting.mutate}
        {...(initial && { initialValues: initial })}
      >
        {children}
      </Form>
    </Modal>
  );
}
