import type { ViewName } from '../../../src/ui/elements/auth/view.ts';
import {
  enrolStates,
  enrolTotpStates,
  recoveryCodeStates,
  recoveryCodesStates,
  secondFactorStates,
} from './factor-states.ts';
import { loggedInStates, logInStates, registerStates } from './log-in-states.ts';
import {
  codeStates,
  declineStates,
  forgotSentStates,
  forgotStates,
  linkStates,
  passwordlessStates,
  passwordRemovedState,
  resetDoneState,
  resetStates,
  undoStates,
  verifyStates,
} from './mail-states.ts';
import {
  accountViewStates,
  linkAccountStates,
  linkConfirmStates,
  passwordViewStates,
  termsStates,
} from './opened-states.ts';
import { buttonStates, dialogStates, gateStates, pageStates } from './page-states.ts';
import { accountStates, sectionStates } from './profile-states.ts';
import type { ViewState } from './view-scene.ts';

/** The states of each view of `<gatehouse-auth>`. A new view needs at least one state here. */
export const authViews: Readonly<Record<ViewName, readonly ViewState[]>> = {
  login: [...logInStates, resetDoneState],
  register: registerStates,
  forgot: forgotStates,
  'forgot-sent': forgotSentStates,
  reset: resetStates,
  passwordless: passwordlessStates,
  code: codeStates,
  link: linkStates,
  verify: verifyStates,
  undo: undoStates,
  decline: declineStates,
  'second-factor': secondFactorStates,
  'recovery-code': recoveryCodeStates,
  enrol: enrolStates,
  'enrol-totp': enrolTotpStates,
  'recovery-codes': recoveryCodesStates,
  'logged-in': [...loggedInStates, passwordRemovedState],
  account: accountViewStates,
  password: passwordViewStates,
  'link-account': linkAccountStates,
  'link-confirm': linkConfirmStates,
  terms: termsStates,
};

/** The states of other elements and pages. */
export const otherViews: Readonly<Record<string, readonly ViewState[]>> = {
  'account button': buttonStates,
  dialog: dialogStates,
  gate: gateStates,
  page: pageStates,
  account: accountStates,
  ...Object.fromEntries(
    Object.entries(sectionStates).map(([name, states]) => [`section ${name}`, states] as const),
  ),
};
