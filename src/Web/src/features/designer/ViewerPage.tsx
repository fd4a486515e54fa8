import { ArrowLeftOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { OfficeAdminsOnly } from './OfficeAdminsOnly';
import { useStudio } from './studio';
import { designerTexts } from './texts';
import { useOpening } from './useOpening';

/** A running or ended flow in Studio's viewer: where it has been, where it waits, and its journal. */
export function ViewerPage() {
  const { instanceId = '' } = useParams();
  return (
    <OfficeAdminsOnly isWhole>
      <Viewer key={instanceId} instanceId={instanceId} />
    </OfficeAdminsOnly>
  );
}

function Viewer({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation(designerTexts);
  const location = useLocation();
  const frame = useRef<HTMLIFrameElement>(null);
  const studio = useStudio(frame, useOpening());
  if (studio.isSignedOut)
    return <Navigate to={`/sign-in?to=${encodeURIComponent(location.pathname)}`} replace />;
  return (
    <Flex vertical component="main" style={{ height: '100vh' }}>
      <Flex align="center" gap={16} style={{ padding: '6px 16px', background: '#fff' }}>
        <Link to={`/instances/${instanceId}`}>
          <ArrowLeftOutlined aria-hidden /> {t('backToInstance')}
        </Link>
        <Typography.Title level={1} style={{ fontSize: 16, margin: 0 }}>
          {t('instance')}
        </Typography.Title>
        {studio.isBroken && (
          <Typography.Text type="danger" role="alert">
            {t('viewerBroken')}
          </Typography.Text>
        )}
      </Flex>
      <iframe
        ref={frame}
        title={t('instance')}
        src={`/studio?instance-id=${encodeURIComponent(instanceId)}`}
        style={{ flex: 1, border: 0 }}
      />
    </Flex>
  );
}
