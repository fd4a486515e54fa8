import {
  App,
  Button,
  DatePicker,
  Empty,
  Flex,
  Form,
  Grid,
  Input,
  Select,
  Table,
  type TableProps,
  Tag,
} from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, data } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { FormDialog } from '../../shared/FormDialog';
import { PersonField } from '../../shared/PersonField';
import { useAct } from '../../shared/useAct';
import { useAddressState } from '../../shared/useAddressState';
import { type Substitution, useFlows, useSubstitutions } from './organization';
import { PageCard, PartCard } from './PageCard';
import { useTexts } from './texts';

const pageSize = 20;

/** Who stands in for whom (代理): everybody's for the office, or those of one person. */
export function Substitutions({ personId }: { personId?: string }) {
  const { t } = useTexts();
  const { page, set } = useAddressState([]);
  const [isAdding, setAdding] = useState(false);
  const substitutions = useSubstitutions(personId, page, pageSize);
  const columns = useColumns(!personId);
  const Frame = personId ? PartCard : PageCard;

  if (substitutions.error) return <Failure error={substitutions.error} onRetry={substitutions.refetch} />;
  return (
    <Frame
      title={t(personId ? 'substitution.mine' : 'tab.substitutions')}
      extra={
        <Button type={personId ? 'default' : 'primary'} onClick={() => setAdding(true)}>
          {t('substitution.add')}
        </Button>
      }
    >
      <Table<Substitution>
        rowKey="id"
        size="middle"
        loading={substitutions.isPending}
        dataSource={substitutions.data?.items ?? []}
        columns={columns}
        locale={{ emptyText: <Empty description={t('substitution.none')} /> }}
        pagination={{
          current: page,
          pageSize,
          total: substitutions.data?.total ?? 0,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: (next) => set({ page: String(next) }),
        }}
      />
      {isAdding && <AddSubstitution isForOthers={!personId} onClose={() => setAdding(false)} />}
    </Frame>
  );
}

function useColumns(isOffice: boolean): TableProps<Substitution>['columns'] {
  const { t } = useTexts();
  const flows = useFlows();
  const isNarrow = Grid.useBreakpoint().md === false;
  const person = ({ id, name }: { id: string; name: string }) =>
    isOffice ? <Link to={`/organization/people/${id}`}>{name}</Link> : name;
  const flowOf = (row: Substitution) =>
    row.definitionId === null
      ? t('substitution.allFlows')
      : (flows.data?.find(({ definitionId }) => definitionId === row.definitionId)?.name ?? row.definitionId);
  const days = (row: Substitution) => `${row.fromOn} — ${row.toOn}`;
  return [
    {
      title: t('substitution.who'),
      render: (_, row) => (
        <>
          <span>
            {person(row.substitute)} {t('substitution.for')} {person(row.person)}
          </span>
          {isNarrow && (
            <div>
              {days(row)} · {flowOf(row)}
            </div>
          )}
        </>
      ),
    },
    ...(isNarrow
      ? []
      : [
          { title: t('substitution.days'), width: 230, render: (_: unknown, row: Substitution) => days(row) },
          { title: t('substitution.flow'), render: (_: unknown, row: Substitution) => flowOf(row) },
          { title: t('substitution.reason'), dataIndex: 'reason' },
        ]),
    {
      title: t('substitution.state'),
      width: isNarrow ? 90 : 160,
      render: (_, row) => <StateOf row={row} />,
    },
  ];
}

function StateOf({ row }: { row: Substitution }) {
  const { t } = useTexts();
  const { modal } = App.useApp();
  const end = useAct(
    () => data(api.POST('/api/substitutions/{id}/end', { params: { path: { id: row.id } } })),
    t('substitution.ended'),
  );
  const isOver = Boolean(row.endedAt) || dayjs(row.toOn).isBefore(dayjs(), 'day');
  const state = row.isActive ? 'active' : isOver ? 'over' : 'ahead';
  const ask = () =>
    modal.confirm({
      title: t('substitution.endAsk', { substitute: row.substitute.name, person: row.person.name }),
      okText: t('substitution.end'),
      cancelText: t('common.cancel'),
      onOk: () => end.mutateAsync(undefined).catch(() => undefined),
    });
  return (
    <Flex gap={4} wrap align="center">
      <Tag color={row.isActive ? 'success' : 'default'}>{t(`substitution.states.${state}`)}</Tag>
      {!isOver && (
        <Button size="small" onClick={ask} loading={end.isPending}>
          {t('substitution.end')}
        </Button>
      )}
    </Flex>
  );
}

interface Fields {
  personId?: string;
  substituteId: string;
  days: [Dayjs, Dayjs];
  definitionId?: string;
  reason?: string;
}

function AddSubstitution({ isForOthers, onClose }: { isForOthers: boolean; onClose: () => void }) {
  const { t } = useTexts();
  const flows = useFlows();
  const act = ({ personId, substituteId, days, definitionId, reason }: Fields) =>
    data(
      api.POST('/api/substitutions', {
        body: {
          substituteId,
          fromOn: days[0].format('YYYY-MM-DD'),
          toOn: days[1].format('YYYY-MM-DD'),
          personId: personId ?? null,
          definitionId: definitionId ?? null,
          reason: reason || null,
        },
      }),
    );
  return (
    <FormDialog<Fields>
      title={t('substitution.add')}
      act={act}
      said={t('substitution.added')}
      initial={{ days: [dayjs(), dayjs().add(6, 'day')] }}
      onClose={onClose}
    >
      <p>{t('substitution.explained')}</p>
      {isForOthers && <PersonField name="personId" label={t('substitution.person')} />}
      <PersonField name="substituteId" label={t('substitution.substitute')} />
      <Form.Item
        name="days"
        label={t('substitution.days')}
        rules={[{ required: true, message: t('common.needed') }]}
      >
        <DatePicker.RangePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="definitionId" label={t('substitution.flow')}>
        <Select
          allowClear
          placeholder={t('substitution.allFlows')}
          options={flows.data?.map(({ definitionId, name }) => ({ value: definitionId, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('substitution.reason')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
