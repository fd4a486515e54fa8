import { Navigate, type RouteObject } from 'react-router';

const lazily = <TName extends string>(
  path: string,
  load: () => Promise<Record<TName, () => React.ReactNode>>,
  name: TName,
): RouteObject => ({ path, lazy: async () => ({ Component: (await load())[name] }) });

const department = () => import('./DepartmentPage');
const group = () => import('./GroupPage');
const person = () => import('./PersonPage');
const calendar = () => import('./CalendarTab');

/** The addresses of the office's administration: each part, and each row of it. */
export const organizationRoute: RouteObject = {
  path: 'organization',
  lazy: async () => ({ Component: (await import('./OrganizationPage')).OrganizationPage }),
  children: [
    { index: true, element: <Navigate to="departments" replace /> },
    lazily('departments', () => import('./DepartmentsTab'), 'DepartmentsTab'),
    lazily('departments/new', department, 'DepartmentPage'),
    lazily('departments/:id', department, 'DepartmentPage'),
    lazily('groups', () => import('./GroupsTab'), 'GroupsTab'),
    lazily('groups/new', group, 'GroupPage'),
    lazily('groups/:id', group, 'GroupPage'),
    lazily('people', () => import('./PeopleTab'), 'PeopleTab'),
    lazily('people/new', person, 'PersonPage'),
    lazily('people/:id', person, 'PersonPage'),
    lazily('substitutions', () => import('./SubstitutionsTab'), 'SubstitutionsTab'),
    lazily('calendar', calendar, 'CalendarTab'),
    lazily('calendar/:year', calendar, 'CalendarTab'),
    lazily('reminders', () => import('./RemindersTab'), 'RemindersTab'),
    lazily('channels', () => import('./ChannelsTab'), 'ChannelsTab'),
  ],
};
