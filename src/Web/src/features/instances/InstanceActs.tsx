import { Alert, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, data, type Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { useAct } from '../../shared/useAct';
import { MigrationDialog } from '../designer/MigrationDialog';
import { type InstanceLine, retry } from './instances';
import { instanceTexts } from './texts';

/** What can be done with an instance as it stands. */
export function InstanceActs({ instance }: { instance: Schemas['InstanceOverview'] }) {
  const { t } = useTranslation(instanceTexts);
  const [open, setOpen] = useState<'migrate' | 'cancel'>();
  const { line } = instance;
  const again = useAct(() => retry([line.id]), t('retried'));
  const isOver = line.subStatus === 'finished' || line.subStatus === 'cancelled';
  return (
    <Flex gap={8} wrap align="center">
      <Link to={`/designer/instances/${line.id}`}>{t('viewer')}</Link>
      {line.incidents.length > 1 && (
        <Button loading={again.isPending} onClick={() => again.mutate(undefined)}>
          {t('retryAll')}
        </Button>
      )}
      {!isOver && <Button onClick={() => setOpen('migrate')}>{t('migrate')}</Button>}
      {line.status === 'running' && (
        <Button danger onClick={() => setOpen('cancel')}>
          {t('cancel')}
        </Button>
      )}
      {open === 'migrate' && (
        <MigrationDialog
          definitionId={line.definitionId}
          name={line.name ?? line.definitionName}
          instanceIds={[line.id]}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'cancel' && <CancelDialog line={line} onClose={() => setOpen(undefined)} />}
    </Flex>
  );
}

function CancelDialog({ line, onClose }: { line: InstanceLine; onClose: () => void }) {
  const { t } = useTranslation(instanceTexts);
  const { serves } = line;
  const isPart = serves && (serves.isConsultation || serves.subtaskNumber != null);
  return (
    <FormDialog<{ reason: string }>
      title={t('cancelTitle')}
      said={t('cancelled')}
      danger
      act={({ reason }) =>
        data(api.POST('/api/instances/{id}/revoke', { params: { path: { id: line.id } }, body: { reason } }))
      }
      onClose={onClose}
    >
      <Alert
        type="warning"
        showIcon
        title={t(!serves ? 'cancelOther' : isPart ? 'cancelPart' : 'cancelTask')}
        style={{ marginBottom: 16 }}
      />
      <Form.Item
        name="reason"
        label={t('cancelReason')}
        rules={[{ required: true, whitespace: true, message: t('common.needed', { ns: 'translation' }) }]}
      >
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
