import { Button, Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanDraft } from '../plans/plans';
import type { Place } from './places';
import { importTexts } from './texts';

interface Props {
  parts: NonNullable<PlanDraft['leftOut']>;
  onLook: (place: Place) => void;
}

/** What of the document became no task, and why; each part leads to its place. */
export function LeftOut({ parts, onLook }: Props) {
  const { t } = useTranslation(importTexts);
  if (parts.length === 0) return null;
  return (
    <Collapse
      items={[
        {
          key: 'leftOut',
          label: t('leftOut.title', { count: parts.length }),
          children: (
            <ul className="import-left-out">
              {parts.map((part) => (
                <li key={`${part.source.line}-${part.source.column}`}>
                  <Button type="link" onClick={() => onLook(part.source)}>
                    {part.text}
                  </Button>
                  <div>{t(`leftOut.reason.${part.code}`, { defaultValue: part.message })}</div>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
