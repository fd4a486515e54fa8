import { Menu } from 'antd';
import { Link, Outlet, useLocation } from 'react-router';
import { OfficeAdminsOnly } from '../designer/OfficeAdminsOnly';
import { useTexts } from './texts';

const tabs = [
  'departments',
  'groups',
  'people',
  'substitutions',
  'calendar',
  'reminders',
  'channels',
] as const;

/** The office's administration (组织): each part has an address of its own. */
export function OrganizationPage() {
  const { t } = useTexts();
  const location = useLocation();
  const selected = tabs.find((tab) => location.pathname.startsWith(`/organization/${tab}`));
  return (
    <OfficeAdminsOnly>
      <Menu
        mode="horizontal"
        disabledOverflow
        className="page-menu"
        aria-label={t('title')}
        selectedKeys={selected ? [selected] : []}
        items={tabs.map((tab) => ({
          key: tab,
          label: <Link to={`/organization/${tab}`}>{t(`tab.${tab}`)}</Link>,
        }))}
        style={{ marginBottom: 16, borderRadius: 6 }}
      />
      <Outlet />
    </OfficeAdminsOnly>
  );
}
