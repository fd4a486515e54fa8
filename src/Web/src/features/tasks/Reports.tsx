import { Button, Empty, Flex, Form, Input, Pagination, Progress, Tag, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, type Schemas } from '../../api/client';
import { Failure } from '../../shared/Failure';
import { FormDialog } from '../../shared/FormDialog';
import { Moment } from '../../shared/When';
import { EvidenceFile } from '../evidence/EvidenceFile';
import { hasRole, useMe } from '../session/session';
import { useDepartmentName, useReports } from './tasks';

const pageSize = 10;
const colors = { pending: 'blue', approved: 'success', returned: 'warning' } as const;

/** What the departments reported on the way, the latest first. */
export function Reports({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const reports = useReports(taskId, page, pageSize);
  if (reports.error) return <Failure error={reports.error} onRetry={reports.refetch} />;
  if (reports.data?.total === 0) return <Empty description={t('task.noReports')} />;
  return (
    <>
      <Timeline
        items={reports.data?.items.map((report) => ({
          key: report.id,
          content: <Report report={report} />,
        }))}
      />
      <Pagination
        current={page}
        pageSize={pageSize}
        total={reports.data?.total ?? 0}
        hideOnSinglePage
        onChange={setPage}
      />
    </>
  );
}

function Report({ report }: { report: Schemas['ReportLine'] }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const departmentName = useDepartmentName();
  const isMine = me?.department.id === report.departmentId && hasRole(me, 'departmentHead');
  return (
    <Flex vertical gap={4}>
      <Flex gap={8} wrap align="center">
        <Tag color={colors[report.status]}>{t(`report.${report.status}`)}</Tag>
        <strong>{departmentName(report.departmentId)}</strong>
        <Typography.Text type="secondary">
          {report.submittedBy.name} · <Moment at={report.submittedAt} />
        </Typography.Text>
      </Flex>
      <Progress
        percent={report.percent}
        status="normal"
        style={{ maxWidth: 320 }}
        aria-label={t('task.percent')}
      />
      <div className="source-text">{report.text}</div>
      {report.figures.map((figure) => (
        <div key={figure.targetId ?? figure.name}>
          {figure.name}：<strong>{figure.quantity}</strong> {figure.unit}
        </div>
      ))}
      {report.evidence.map((file) => (
        <EvidenceFile key={file.id} file={file} />
      ))}
      {report.decidedBy && (
        <div>
          {report.decidedBy.name}：{report.opinion || t(`report.${report.status}`)}
        </div>
      )}
      {isMine && report.status === 'pending' && <Decision id={report.id} />}
    </Flex>
  );
}

function Decision({ id }: { id: string }) {
  const { t } = useTranslation();
  const [approve, setApprove] = useState<boolean>();
  return (
    <Flex gap={8}>
      <Button type="primary" onClick={() => setApprove(true)}>
        {t('task.review.approve')}
      </Button>
      <Button onClick={() => setApprove(false)}>{t('task.return')}</Button>
      {approve !== undefined && (
        <FormDialog<{ opinion?: string }>
          title={approve ? t('report.approve') : t('report.return')}
          act={({ opinion }) =>
            data(
              api.POST('/api/reports/{id}/decide', {
                params: { path: { id } },
                body: { approve, opinion: opinion || null },
              }),
            )
          }
          said={t('workItem.done')}
          onClose={() => setApprove(undefined)}
        >
          <Form.Item
            name="opinion"
            label={t('workItem.comment')}
            rules={[{ required: !approve, message: t('workItem.commentNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={2000} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </Flex>
  );
}
