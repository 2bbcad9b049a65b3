import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { basePath } from '../core/address.ts';
import { UnexpectedErrorPage } from './error-pages.tsx';
import { pageRoutes } from './page-routes.ts';
import { Reauthentication } from './reauthentication.tsx';
import { Shell } from './shell.tsx';

/** The functions of the application that its pages use. */
export type RouterContext = {
  /** Clears the cached answers of the API. Called after a login and a logout. */
  forget(): void;
};

/** The parameters of the login page. `from` is the page of the console to which the login returns. */
type LoginSearch = { from?: string; sso_error?: string; changed?: true };

const root = createRootRouteWithContext<RouterContext>()({ component: Reauthentication });

// Pages without a session.
const logIn = createRoute({
  getParentRoute: () => root,
  path: '/log-in',
  validateSearch: ({ from, sso_error: error, changed }: Record<string, unknown>): LoginSearch => ({
    ...(typeof from === 'string' && /^\/(?![/\\])/.test(from) && { from }),
    ...(typeof error === 'string' && { sso_error: error }),
    ...(changed === true && { changed }),
  }),
  component: lazyRouteComponent(() => import('../pages/getting-in/log-in-page.tsx'), 'LogInPage'),
});

const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(
    () => import('../pages/getting-in/forgotten-password-page.tsx'),
    'ForgottenPasswordPage',
  ),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(
    () => import('../pages/getting-in/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
});
const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  component: lazyRouteComponent(
    () => import('../pages/getting-in/accept-invitation-page.tsx'),
    'AcceptInvitationPage',
  ),
});

// Pages of a collaborator who is logged in, inside the frame with the navigation.
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const routeTree = root.addChildren([
  logIn,
  forgottenPassword,
  resetPassword,
  acceptInvitation,
  shell.addChildren(pageRoutes(shell)),
]);

export const router = createRouter({
  routeTree,
  basepath: basePath,
  context: { forget() {} },
  defaultErrorComponent: UnexpectedErrorPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
