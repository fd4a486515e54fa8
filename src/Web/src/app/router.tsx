import { createBrowserRouter } from 'react-router';
import { organizationRoute } from '../features/organization/route';
import { SignInPage } from '../features/session/SignInPage';
import { Shell } from './Shell';

/** Every page has an address of its own and is loaded when it is opened. */
export const router = createBrowserRouter([
  { path: '/sign-in', Component: SignInPage },
  {
    path: '/designer/:definitionId',
    lazy: async () => ({ Component: (await import('../features/designer/DesignerPage')).DesignerPage }),
  },
  {
    path: '/designer/:definitionId/simple',
    lazy: async () => ({ Component: (await import('../features/designer/simple/SimplePage')).SimplePage }),
  },
  {
    path: '/designer/instances/:instanceId',
    lazy: async () => ({ Component: (await import('../features/designer/ViewerPage')).ViewerPage }),
  },
  {
    path: '/first-password',
    lazy: async () => ({
      Component: (await import('../features/organization/FirstPasswordPage')).FirstPasswordPage,
    }),
  },
  {
    path: '/',
    Component: Shell,
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('../features/workItems/WorkbenchPage')).WorkbenchPage,
        }),
      },
      {
        path: 'work-items/:id',
        lazy: async () => ({ Component: (await import('../features/workItems/WorkItemPage')).WorkItemPage }),
      },
      {
        path: 'plans',
        lazy: async () => ({ Component: (await import('../features/plans/PlanListPage')).PlanListPage }),
      },
      {
        path: 'plans/import',
        lazy: async () => ({ Component: (await import('../features/imports/ImportPage')).ImportPage }),
      },
      {
        path: 'plans/import/:id',
        lazy: async () => ({ Component: (await import('../features/imports/CheckPage')).CheckPage }),
      },
      {
        path: 'plans/:id/reimport',
        lazy: async () => ({ Component: (await import('../features/imports/ReimportPage')).ReimportPage }),
      },
      {
        path: 'plans/:id',
        lazy: async () => ({ Component: (await import('../features/plans/PlanPage')).PlanPage }),
      },
      {
        path: 'plans/:id/matrix',
        lazy: async () => ({ Component: (await import('../features/overview/MatrixPage')).MatrixPage }),
      },
      {
        path: 'plans/:id/timeline',
        lazy: async () => ({ Component: (await import('../features/overview/TimelinePage')).TimelinePage }),
      },
      {
        path: 'tasks/:id',
        lazy: async () => ({ Component: (await import('../features/tasks/TaskPage')).TaskPage }),
      },
      {
        path: 'ledger',
        lazy: async () => ({ Component: (await import('../features/supervision/LedgerPage')).LedgerPage }),
      },
      {
        path: 'ledger/events',
        lazy: async () => ({ Component: (await import('../features/supervision/EventsPage')).EventsPage }),
      },
      {
        path: 'statistics',
        lazy: async () => ({
          Component: (await import('../features/supervision/StatisticsPage')).StatisticsPage,
        }),
      },
      {
        path: 'statistics/flows/:flow',
        lazy: async () => ({
          Component: (await import('../features/supervision/FlowHeatPage')).FlowHeatPage,
        }),
      },
      {
        path: 'changes',
        lazy: async () => ({ Component: (await import('../features/changes/ChangesPage')).ChangesPage }),
      },
      {
        path: 'notices',
        lazy: async () => ({ Component: (await import('../features/notices/NoticesPage')).NoticesPage }),
      },
      {
        path: 'definitions',
        lazy: async () => ({
          Component: (await import('../features/designer/DefinitionsPage')).DefinitionsPage,
        }),
      },
      {
        path: 'designer/:definitionId/trial',
        lazy: async () => ({ Component: (await import('../features/trials/TrialPage')).TrialPage }),
      },
      {
        path: 'instances',
        lazy: async () => ({
          Component: (await import('../features/instances/InstanceListPage')).InstanceListPage,
        }),
      },
      {
        path: 'instances/:id',
        lazy: async () => ({ Component: (await import('../features/instances/InstancePage')).InstancePage }),
      },
      {
        path: 'me',
        lazy: async () => ({ Component: (await import('../features/organization/MePage')).MePage }),
      },
      organizationRoute,
      { path: '*', lazy: async () => ({ Component: (await import('./NotFoundPage')).NotFoundPage }) },
    ],
  },
]);
