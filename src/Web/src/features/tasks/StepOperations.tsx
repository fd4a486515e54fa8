import { Button, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { PersonField } from '../../shared/PersonField';
import { useAct } from '../../shared/useAct';
import { operateStep, type StepFields, type StepOperation, stepOperations } from './stepOperations';
import { taskTexts } from './texts';

interface Props {
  act: Schemas['FlowStepAct'];
  step: Schemas['DrawnStep'];
  /** The flow's steps, of which the office may choose one to go on at. */
  steps: Schemas['FlowStep'][];
}

/** What the signed-in person may do about somebody's part in a step besides deciding it, as the service names it. */
export function StepOperations({ act, step, steps }: Props) {
  const { t } = useTranslation(taskTexts);
  const [asked, setAsked] = useState<StepOperation>();
  const urge = useAct(() => operateStep(act.workItemId, 'urge', {}), t('step.urge.done'));
  const who = [step.title, act.person?.name].filter(Boolean).join(' ');
  return (
    <>
      {stepOperations
        .filter((name) => act.actions.includes(name))
        .map((name) => (
          <Button
            key={name}
            size="small"
            loading={name === 'urge' && urge.isPending}
            onClick={() => (name === 'urge' ? urge.mutate(undefined) : setAsked(name))}
            aria-label={`${t(`step.${name}.do`)} ${who}`}
          >
            {t(`step.${name}.do`)}
          </Button>
        ))}
      {asked && (
        <OperationDialog
          act={act}
          step={step}
          steps={steps}
          operation={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

interface DialogProps extends Props {
  operation: StepOperation;
  onClose: () => void;
}

function OperationDialog({ act, step, steps, operation, onClose }: DialogProps) {
  const { t: common } = useTranslation();
  const { t } = useTranslation(taskTexts);
  const required = [{ required: true, message: common('common.needed') }];
  return (
    <FormDialog<StepFields>
      title={`${t(`step.${operation}.do`)}：${step.title}`}
      act={(fields) => operateStep(act.workItemId, operation, fields)}
      said={t(`step.${operation}.done`)}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t(`step.${operation}.explained`)}</Typography.Paragraph>
      {operation === 'reassign' && (
        <PersonField
          name="personId"
          label={common('operation.person')}
          departmentId={act.department.id}
          colleaguesOnly
        />
      )}
      {operation === 'jump' && (
        <Form.Item name="to" label={t('step.jump.to')} rules={required}>
          <Select
            options={steps
              .filter(({ drawn, isForPeople }) => isForPeople && drawn.id !== step.id)
              .map(({ drawn }) => ({ value: drawn.id, label: drawn.title }))}
          />
        </Form.Item>
      )}
      {operation !== 'withdraw' && (
        <Form.Item name="text" label={t(`step.${operation}.text`)} rules={required}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
      )}
    </FormDialog>
  );
}
