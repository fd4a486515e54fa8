import { InboxOutlined } from '@ant-design/icons';
import { Alert, Breadcrumb, Button, Card, Flex, Input, Popconfirm, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAct } from '../../shared/useAct';
import { Moment } from '../../shared/When';
import { preview } from '../plans/plans';
import { begin, discardImport, type ImportDraft, useImportDrafts } from './drafts';
import { importTexts } from './texts';

/** A document in: what is recognised is kept as a draft with an address of its own, to be checked there. */
export function ImportPage() {
  const { t } = useTranslation(importTexts);
  const { t: tApp } = useTranslation();
  const [source, setSource] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isReading, setReading] = useState(false);
  const navigate = useNavigate();

  const read = async (document: Blob) => {
    setReading(true);
    setRefusal(undefined);
    try {
      await navigate(`/plans/import/${await begin(await preview(document))}`);
    } catch (error) {
      setRefusal((error as Error).message);
      setReading(false);
    }
  };

  return (
    <Flex vertical gap={16}>
      <Breadcrumb items={[{ title: <Link to="/plans">{tApp('nav.plans')}</Link> }, { title: t('title') }]} />
      <Unfinished />
      <Card>
        <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
          {t('title')}
        </Typography.Title>
        <Typography.Paragraph>{t('explained')}</Typography.Paragraph>
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
          rows={8}
          value={source}
          onChange={(event) => setSource(event.target.value)}
          placeholder={t('paste')}
          aria-label={t('paste')}
          style={{ marginTop: 16 }}
        />
        <Button
          type="primary"
          disabled={source.trim() === ''}
          loading={isReading}
          onClick={() => read(new Blob([source]))}
          style={{ marginTop: 16 }}
        >
          {t('read')}
        </Button>
      </Card>
    </Flex>
  );
}

function Unfinished() {
  const { t } = useTranslation(importTexts);
  const drafts = useImportDrafts();
  if (!drafts.data || drafts.data.total === 0) return null;
  return (
    <Card size="small" title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('drafts')}</h2>}>
      <Flex vertical gap={8}>
        {drafts.data.items.map((draft) => (
          <UnfinishedLine key={draft.id} draft={draft} />
        ))}
      </Flex>
    </Card>
  );
}

function UnfinishedLine({ draft }: { draft: Pick<ImportDraft, 'id' | 'savedAt'> & { title: string } }) {
  const { t } = useTranslation(importTexts);
  const discard = useAct(() => discardImport(draft.id), t('discarded'));
  return (
    <Flex justify="space-between" gap={12} wrap>
      <Link to={`/plans/import/${draft.id}`}>{draft.title || t('title')}</Link>
      <Flex gap={8} align="center">
        <Typography.Text type="secondary">
          {t('savedAt')} <Moment at={draft.savedAt} />
        </Typography.Text>
        <Popconfirm title={t('discardAsk')} onConfirm={() => discard.mutate(undefined)}>
          <Button type="link" danger size="small" aria-label={t('discardNamed', { title: draft.title })}>
            {t('discard')}
          </Button>
        </Popconfirm>
      </Flex>
    </Flex>
  );
}
