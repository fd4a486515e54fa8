import { DownloadOutlined } from '@ant-design/icons';
import { Button, Flex, Pagination, Tooltip, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { SavedViews } from '../views/SavedViews';
import { ColumnChooser } from './ColumnChooser';
import { LedgerFilters } from './LedgerFilters';
import { LedgerTable } from './LedgerTable';
import { shownColumns } from './ledgerColumns';
import { type LedgerSort, ledgerParameters, narrowing, queryOf, useLedger } from './supervision';
import { supervisionTexts } from './texts';

const pageSize = 50;

interface Props {
  /** The one plan whose tasks are shown. */
  plan?: Schemas['PlanView'];
  /** The columns shown until others are chosen. */
  usual: readonly string[];
}

/** Tasks as the address narrows, orders and shows them; exported as they are shown, kept as views. */
export function LedgerPanel({ plan, usual }: Props) {
  const { t } = useTranslation(supervisionTexts);
  const { t: common } = useTranslation();
  const { values, page, set } = useAddressState(ledgerParameters);
  const ledger = useLedger(values, plan?.id, page, pageSize);
  const columns = shownColumns(values.columns, usual);
  const exported = queryOf(values, plan?.id);
  exported.set(
    'columns',
    [
      ...(plan ? [] : ['plan']),
      'number',
      'task',
      ...columns.flatMap(({ name, exported: names }) => names ?? [name]),
    ].join(','),
  );
  const sections = plan && new Map(plan.sections.map(({ number, title }) => [number, `${number}、${title}`]));

  if (ledger.error) return <Failure error={ledger.error} onRetry={ledger.refetch} />;
  return (
    <Flex vertical gap={12}>
      <LedgerFilters values={values} onChange={set} plan={plan} />
      <Flex gap={8} wrap justify="space-between" align="center">
        <div>
          <Typography.Text type="secondary" role="status">
            {common('ledger.found', { count: ledger.data?.total ?? 0 })}
          </Typography.Text>
          {narrowing.some((name) => values[name]) && (
            <Button
              type="link"
              onClick={() => set(Object.fromEntries(narrowing.map((name) => [name, undefined])))}
            >
              {t('filter.clear')}
            </Button>
          )}
        </div>
        <Flex gap={8} wrap>
          <SavedViews />
          <ColumnChooser
            shown={columns.map(({ name }) => name)}
            usual={usual}
            onChange={(names) => set({ columns: names, page: String(page) })}
          />
          <Tooltip title={t('exportHint')}>
            <Button icon={<DownloadOutlined aria-hidden />} href={`/api/ledger/export?${exported}`} download>
              {t('export')}
            </Button>
          </Tooltip>
        </Flex>
      </Flex>
      <LedgerTable
        rows={ledger.data?.items}
        isLoading={ledger.isPending}
        columns={columns}
        sort={values.sort as LedgerSort | undefined}
        isDescending={values.descending === 'true'}
        onSort={(sort, isDescending) => set({ sort, descending: isDescending && sort ? 'true' : undefined })}
        {...(sections && { sections })}
      />
      <Pagination
        align="end"
        current={page}
        pageSize={pageSize}
        total={ledger.data?.total ?? 0}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={(next) => set({ page: String(next) })}
      />
    </Flex>
  );
}
