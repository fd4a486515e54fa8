import { InboxOutlined } from '@ant-design/icons';
import { Alert, Breadcrumb, Button, Card, Flex, Input, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DraftEditor } from './DraftEditor';
import { forgetDraft, keepDraft, storedDraft } from './draftStore';
import { type PlanDraft, preview } from './plans';

/** A document in, a checked plan out; what is half done is kept on this device. */
export function ImportPage() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(storedDraft);
  const [source, setSource] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isReading, setReading] = useState(false);

  const change = (next: PlanDraft) => {
    keepDraft({ draft: next, source: draft?.source ?? '' });
    setDraft({ draft: next, source: draft?.source ?? '' });
  };
  const read = async (document: Blob) => {
    setReading(true);
    setRefusal(undefined);
    try {
      const draft = await preview(document);
      const next = { draft, source: draft.sourceText ?? '' };
      keepDraft(next);
      setDraft(next);
    } catch (error) {
      setRefusal((error as Error).message);
    } finally {
      setReading(false);
    }
  };
  const startOver = () => {
    forgetDraft();
    setDraft(undefined);
  };

  return (
    <Flex vertical gap={16}>
      <Breadcrumb
        items={[{ title: <Link to="/plans">{t('nav.plans')}</Link> }, { title: t('nav.import') }]}
      />
      {draft ? (
        <DraftEditor draft={draft.draft} source={draft.source} onChange={change} onStartOver={startOver} />
      ) : (
        <Card>
          <Typography.Title level={1} style={{ fontSize: 20, marginTop: 0 }}>
            {t('import.title')}
          </Typography.Title>
          <Typography.Paragraph>{t('import.explained')}</Typography.Paragraph>
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
            <p>{t('import.drop')}</p>
          </Upload.Dragger>
          <Input.TextArea
            rows={8}
            value={source}
            onChange={(event) => setSource(event.target.value)}
            placeholder={t('import.paste')}
            aria-label={t('import.paste')}
            style={{ marginTop: 16 }}
          />
          <Button
            type="primary"
            disabled={source.trim() === ''}
            loading={isReading}
            onClick={() => read(new Blob([source]))}
            style={{ marginTop: 16 }}
          >
            {t('import.read')}
          </Button>
        </Card>
      )}
    </Flex>
  );
}
