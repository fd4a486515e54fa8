import { EyeOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewKindOf } from './previewKind';
import { evidenceTexts } from './texts';

const FilePreview = lazy(async () => ({ default: (await import('./FilePreview')).FilePreview }));

/** An uploaded file: its name downloads it, and what a browser can show is shown. */
export function EvidenceFile({ file }: { file: { id: string; fileName: string; contentType?: string } }) {
  const { t } = useTranslation(evidenceTexts);
  const [isOpen, setOpen] = useState(false);
  const kind = previewKindOf(file.fileName, file.contentType);
  return (
    <Flex gap={4} align="center" style={{ minWidth: 0 }}>
      <a href={`/api/evidence/${file.id}`} download style={{ overflowWrap: 'anywhere' }}>
        <PaperClipOutlined aria-hidden /> {file.fileName}
      </a>
      {kind && (
        <Button
          type="link"
          size="small"
          icon={<EyeOutlined aria-hidden />}
          aria-label={t('previewNamed', { name: file.fileName })}
          onClick={() => setOpen(true)}
        >
          {t('preview')}
        </Button>
      )}
      {isOpen && kind && (
        <Suspense fallback={null}>
          <FilePreview id={file.id} name={file.fileName} kind={kind} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Flex>
  );
}
