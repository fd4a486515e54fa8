import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Where an office admin starts when nothing waits. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <Flex vertical align="center" gap={8}>
      <Typography.Text type="secondary">{t('workbench.start')}</Typography.Text>
      <Flex gap={8}>
        <Link to="/plans/import">
          <Button type="primary" tabIndex={-1}>
            {t('nav.import')}
          </Button>
        </Link>
        <Link to="/plans">
          <Button tabIndex={-1}>{t('nav.plans')}</Button>
        </Link>
      </Flex>
    </Flex>
  );
}
