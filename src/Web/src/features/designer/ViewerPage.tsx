import { ArrowLeftOutlined } from '@ant-design/icons';
import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { OfficeAdminsOnly } from './OfficeAdminsOnly';
import { designerTexts } from './texts';

/** A running or ended flow in Studio's viewer: where it has been, where it waits, and its journal. */
export function ViewerPage() {
  const { t } = useTranslation(designerTexts);
  const { instanceId = '' } = useParams();
  return (
    <OfficeAdminsOnly>
      <Flex vertical component="main" style={{ height: '100vh' }}>
        <Flex align="center" gap={16} style={{ padding: '6px 16px', background: '#fff' }}>
          <Link to={`/instances/${instanceId}`}>
            <ArrowLeftOutlined aria-hidden /> {t('backToInstance')}
          </Link>
          <Typography.Title level={1} style={{ fontSize: 16, margin: 0 }}>
            {t('instance')}
          </Typography.Title>
        </Flex>
        <iframe
          title={t('instance')}
          src={`/studio?instance-id=${encodeURIComponent(instanceId)}`}
          style={{ flex: 1, border: 0 }}
        />
      </Flex>
    </OfficeAdminsOnly>
  );
}
