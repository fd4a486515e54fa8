import { Alert, Breadcrumb, Card, Col, Descriptions, Flex, Row, Spin, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Failure } from '../../shared/Failure';
import { Light } from '../../shared/Light';
import { Day, Moment } from '../../shared/When';
import { Submissions } from '../tasks/Submissions';
import { useTask } from '../tasks/tasks';
import { DecisionForm } from './DecisionForm';
import { Operations } from './Operations';
import { handlingTexts } from './texts';
import { useWorkItem, type WorkItem } from './workItems';

/** One thing to do: what is asked, what was handed in, and the decision. */
export function WorkItemPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const item = useWorkItem(id);
  const task = useTask(item.data?.task?.id);

  if (item.error) return <Failure error={item.error} onRetry={item.refetch} />;
  if (!item.data) return <Spin />;

  const { subtask: asked } = item.data;
  const subtask = asked && task.data?.subtasks.find((candidate) => candidate.id === asked.id);
  // A subtask hands in words and files; the task and its periods figures too.
  const targets = asked && !subtask?.period ? [] : (task.data?.targets ?? []);
  const submissions = (asked ? subtask?.submissions : task.data?.submissions) ?? [];
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[
          { title: <Link to="/">{t('nav.workbench')}</Link> },
          { title: t(`workItem.kind.${item.data.kind}`) },
        ]}
      />
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={14}>
          <Flex vertical gap={16}>
            <Asked item={item.data} text={asked?.requirement ?? task.data?.text} />
            {submissions.length > 0 && (
              <Card title={t('task.submissions')}>
                <Submissions submissions={submissions} />
              </Card>
            )}
          </Flex>
        </Col>
        <Col xs={24} lg={10}>
          {item.data.canDecide ? (
            <Flex vertical gap={16}>
              <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('workItem.decide')}</h2>}>
                <DecisionForm item={item.data} targets={targets} onDone={() => navigate('/')} />
              </Card>
              <Operations item={item.data} />
            </Flex>
          ) : (
            <Decided item={item.data} />
          )}
        </Col>
      </Row>
    </Flex>
  );
}

function Asked({ item, text }: { item: WorkItem; text: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
        {item.title}
      </Typography.Title>
      <Descriptions column={{ xs: 1, md: 2 }} size="small" style={{ marginBlock: 12 }}>
        {item.task && (
          <Descriptions.Item label={t('task.task')} span={2}>
            <Link to={`/tasks/${item.task.id}`}>
              {item.task.number}. {item.task.title}
            </Link>
          </Descriptions.Item>
        )}
        {item.plan && (
          <Descriptions.Item label={t('plan.plan')} span={2}>
            <Link to={`/plans/${item.plan.id}`}>{item.plan.title}</Link>
          </Descriptions.Item>
        )}
        <Descriptions.Item label={t('workItem.department')}>{item.department.name}</Descriptions.Item>
        <Descriptions.Item label={t('workItem.since')}>
          <Moment at={item.createdAt} />
        </Descriptions.Item>
        <Descriptions.Item label={t('workbench.dueOn')}>
          <Flex gap={12}>
            <Day on={item.dueOn} />
            <Light light={item.light} />
          </Flex>
        </Descriptions.Item>
      </Descriptions>
      {text && <div className="source-text">{text}</div>}
      {item.question && (
        <Alert type="info" showIcon title={item.question.by?.name} description={item.question.text} />
      )}
      {item.answers.map((answer) => (
        <Alert
          key={answer.at}
          type="success"
          showIcon
          title={`${answer.by?.name ?? ''}：${answer.question}`}
          description={answer.text}
        />
      ))}
    </Card>
  );
}

function Decided({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation(handlingTexts);
  if (item.state === 'open')
    return (
      <Alert
        type="info"
        showIcon
        title={own('withOthers', {
          who: item.assignee?.name ?? `${item.department.name} ${t(`role.${item.role}`)}`,
        })}
      />
    );
  if (item.state === 'waiting') return <Alert type="info" showIcon title={t('workItem.waiting')} />;
  if (item.state === 'cancelled') return <Alert type="info" showIcon title={t('workItem.cancelled')} />;
  return (
    <Card title={t('workItem.decided')}>
      <Tag color="blue">
        {item.outcomes.find((outcome) => outcome.name === item.outcome)?.displayName ?? item.outcome}
      </Tag>
      {item.completedAt && <Moment at={item.completedAt} />}
      {item.comment && <p className="source-text">{item.comment}</p>}
    </Card>
  );
}
