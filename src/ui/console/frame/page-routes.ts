import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { NotFoundPage } from './error-pages.tsx';

/** The pages of a collaborator who is logged in, loaded when they are opened. @param shell the frame of the pages */
export function pageRoutes<Shell extends AnyRoute>(shell: Shell) {
  const ofShell = { getParentRoute: () => shell };
  return [
    createRoute({
      ...ofShell,
      path: '/',
      component: lazyRouteComponent(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/sites',
      component: lazyRouteComponent(() => import('../pages/sites/sites-page.tsx'), 'SitesPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/sites/new',
      component: lazyRouteComponent(() => import('../pages/sites/new-site-page.tsx'), 'NewSitePage'),
    }),
    createRoute({
      ...ofShell,
      path: '/customers',
      component: lazyRouteComponent(() => import('../pages/customers/customers-page.tsx'), 'CustomersPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/customers/$id',
      component: lazyRouteComponent(() => import('../pages/customers/customer-page.tsx'), 'CustomerPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/explain-token',
      component: lazyRouteComponent(
        () => import('../pages/tokens/explain-token-page.tsx'),
        'ExplainTokenPage',
      ),
    }),
    createRoute({
      ...ofShell,
      path: '/partners',
      component: lazyRouteComponent(() => import('../pages/partners/partners-page.tsx'), 'PartnersPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/partners/$partnerId',
      component: lazyRouteComponent(() => import('../pages/partners/partner-page.tsx'), 'PartnerPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/connected-apps',
      component: lazyRouteComponent(() => import('../pages/connected-apps/apps-page.tsx'), 'AppsPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/connected-apps/$appId',
      component: lazyRouteComponent(() => import('../pages/connected-apps/app-page.tsx'), 'AppPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/companies',
      component: lazyRouteComponent(() => import('../pages/companies/companies-page.tsx'), 'CompaniesPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/companies/$companyId',
      component: lazyRouteComponent(() => import('../pages/companies/company-page.tsx'), 'CompanyPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/account',
      component: lazyRouteComponent(() => import('../pages/account/account-page.tsx'), 'AccountPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/team',
      component: lazyRouteComponent(() => import('../pages/team/team-page.tsx'), 'TeamPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/single-sign-on',
      component: lazyRouteComponent(
        () => import('../pages/single-sign-on/single-sign-on-page.tsx'),
        'SingleSignOnPage',
      ),
    }),
    createRoute({
      ...ofShell,
      path: '/webhooks',
      component: lazyRouteComponent(() => import('../pages/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/webhooks/deliveries',
      component: lazyRouteComponent(() => import('../pages/webhooks/deliveries-page.tsx'), 'DeliveriesPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/audit-log',
      component: lazyRouteComponent(() => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/keys',
      component: lazyRouteComponent(() => import('../pages/keys/keys-page.tsx'), 'KeysPage'),
    }),
    createRoute({
      ...ofShell,
      path: '/security',
      component: lazyRouteComponent(() => import('../pages/security/security-page.tsx'), 'SecurityPage'),
    }),
    siteRoute(shell),
    createRoute({ ...ofShell, path: '$', component: NotFoundPage }),
    movingInRoute(shell),
  ] as const;
}

/** The move from another system. Each step has its own address. */
function movingInRoute<Shell extends AnyRoute>(shell: Shell) {
  const movingIn = createRoute({
    getParentRoute: () => shell,
    path: '/moving-in',
    component: lazyRouteComponent(() => import('../pages/moving-in/moving-in-page.tsx'), 'MovingInPage'),
  });
  const ofMovingIn = { getParentRoute: () => movingIn };
  return movingIn.addChildren([
    createRoute({
      ...ofMovingIn,
      path: '/',
      beforeLoad() {
        throw redirect({ to: '/moving-in/customers', replace: true });
      },
    }),
    createRoute({
      ...ofMovingIn,
      path: 'customers',
      component: lazyRouteComponent(() => import('../pages/moving-in/imports-section.tsx'), 'ImportsSection'),
    }),
    createRoute({
      ...ofMovingIn,
      path: 'customers/$runId',
      component: lazyRouteComponent(() => import('../pages/moving-in/run-page.tsx'), 'RunPage'),
    }),
    createRoute({
      ...ofMovingIn,
      path: 'passwords',
      component: lazyRouteComponent(
        () => import('../pages/moving-in/passwords-section.tsx'),
        'PasswordsSection',
      ),
    }),
    createRoute({
      ...ofMovingIn,
      path: 'sessions',
      component: lazyRouteComponent(
        () => import('../pages/moving-in/old-sessions-section.tsx'),
        'OldSessionsSection',
      ),
    }),
  ]);
}

/** A site. Each section of its settings has its own address. */
function siteRoute<Shell extends AnyRoute>(shell: Shell) {
  const site = createRoute({
    getParentRoute: () => shell,
    path: '/sites/$siteId',
    component: lazyRouteComponent(() => import('../pages/sites/site-page.tsx'), 'SitePage'),
  });
  const ofSite = { getParentRoute: () => site };
  return site.addChildren([
    createRoute({
      ...ofSite,
      path: '/',
      component: lazyRouteComponent(() => import('../pages/sites/general-section.tsx'), 'GeneralSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'identity',
      component: lazyRouteComponent(() => import('../pages/sites/identity-section.tsx'), 'IdentitySection'),
    }),
    createRoute({
      ...ofSite,
      path: 'tokens',
      component: lazyRouteComponent(() => import('../pages/sites/tokens-section.tsx'), 'TokensSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'branding',
      component: lazyRouteComponent(() => import('../pages/sites/branding-section.tsx'), 'BrandingSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'mails',
      component: lazyRouteComponent(() => import('../pages/sites/mails-section.tsx'), 'MailsSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'providers',
      component: lazyRouteComponent(() => import('../pages/sites/providers-section.tsx'), 'ProvidersSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'bots',
      component: lazyRouteComponent(() => import('../pages/sites/bots-section.tsx'), 'BotsSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'comments',
      component: lazyRouteComponent(() => import('../pages/sites/comments-section.tsx'), 'CommentsSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'plans',
      component: lazyRouteComponent(() => import('../pages/sites/plans-section.tsx'), 'PlansSection'),
    }),
    createRoute({
      ...ofSite,
      path: 'embed',
      component: lazyRouteComponent(() => import('../pages/sites/embed-section.tsx'), 'EmbedSection'),
    }),
  ]);
}
