import {
  ApartmentOutlined,
  BarChartOutlined,
  BellOutlined,
  FileAddOutlined,
  HomeOutlined,
  LogoutOutlined,
  ProfileOutlined,
  TableOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Flex, Layout, Menu, type MenuProps, Spin, Typography } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { api, data, Problem } from '../api/client';
import { useUnreadCount } from '../features/notices/notices';
import { hasRole, type Me, useMe } from '../features/session/session';
import { Failure } from '../shared/Failure';
import { LanguageSwitch } from './LanguageSwitch';
import { useLiveUpdates } from './useLiveUpdates';

/** What every page stands in: navigation, who is signed in, and the page itself. */
export function Shell() {
  const me = useMe();
  const location = useLocation();
  const isBusy = useIsFetching() > 0;

  if (me.isPending) return <Spin fullscreen />;
  if (me.error instanceof Problem && me.error.status === 401)
    return <Navigate to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  if (me.error) return <Failure error={me.error} onRetry={me.refetch} />;
  if (me.data.mustChangePassword)
    return (
      <Navigate
        to={`/first-password?to=${encodeURIComponent(location.pathname + location.search)}`}
        replace
      />
    );

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Header me={me.data} />
      <Layout.Content
        style={{ padding: 16, width: '100%', maxWidth: 1360, margin: '0 auto' }}
        role="main"
        aria-busy={isBusy}
      >
        <Suspense fallback={<Spin />}>
          <Outlet />
        </Suspense>
      </Layout.Content>
    </Layout>
  );
}

function Header({ me }: { me: Me }) {
  const { t } = useTranslation();
  const location = useLocation();
  const unread = useUnreadCount();
  const isLost = useLiveUpdates();
  const entries = [
    entry('/', <HomeOutlined aria-hidden />, t('nav.workbench')),
    entry('/plans', <ProfileOutlined aria-hidden />, t('nav.plans')),
    entry('/ledger', <TableOutlined aria-hidden />, t('nav.ledger')),
    entry('/statistics', <BarChartOutlined aria-hidden />, t('nav.statistics')),
    ...(hasRole(me, 'officeAdmin')
      ? [
          entry('/plans/import', <FileAddOutlined aria-hidden />, t('nav.import')),
          entry('/definitions', <ApartmentOutlined aria-hidden />, t('nav.flows')),
          entry('/organization', <TeamOutlined aria-hidden />, t('nav.organization')),
        ]
      : []),
    entry(
      '/notices',
      <BellOutlined aria-hidden />,
      <Badge count={unread} size="small" offset={[10, 0]}>
        {t('nav.notices')}
      </Badge>,
    ),
  ];
  // Instances and trials are reached through their flows.
  const at = location.pathname.replace(/^\/(instances|designer)/, '/definitions/$1');
  const selected = entries
    .map((item) => String(item.key))
    .filter((path) => (path === '/' ? at === '/' : at.startsWith(path)))
    .sort((left, right) => right.length - left.length)[0];

  return (
    <Layout.Header style={{ background: '#fff', padding: '4px 16px', height: 'auto', lineHeight: 'normal' }}>
      <Flex align="center" gap={16} wrap className="page-header">
        <Typography.Text strong style={{ fontSize: 16 }}>
          {t('app.name')}
        </Typography.Text>
        <Menu
          mode="horizontal"
          disabledOverflow
          className="page-menu"
          items={entries}
          selectedKeys={selected ? [selected] : []}
          style={{ flex: '1 1 320px', minWidth: 0, borderBottom: 0 }}
        />
        <SignedIn me={me} />
      </Flex>
      <div aria-live="polite">
        {isLost && (
          <div className="lost">
            <Badge status="warning" text={t('app.lost')} />
          </div>
        )}
      </div>
    </Layout.Header>
  );
}

function SignedIn({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = async () => {
    await data(api.DELETE('/api/session'));
    queries.clear();
    await navigate('/sign-in');
  };
  return (
    <Flex align="center" gap={4} className="page-account">
      <Link to="/me" title={t('nav.me')}>
        {me.department.name} · {me.name}
      </Link>
      <LanguageSwitch />
      <Button type="text" icon={<LogoutOutlined aria-hidden />} onClick={signOut}>
        {t('nav.signOut')}
      </Button>
    </Flex>
  );
}

type Entry = NonNullable<MenuProps['items']>[number] & { key: string };

const entry = (path: string, icon: ReactNode, label: ReactNode): Entry => ({
  key: path,
  icon,
  label: <Link to={path}>{label}</Link>,
});
