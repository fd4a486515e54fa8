import { Button, Card, Flex, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormDialog } from '../../shared/FormDialog';
import { PersonField } from '../../shared/PersonField';
import { leaves, type Operation, type OperationFields, operate, operationsOf } from './operations';
import type { WorkItem } from './workItems';

const choices = {
  to: ['previous', 'initiator'],
  afterwards: ['runAgain', 'straightBack'],
  placement: ['parallel', 'before', 'after'],
} as const;

/** What else may be done with the item: hand it on, ask somebody, let somebody know. */
export function Operations({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const [operation, setOperation] = useState<Operation>();
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('operation.title')}</h2>}>
      <Flex gap={8} wrap>
        {operationsOf(item).map((name) => (
          <Button key={name} onClick={() => setOperation(name)}>
            {t(`operation.${name}.do`)}
          </Button>
        ))}
      </Flex>
      {operation && (
        <OperationDialog item={item} operation={operation} onClose={() => setOperation(undefined)} />
      )}
    </Card>
  );
}

interface Props {
  item: WorkItem;
  operation: Operation;
  onClose: () => void;
}

function OperationDialog({ item, operation, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isTextNeeded = ['return', 'transfer', 'delegate'].includes(operation);
  return (
    <FormDialog<OperationFields>
      title={t(`operation.${operation}.do`)}
      act={(fields) => operate(item.id, operation, fields)}
      said={t(`operation.${operation}.done`)}
      initial={{ to: 'previous', afterwards: 'runAgain', placement: 'parallel' }}
      onClose={onClose}
      onDone={() => (leaves.includes(operation) ? navigate('/') : undefined)}
    >
      <p>{t(`operation.${operation}.explained`)}</p>
      {(operation === 'transfer' || operation === 'delegate') && (
        <PersonField
          name="personId"
          label={t('operation.person')}
          colleaguesOnly={operation === 'transfer'}
        />
      )}
      {(operation === 'addSigners' || operation === 'copy') && (
        <PersonField name="people" label={t('operation.people')} several />
      )}
      {operation === 'addSigners' && <Choice name="placement" />}
      {operation === 'return' && <Choice name="to" />}
      {operation === 'return' && <Choice name="afterwards" />}
      {operation !== 'claim' && (
        <Form.Item
          name="text"
          label={t(`operation.${operation}.text`)}
          rules={[{ required: isTextNeeded, message: t('common.needed') }]}
        >
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function Choice({ name }: { name: keyof typeof choices }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={t(`operation.${name}`)}>
      <Radio.Group
        options={choices[name].map((value) => ({ value, label: t(`operation.choice.${value}`) }))}
      />
    </Form.Item>
  );
}
