import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { OfficeAdminsOnly } from './OfficeAdminsOnly';
import { PublishQuestion } from './PublishQuestion';
import { Refusal } from './Refusal';
import { SaveState } from './SaveState';
import { useStudio } from './studio';
import { designerTexts } from './texts';
import { useDefinition } from './useDefinition';
import { useOpening } from './useOpening';

/** A flow in Elsa Studio, full-height under a line with its name and state. */
export function DesignerPage() {
  const { definitionId = '' } = useParams();
  return (
    <OfficeAdminsOnly isWhole>
      <Designer key={definitionId} definitionId={definitionId} />
    </OfficeAdminsOnly>
  );
}

function Designer({ definitionId }: { definitionId: string }) {
  const { t } = useTranslation(designerTexts);
  const location = useLocation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [openings, setOpenings] = useState(0);
  const studio = useStudio(frame, useOpening());
  const definition = useDefinition(definitionId);
  const reopen = () => {
    studio.restart();
    setOpenings((count) => count + 1);
  };

  if (studio.isSignedOut)
    return <Navigate to={`/sign-in?to=${encodeURIComponent(location.pathname)}`} replace />;
  return (
    <Flex vertical component="main" style={{ height: '100vh' }}>
      <Flex align="center" gap={16} style={{ padding: '6px 16px', background: '#fff' }}>
        <Link to="/definitions">
          <ArrowLeftOutlined aria-hidden /> {t('back')}
        </Link>
        <Typography.Title level={1} style={{ fontSize: 16, margin: 0 }} ellipsis>
          {studio.saved?.name ?? definition.data?.name ?? definitionId}
        </Typography.Title>
        <SaveState studio={studio} definition={definition.data} />
        <Link to={`/designer/${definitionId}/simple`}>{t('simple')}</Link>
        <Link to={`/designer/${definitionId}/trial`}>{t('tryOut')}</Link>
        <div style={{ flex: 1 }} />
        {studio.isBroken && (
          <Flex align="center" gap={8} role="alert">
            <Typography.Text type="danger">{t('broken')}</Typography.Text>
            <Button size="small" onClick={reopen}>
              {t('reload')}
            </Button>
          </Flex>
        )}
      </Flex>
      {studio.doubts && <PublishQuestion doubts={studio.doubts} onAnswer={studio.publish} />}
      {studio.refused && <Refusal refused={studio.refused} onReload={reopen} onClose={studio.dismiss} />}
      <iframe
        key={openings}
        ref={frame}
        title={t('canvas')}
        src={`/studio?definition-id=${encodeURIComponent(definitionId)}`}
        style={{ flex: 1, border: 0 }}
      />
    </Flex>
  );
}
