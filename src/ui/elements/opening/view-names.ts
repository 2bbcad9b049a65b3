import type { ViewName } from '../auth/view.ts';

/** The views that `?view=` opens. The names are those of mailed links and of Pelcro's pages. */
const NAMES: Readonly<Record<string, ViewName>> = {
  login: 'login',
  register: 'register',
  'password-forgot': 'forgot',
  'password-reset': 'reset',
  'password-change': 'password',
  'passwordless-request': 'passwordless',
  'passwordless-login': 'link',
  'email-verify': 'verify',
  'email-change-undo': 'undo',
  'email-change-decline': 'decline',
  'user-edit': 'account',
  dashboard: 'account',
};

/** The view of a name. Null for any other value of `?view=`, which may be a parameter of the page itself. */
export function viewNamed(name: string | null): ViewName | null {
  return name !== null && Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : null;
}
