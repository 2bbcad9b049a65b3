import { linkAccountView, linkConfirmView } from './link-account.ts';
import { accountView, loggedInView, passwordView } from './logged-in.ts';
import { loginView } from './login.ts';
import {
  codeView,
  declineView,
  forgotSentView,
  forgotView,
  linkView,
  passwordlessView,
  resetView,
  undoView,
  verifyView,
} from './mailed.ts';
import { registerView } from './register.ts';
import {
  enrolTotpView,
  enrolView,
  recoveryCodesView,
  recoveryCodeView,
  secondFactorView,
} from './second-factor.ts';
import { termsView } from './terms.ts';
import type { Stage, View, ViewName } from './view.ts';

export const views: Readonly<Record<ViewName, (stage: Stage) => View>> = {
  login: loginView,
  register: registerView,
  forgot: forgotView,
  'forgot-sent': forgotSentView,
  reset: resetView,
  passwordless: passwordlessView,
  code: codeView,
  link: linkView,
  verify: verifyView,
  undo: undoView,
  decline: declineView,
  'second-factor': secondFactorView,
  'recovery-code': recoveryCodeView,
  enrol: enrolView,
  'enrol-totp': enrolTotpView,
  'recovery-codes': recoveryCodesView,
  'logged-in': loggedInView,
  account: accountView,
  password: passwordView,
  terms: termsView,
  'link-account': linkAccountView,
  'link-confirm': linkConfirmView,
};

/** The views that the links of mails open. */
export const linkViews: ReadonlySet<ViewName> = new Set(['reset', 'link', 'verify', 'undo', 'decline']);

/** The views of a customer who is logged in. */
export const accountViews: ReadonlySet<ViewName> = new Set([
  'logged-in',
  'account',
  'password',
  'link-confirm',
  'terms',
]);
