import { InboxOutlined } from '@ant-design/icons';
import { Alert, Breadcrumb, Button, Card, Flex, Input, Result, Spin, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../../shared/Failure';
import { usePlan } from '../plans/plans';
import { hasRole, useMe } from '../session/session';
import { Differences } from './Differences';
import { compare, type Reimported, useReimport } from './reimport';
import { importTexts } from './texts';
import './imports.css';

/** A corrected document against the plan that runs: what differs, what of it is confirmed, what became of it. */
export function ReimportPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation(importTexts);
  const { t: tApp } = useTranslation();
  const me = useMe();
  const plan = usePlan(id);
  if (plan.error) return <Failure error={plan.error} onRetry={plan.refetch} />;
  if (!plan.data || !me.data) return <Spin />;
  if (!hasRole(me.data, 'officeAdmin')) return <Result status="403" title={t('reimport.officeOnly')} />;
  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[
          { title: <Link to="/plans">{tApp('nav.plans')}</Link> },
          { title: <Link to={`/plans/${id}`}>{plan.data.title}</Link> },
          { title: t('reimport.title') },
        ]}
      />
      <Card>
        <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
          {t('reimport.title')}
        </Typography.Title>
        <Typography.Paragraph type="secondary" style={{ marginBottom: 0 }}>
          {plan.data.title}
        </Typography.Paragraph>
      </Card>
      <Reimport planId={id} />
    </Flex>
  );
}

function Reimport({ planId }: { planId: string }) {
  const { t } = useTranslation(importTexts);
  const stored = useReimport(planId);
  const [done, setDone] = useState<Reimported>();
  if (stored.error) return <Failure error={stored.error} onRetry={stored.refetch} />;
  if (done)
    return (
      <Card>
        <Result
          status="success"
          title={t('reimport.done')}
          subTitle={t('reimport.counts', { ...done })}
          extra={
            <Flex gap={16} justify="center" wrap>
              <Link to={`/plans/${planId}`}>{t('reimport.toPlan')}</Link>
              <Link reloadDocument to={`/plans/${planId}/reimport`}>
                {t('reimport.again')}
              </Link>
            </Flex>
          }
        />
      </Card>
    );
  if (stored.isFetching || stored.data === undefined) return <Spin />;
  if (stored.data === null) return <Document planId={planId} onRead={stored.refetch} />;
  return (
    <Differences planId={planId} stored={stored.data} onDone={setDone} onDiscarded={() => stored.refetch()} />
  );
}

function Document({ planId, onRead }: { planId: string; onRead: () => unknown }) {
  const { t } = useTranslation(importTexts);
  const [source, setSource] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isReading, setReading] = useState(false);
  const read = async (document: Blob) => {
    setReading(true);
    setRefusal(undefined);
    try {
      await compare(planId, document);
      await onRead();
    } catch (error) {
      setRefusal((error as Error).message);
    } finally {
      setReading(false);
    }
  };
  return (
    <Card>
      <Typography.Paragraph>{t('reimport.explained')}</Typography.Paragraph>
      {refusal && <Alert type="error" showIcon title={refusal} style={{ marginBottom: 16 }} />}
      <Upload.Dragger
        accept=".txt,.md,.html,.htm,.docx,.xlsx,.pdf"
        showUploadList={false}
        disabled={isReading}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{isReading ? t('reading') : t('drop')}</p>
      </Upload.Dragger>
      <Input.TextArea
        rows={6}
        value={source}
        onChange={(event) => setSource(event.target.value)}
        placeholder={t('paste')}
        aria-label={t('paste')}
        style={{ margin: '16px 0' }}
      />
      <Button
        type="primary"
        disabled={source.trim() === ''}
        loading={isReading}
        onClick={() => read(new Blob([source]))}
      >
        {t('reimport.compare')}
      </Button>
    </Card>
  );
}
