import { Alert, Button, Flex, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PersonChoice } from '../../shared/PersonChoice';
import { useAct } from '../../shared/useAct';
import { useMe } from '../session/session';
import {
  actsOf,
  askedFor,
  carryOut,
  type ItemAct,
  type ItemField,
  type ItemFilled,
  needsText,
} from './itemActs';
import type { WorkItem } from './workItems';

/** What else than deciding can be done with a work item. */
export function ItemActs({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [act, setAct] = useState<ItemAct>();
  const allowed = actsOf(item, me);
  if (allowed.length === 0) return null;
  return (
    <Flex gap={8} wrap role="group" aria-label={t('itemAct.label')}>
      {allowed.map((name) => (
        <Button key={name} onClick={() => setAct(name)}>
          {t(`itemAct.${name}`)}
        </Button>
      ))}
      {act && <ActDialog item={item} act={act} onClose={() => setAct(undefined)} />}
    </Flex>
  );
}

const goesAway: ItemAct[] = ['giveBack', 'transfer', 'delegate', 'return'];

function ActDialog({ item, act, onClose }: { item: WorkItem; act: ItemAct; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<ItemFilled>();
  const send = useAct(
    (filled: ItemFilled) => carryOut(item.id, act, filled),
    t('itemAct.acted', { act: t(`itemAct.${act}`) }),
    () => (goesAway.includes(act) ? navigate('/') : onClose()),
  );
  return (
    <Modal
      open
      title={`${t(`itemAct.${act}`)}：${item.title}`}
      okText={t('common.submit')}
      cancelText={t('common.cancel')}
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert type="info" showIcon title={t(`itemAct.explained.${act}`)} style={{ marginBottom: 16 }} />
      <Form<ItemFilled>
        form={form}
        layout="vertical"
        initialValues={{ placement: 'parallel', after: 'runAgain' }}
        onFinish={send.mutate}
      >
        {askedFor[act].map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={t(`itemAct.field.${field}`)}
            rules={[{ required: field !== 'text' || needsText(act), message: t('common.needed') }]}
          >
            {controlOf(field, item, t)}
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}

// Form.Item hands value, onChange and id to its one child, which must be the control itself.
function controlOf(field: ItemField, item: WorkItem, t: (key: string) => string) {
  switch (field) {
    case 'person':
      return <PersonChoice department={item.department.id} />;
    case 'people':
      return <PersonChoice department={item.department.id} isMultiple />;
    case 'placement':
      return <Radio.Group options={choices(['before', 'parallel', 'after'], 'itemAct.placement', t)} />;
    case 'after':
      return <Radio.Group options={choices(['runAgain', 'straightBack'], 'itemAct.after', t)} />;
    default:
      return <Input.TextArea rows={3} maxLength={1000} showCount />;
  }
}

const choices = (values: string[], prefix: string, t: (key: string) => string) =>
  values.map((value) => ({ value, label: t(`${prefix}.${value}`) }));
