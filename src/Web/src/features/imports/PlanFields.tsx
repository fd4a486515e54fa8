import { DatePicker, Flex, Input } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDraft } from '../plans/plans';
import type { Change } from './DraftEditor';
import { type Field, type Place, placeOfField } from './places';
import { importTexts } from './texts';

interface Props {
  draft: PlanDraft;
  onChange: Change;
  onLook: (place: Place | undefined) => void;
}

/** What the document says of the plan itself. */
export function PlanFields({ draft, onChange, onLook }: Props) {
  const { t } = useTranslation(importTexts);
  const set = (part: Partial<PlanDraft>) =>
    onChange((before) => ({ ...before, draft: { ...before.draft, ...part } }));
  const look = (field: Field) => () => onLook(placeOfField(draft.sources, field));
  return (
    <Flex vertical gap={8}>
      <h1 style={{ fontSize: 20, margin: 0 }}>{draft.title || t('title')}</h1>
      <Labelled label={t('planTitle')} width="100%" onLook={look('title')}>
        <Input.TextArea
          autoSize
          value={draft.title}
          maxLength={500}
          aria-label={t('planTitle')}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Labelled>
      <Flex gap={12} wrap>
        <Labelled label={t('documentNumber')} onLook={look('documentNumber')}>
          <Input
            value={draft.documentNumber ?? ''}
            maxLength={100}
            aria-label={t('documentNumber')}
            onChange={(event) => set({ documentNumber: event.target.value || null })}
          />
        </Labelled>
        <Labelled label={t('issuer')} onLook={look('issuer')}>
          <Input
            value={draft.issuer ?? ''}
            aria-label={t('issuer')}
            onChange={(event) => set({ issuer: event.target.value || null })}
          />
        </Labelled>
        <Labelled label={t('issuedOn')} onLook={look('issuedOn')}>
          <DatePicker
            value={draft.issuedOn ? dayjs(draft.issuedOn) : null}
            aria-label={t('issuedOn')}
            style={{ width: '100%' }}
            onChange={(day) => set({ issuedOn: day?.format('YYYY-MM-DD') ?? null })}
          />
        </Labelled>
      </Flex>
    </Flex>
  );
}

interface LabelledProps {
  label: string;
  width?: string;
  onLook: () => void;
  children: ReactNode;
}

function Labelled({ label, width = '180px', onLook, children }: LabelledProps) {
  return (
    <div style={{ flex: `1 1 ${width}` }} onFocusCapture={onLook}>
      <div style={{ color: '#59626f', fontSize: 13 }}>{label}</div>
      {children}
    </div>
  );
}
