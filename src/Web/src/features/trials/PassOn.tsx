import { Button, Flex, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { FormDialog } from '../../shared/FormDialog';
import { PersonField } from '../../shared/PersonField';
import { trialTexts } from './texts';
import type { ActChoice, TrialItem } from './trials';

type Passing = 'transfer' | 'delegate' | 'addSigners';

interface Props {
  item: TrialItem;
  takesSigners: boolean;
  isWalking: boolean;
  onAct: (act: ActChoice) => void;
}

/** What somebody may do instead of deciding: hand it on, ask somebody first, let others sign as well. */
export function PassOn({ item, takesSigners, isWalking, onAct }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Passing>();
  const offered: Passing[] = takesSigners ? ['transfer', 'delegate', 'addSigners'] : ['transfer', 'delegate'];
  return (
    <Flex gap={8} wrap>
      {offered.map((kind) => (
        <Button key={kind} size="small" disabled={isWalking} onClick={() => setOpen(kind)}>
          {t(`operation.${kind}.do`)}
        </Button>
      ))}
      {open && (
        <PassOnDialog
          kind={open}
          departmentId={item.asked.department.id}
          onClose={() => setOpen(undefined)}
          onPass={(fields) => onAct({ kind: open, key: item.key, ...fields })}
        />
      )}
    </Flex>
  );
}

interface Fields {
  people: string | string[];
  placement?: Schemas['SignerPlacement'];
}

interface DialogProps {
  kind: Passing;
  departmentId: string;
  onClose: () => void;
  onPass: (fields: Pick<ActChoice, 'colleagues' | 'placement'>) => void;
}

function PassOnDialog({ kind, departmentId, onClose, onPass }: DialogProps) {
  const { t } = useTranslation();
  const trial = useTranslation(trialTexts).t;
  return (
    <FormDialog<Fields>
      title={t(`operation.${kind}.do`)}
      act={async ({ people, placement }) =>
        onPass({ colleagues: [people].flat(), ...(placement && { placement }) })
      }
      said={trial('passedOn')}
      initial={{ placement: 'parallel' }}
      onClose={onClose}
    >
      <PersonField
        name="people"
        label={t('operation.people')}
        departmentId={departmentId}
        several={kind === 'addSigners'}
        colleaguesOnly={kind === 'transfer'}
      />
      {kind === 'addSigners' && (
        <Form.Item name="placement" label={t('operation.placement')}>
          <Radio.Group
            options={(['parallel', 'before', 'after'] as const).map((value) => ({
              value,
              label: t(`operation.choice.${value}`),
            }))}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
