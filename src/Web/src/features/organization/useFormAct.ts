import { Form, type FormInstance } from 'antd';
import { Problem } from '../../api/client';
import { useAct } from '../../shared/useAct';

/** A form that acts when it is submitted; what the service refuses about a field is said at that field. */
export function useFormAct<TFields extends object>(
  act: (fields: TFields) => Promise<unknown>,
  said: string,
  then?: () => unknown,
): { form: FormInstance<TFields>; submit: (fields: TFields) => void; isPending: boolean } {
  const [form] = Form.useForm<TFields>();
  const acting = useAct(act, said, then);
  const submit = (fields: TFields) =>
    acting.mutate(fields, {
      onError: (error) => {
        if (!(error instanceof Problem)) return;
        const known = Object.keys(form.getFieldsValue(true));
        const wrong = new Map<string, string[]>();
        for (const { field, message } of error.errors)
          if (known.includes(field)) wrong.set(field, [...(wrong.get(field) ?? []), message]);
        form.setFields(
          [...wrong].map(([name, errors]) => ({ name, errors })) as Parameters<typeof form.setFields>[0],
        );
      },
    });
  return { form, submit, isPending: acting.isPending };
}
