import { html } from 'lit';
import { fill } from '../../core/localization.ts';
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
};

/** The views that the links of mails open. */
export const linkViews: ReadonlySet<ViewName> = new Set(['reset', 'link', 'verify', 'undo', 'decline']);

function loggedInView({ client, texts, run, go }: Stage): View {
  return {
    title: texts.loggedIn,
    intro: fill(texts.loggedInAs, { email: client.customer?.email ?? '' }),
    after: html`<div class="stack">
      <button type="button" @click=${() =>
        run(
          () => client.logout(),
          () => go('login'),
        )}>${texts.logOut}</button>
    </div>`,
  };
}
