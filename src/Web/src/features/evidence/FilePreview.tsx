import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Modal, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/client';
import type { PreviewKind } from './previewKind';
import { evidenceTexts } from './texts';

interface Props {
  id: string;
  name: string;
  kind: PreviewKind;
  onClose: () => void;
}

/** A file looked at without leaving the page. */
export function FilePreview({ id, name, kind, onClose }: Props) {
  const { t } = useTranslation(evidenceTexts);
  const source = `/api/evidence/${id}/preview`;
  return (
    <Modal
      open
      title={name}
      width={960}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        <Flex gap={16} justify="end">
          <a href={source} target="_blank" rel="noreferrer">
            {t('newWindow')}
          </a>
          <a href={`/api/evidence/${id}`} download>
            {t('download')}
          </a>
        </Flex>
      }
    >
      {kind === 'image' && <Image source={source} name={name} />}
      {kind === 'pdf' && <Pdf source={source} name={name} />}
      {kind === 'text' && <Text source={source} name={name} />}
    </Modal>
  );
}

// Phones and some browsers have no viewer of their own, and would show an empty frame.
function Pdf({ source, name }: { source: string; name: string }) {
  const { t } = useTranslation(evidenceTexts);
  if (navigator.pdfViewerEnabled === false) return <Alert type="info" showIcon title={t('noPdf')} />;
  return (
    <>
      <iframe src={source} title={name} style={{ width: '100%', height: '70vh', border: 0 }} />
      <Typography.Text type="secondary">{t('pdfUnseen')}</Typography.Text>
    </>
  );
}

function Image({ source, name }: { source: string; name: string }) {
  const { t } = useTranslation(evidenceTexts);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <Alert type="info" showIcon title={t('noPreview')} />;
  return (
    <img
      src={source}
      alt={name}
      style={{ maxWidth: '100%', maxHeight: '70vh', display: 'block', margin: '0 auto' }}
      onError={() => setBroken(true)}
    />
  );
}

function Text({ source, name }: { source: string; name: string }) {
  const text = useQuery({ queryKey: ['preview', source], queryFn: () => read(source), staleTime: Infinity });
  if (text.error) return <Alert type="info" showIcon title={text.error.message} />;
  if (text.data === undefined) return <Spin />;
  return (
    <section
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="source-text"
      style={{ maxHeight: '70vh', overflow: 'auto' }}
    >
      {text.data}
    </section>
  );
}

async function read(source: string): Promise<string> {
  const response = await fetch(source);
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  return response.text();
}
