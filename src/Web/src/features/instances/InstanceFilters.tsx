import { Flex, Input, Segmented, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDefinitions, useVersions } from '../designer/versions';
import type { InstanceFilter } from './instances';
import { instanceTexts } from './texts';

interface Props {
  filter: InstanceFilter;
  onChange: (changes: InstanceFilter) => void;
}

const none: InstanceFilter = {};
const subStates = ['suspended', 'executing', 'finished', 'cancelled', 'faulted'] as const;

/** What the list of instances can be narrowed to. */
export function InstanceFilters({ filter, onChange }: Props) {
  const { t } = useTranslation(instanceTexts);
  const definitions = useDefinitions();
  const versions = useVersions(filter.definitionId);
  return (
    <Flex gap={8} wrap align="center" role="search">
      <Segmented<string>
        aria-label={t('incidents')}
        value={filter.hasIncidents === 'true' ? 'failed' : 'all'}
        options={[
          { value: 'all', label: t('all') },
          { value: 'failed', label: t('incidentsOnly') },
        ]}
        onChange={(value) => onChange(value === 'failed' ? { hasIncidents: 'true' } : { hasIncidents: '' })}
      />
      <Input.Search
        key={filter.search}
        defaultValue={filter.search ?? ''}
        allowClear
        aria-label={t('search')}
        placeholder={t('search')}
        style={{ width: 240 }}
        onSearch={(search) => onChange({ search: search.trim() })}
      />
      <Select<string>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('definition')}
        placeholder={t('definition')}
        value={filter.definitionId ?? null}
        style={{ width: 180 }}
        options={
          definitions.data?.items.map(({ definitionId, name }) => ({
            value: definitionId,
            label: name || definitionId,
          })) ?? []
        }
        onChange={(definitionId) => onChange({ definitionId: definitionId ?? '', version: '' })}
      />
      {filter.definitionId && (
        <Select<string>
          allowClear
          aria-label={t('version')}
          placeholder={t('version')}
          value={filter.version ?? null}
          style={{ width: 110 }}
          options={
            versions.data?.items.map(({ version }) => ({
              value: String(version),
              label: t('versionNumber', { version }),
            })) ?? []
          }
          onChange={(version) => onChange({ version: version ?? '' })}
        />
      )}
      <StateFilter filter={filter} onChange={onChange} />
      {filter.taskId && (
        <Tag closable onClose={() => onChange({ taskId: '' })}>
          {t('ofTask')}
        </Tag>
      )}
    </Flex>
  );
}

// One choice for both: whether it can still go on, or how it stands exactly.
function StateFilter({ filter, onChange }: Props) {
  const { t } = useTranslation(instanceTexts);
  const options = [
    ...(['running', 'finished'] as const).map((value) => ({
      value: `status=${value}`,
      label: t(`states.${value}`),
    })),
    ...subStates.map((value) => ({ value: `subStatus=${value}`, label: t(`subStates.${value}`) })),
  ];
  const value = filter.status
    ? `status=${filter.status}`
    : filter.subStatus
      ? `subStatus=${filter.subStatus}`
      : null;
  return (
    <Select<string>
      allowClear
      aria-label={t('state')}
      placeholder={t('state')}
      value={value}
      style={{ width: 130 }}
      options={options}
      onChange={(chosen) => {
        const [name, state] = chosen?.split('=') ?? [];
        onChange({ ...none, status: '', subStatus: '', ...(name && { [name]: state }) });
      }}
    />
  );
}
