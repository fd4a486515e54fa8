import { Empty, Grid, Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../shared/Failure';
import { useAddressState } from '../../shared/useAddressState';
import { useDepartments } from '../tasks/tasks';
import { MatrixList } from './MatrixList';
import { MatrixTable } from './MatrixTable';
import { OverviewPage } from './OverviewPage';
import { partsIn, usePlanTasks } from './overview';
import { overviewTexts } from './texts';

/** Who has which part in which task: departments across, tasks down; on a phone department by department. */
export function MatrixPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation(overviewTexts);
  const { page, set } = useAddressState([]);
  const tasks = usePlanTasks(id, page);
  const departments = useDepartments();
  const isNarrow = Grid.useBreakpoint().md === false;
  const parts = partsIn(tasks.data?.items ?? [], departments.data ?? []);
  if (tasks.error) return <Failure error={tasks.error} onRetry={tasks.refetch} />;
  return (
    <OverviewPage
      planId={id}
      title={t('matrixTitle')}
      page={page}
      total={tasks.data?.total}
      onPage={(next) => set({ page: String(next) })}
    >
      {({ sections }) => {
        if (!tasks.data) return <Spin />;
        if (tasks.data.total === 0) return <Empty description={t('none')} />;
        if (isNarrow) return <MatrixList tasks={tasks.data.items} parts={parts} />;
        return (
          <>
            <Typography.Paragraph type="secondary">{t('matrixCaption')}</Typography.Paragraph>
            <MatrixTable tasks={tasks.data.items} parts={parts} sections={sections} />
          </>
        );
      }}
    </OverviewPage>
  );
}
