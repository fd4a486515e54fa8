import { Alert, App, Button, Card, Checkbox, Col, Flex, Row, Table, Tag, Typography } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct } from '../../shared/useAct';
import { DraftRow } from './DraftRow';
import { forgetDraft } from './draftStore';
import { createPlan, type PlanDraft, type TaskDraft } from './plans';

interface Props {
  draft: PlanDraft;
  source: string;
  onChange: (draft: PlanDraft) => void;
  onStartOver: () => void;
}

/** The recognised plan beside its source, doubts first, to be corrected and then created. */
export function DraftEditor({ draft, source, onChange, onStartOver }: Props) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const [onlyDoubts, setOnlyDoubts] = useState(false);
  const [line, setLine] = useState<number>();
  const groups = useMemo(() => [...new Set(draft.tasks.flatMap((task) => task.groups))], [draft.tasks]);
  const [expanded, setExpanded] = useState(groups);
  const create = useAct(
    () => createPlan(draft, expanded),
    t('import.created'),
    (plan) => {
      forgetDraft();
      return navigate(`/plans/${plan.id}`);
    },
  );

  const doubtful = draft.tasks.filter((task) => task.doubts.length > 0);
  const shown = onlyDoubts ? doubtful : draft.tasks;
  const replace = (next: TaskDraft) =>
    onChange({ ...draft, tasks: draft.tasks.map((task) => (task.number === next.number ? next : task)) });
  const askStartOver = () =>
    modal.confirm({
      title: t('import.startOverAsk'),
      okText: t('import.startOver'),
      cancelText: t('common.cancel'),
      onOk: onStartOver,
    });

  return (
    <Card>
      <Flex justify="space-between" gap={16} wrap>
        <div>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {draft.title}
          </Typography.Title>
          <Typography.Text type="secondary">
            {[draft.documentNumber, draft.issuer, draft.issuedOn].filter(Boolean).join(' · ')}
          </Typography.Text>
        </div>
        <Flex gap={8}>
          <Button onClick={askStartOver}>{t('import.startOver')}</Button>
          <Button type="primary" loading={create.isPending} onClick={() => create.mutate(undefined)}>
            {t('import.create', { count: draft.tasks.length })}
          </Button>
        </Flex>
      </Flex>
      {create.error && <Alert type="error" showIcon title={create.error.message} style={{ marginTop: 12 }} />}
      {draft.doubts.map((doubt) => (
        <Alert key={doubt.message} type="warning" showIcon title={doubt.message} style={{ marginTop: 12 }} />
      ))}
      <Flex gap={16} wrap align="center" style={{ margin: '12px 0' }}>
        {draft.leadRule && <Tag color="blue">{draft.leadRule}</Tag>}
        <Checkbox checked={onlyDoubts} onChange={(event) => setOnlyDoubts(event.target.checked)}>
          {t('import.onlyDoubts', { count: doubtful.length })}
        </Checkbox>
        {groups.length > 0 && (
          <Flex gap={8} wrap align="center">
            <span>{t('import.expand')}</span>
            <Checkbox.Group options={groups} value={expanded} onChange={setExpanded} />
          </Flex>
        )}
      </Flex>
      <Row gutter={16}>
        <Col xs={24} xl={15}>
          <Table<TaskDraft>
            rowKey="number"
            size="small"
            pagination={false}
            dataSource={shown}
            scroll={{ y: 560, x: 640 }}
            onRow={(task) => ({
              onFocus: () => setLine(task.source.line),
              onClick: () => setLine(task.source.line),
            })}
            columns={[
              { title: t('task.number'), dataIndex: 'number', width: 56 },
              { title: t('task.task'), render: (_, task) => <DraftRow task={task} onChange={replace} /> },
            ]}
          />
        </Col>
        <Col xs={24} xl={9}>
          <Source text={source} line={line} />
        </Col>
      </Row>
    </Card>
  );
}

// The document as it came; the line a task was read from is brought into view.
function Source({ text, line }: { text: string; line: number | undefined }) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const lines = useMemo(
    () => text.split('\n').map((content, index) => ({ number: index + 1, content })),
    [text],
  );
  const bringIntoView = (element: HTMLDivElement | null) => {
    if (element && box.current) box.current.scrollTop = element.offsetTop - box.current.offsetTop - 80;
  };
  return (
    <section
      ref={box}
      aria-label={t('import.source')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      style={{ maxHeight: 600, overflow: 'auto' }}
    >
      {lines.map(({ number, content }) => (
        <div
          key={number}
          ref={number === line ? bringIntoView : undefined}
          className="source-text"
          style={number === line ? { background: '#fff4d6' } : undefined}
        >
          {content}
        </div>
      ))}
    </section>
  );
}
