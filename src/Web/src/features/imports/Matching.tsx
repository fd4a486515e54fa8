import { Button, Card, Checkbox, DatePicker, Flex } from 'antd';
import type dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from './DraftEditor';
import type { Checked } from './drafts';
import { NameMatching } from './NameMatching';
import { useGroups, useUnknownNames } from './names';
import { importTexts } from './texts';

/** What is decided once for the whole document: groups to expand, names to match, days where none is given. */
export function Matching({ checked, onChange }: { checked: Checked; onChange: Change }) {
  const { t } = useTranslation(importTexts);
  const unknown = useUnknownNames(checked.draft);
  const groups = useGroups().data ?? [];
  const printed = new Set(checked.draft.tasks.flatMap((task) => task.groups));
  const expandable = groups.filter(({ name }) => printed.has(name));
  const noDue = checked.draft.tasks.filter((task) => !task.dueOn).length;
  if (unknown.length === 0 && expandable.length === 0 && noDue === 0) return null;
  const toggle = (group: string, isExpanded: boolean) =>
    onChange((before) => ({
      ...before,
      expandGroups: isExpanded
        ? [...new Set([...before.expandGroups, group])]
        : before.expandGroups.filter((other) => other !== group),
    }));
  return (
    <Card size="small">
      <Flex vertical gap={12}>
        {unknown.length > 0 && (
          <NameMatching
            names={unknown}
            mappings={checked.mappings}
            onChange={(mappings) => onChange((before) => ({ ...before, mappings }))}
          />
        )}
        {expandable.length > 0 && (
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <legend style={{ padding: 0, fontWeight: 600 }}>{t('groups')}</legend>
            {expandable.map(({ name, members }) => (
              <div key={name}>
                <Checkbox
                  checked={checked.expandGroups.includes(name)}
                  onChange={(event) => toggle(name, event.target.checked)}
                >
                  {t('expand', {
                    group: name,
                    members: members.map((member) => member.shortName || member.name).join('、'),
                  })}
                </Checkbox>
              </div>
            ))}
          </fieldset>
        )}
        {noDue > 0 && <DueDays count={noDue} onChange={onChange} />}
      </Flex>
    </Card>
  );
}

function DueDays({ count, onChange }: { count: number; onChange: Change }) {
  const { t } = useTranslation(importTexts);
  const [day, setDay] = useState<dayjs.Dayjs | null>(null);
  const apply = () => {
    const dueOn = day?.format('YYYY-MM-DD') ?? null;
    onChange((before) => ({
      ...before,
      draft: {
        ...before.draft,
        tasks: before.draft.tasks.map((task) => (task.dueOn ? task : { ...task, dueOn })),
      },
    }));
  };
  return (
    <Flex gap={8} align="center" wrap>
      <strong>{t('dueDays')}</strong>
      <span>{t('noDue', { count })}</span>
      <DatePicker value={day} onChange={setDay} aria-label={t('setAll')} />
      <Button disabled={!day} onClick={apply}>
        {t('setAll')}
      </Button>
    </Flex>
  );
}
