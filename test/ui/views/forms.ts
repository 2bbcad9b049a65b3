import { codeOf, registerGuarded } from '../../customers/second-factor/factors.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { codeIn, lastMailTo } from '../../support/mails.ts';
import { openEnrolledApp, openGuardedLogin } from './factor-states.ts';
import { openChangedEmailMail, openLoginLink, openReset, openVerification } from './mail-states.ts';
import { openPlainAccount } from './profile-states.ts';
import type { Stage } from './view-scene.ts';

const NEW_PASSWORD = 'quite another password';

/** One form of a view, with valid input and the result. */
export type FormOfView = {
  name: string;
  /** The element that contains the form. */
  element: string;
  /** The operation of the GraphQL API that the form calls. */
  operation: string;
  submit: string;
  /** The `autocomplete` attribute of each field. */
  autocomplete: readonly string[];
  /** Shows the form. @returns what to enter, by label, in the order of the fields */
  open(stage: Stage): Promise<Record<string, string>>;
  /** The text that is shown after success. */
  done: string | RegExp;
};

const auth = { element: 'gatehouse-auth' } as const;
const registered = ({ server }: Stage) => register(server.url, {}, { siteId: 1 });

export const forms: readonly FormOfView[] = [
  {
    ...auth,
    name: 'log in',
    operation: 'Login',
    submit: 'Log in',
    autocomplete: ['username webauthn', 'current-password'],
    async open(stage) {
      const { email, password } = await registered(stage);
      await stage.hosted('login');
      return { 'Email or username': email, Password: password };
    },
    done: /^You are logged in as /,
  },
  {
    ...auth,
    name: 'register',
    operation: 'Register',
    submit: 'Create an account',
    autocomplete: ['username', 'new-password', 'given-name', 'family-name'],
    async open(stage) {
      await stage.hosted('register');
      return { Email: uniqueEmail(), Password: NEW_PASSWORD, 'First name (optional)': 'Ann' };
    },
    done: /^You are logged in as /,
  },
  {
    ...auth,
    name: 'forgot',
    operation: 'RequestPasswordReset',
    submit: 'Send the link',
    autocomplete: ['username'],
    async open(stage) {
      await stage.hosted('forgot');
      return { Email: uniqueEmail() };
    },
    done: /a mail with a link is on its way/,
  },
  {
    ...auth,
    name: 'reset',
    operation: 'ResetPassword',
    submit: 'Save the password',
    autocomplete: ['username', 'new-password'],
    async open(stage) {
      await openReset(stage);
      return { 'New password': NEW_PASSWORD };
    },
    done: /^Your password is changed\./,
  },
  {
    ...auth,
    name: 'passwordless',
    operation: 'RequestPasswordlessLogin',
    submit: 'Send the link',
    autocomplete: ['username'],
    async open(stage) {
      await stage.hosted('code');
      return { Email: uniqueEmail() };
    },
    done: /a mail with a link and a code is on its way/,
  },
  {
    ...auth,
    name: 'code',
    operation: 'PasswordlessCodeLogin',
    submit: 'Log in',
    autocomplete: ['one-time-code'],
    async open(stage) {
      const { email } = await registered(stage);
      await stage.hosted('code');
      await stage.fill('Email', email);
      await stage.press('Send the link');
      await stage.title('Check your mail');
      return { 'Code of six digits': codeIn(await lastMailTo(stage.server, email)) };
    },
    done: /^You are logged in as /,
  },
  {
    ...auth,
    name: 'link',
    operation: 'PasswordlessLogin',
    submit: 'Log in',
    autocomplete: [],
    async open(stage) {
      await openLoginLink(stage, (await registered(stage)).email);
      return {};
    },
    done: /^You are logged in as /,
  },
  {
    ...auth,
    name: 'verify',
    operation: 'VerifyEmail',
    submit: 'Confirm',
    autocomplete: [],
    async open(stage) {
      await openVerification(stage);
      return {};
    },
    done: /^Your email .* is confirmed\.$/,
  },
  {
    ...auth,
    name: 'undo',
    operation: 'UndoEmailChange',
    submit: 'Undo the change',
    autocomplete: [],
    async open(stage) {
      await openChangedEmailMail(stage, 'undo');
      return {};
    },
    done: /^Your email is the old one again\./,
  },
  {
    ...auth,
    name: 'decline',
    operation: 'DeclineEmailChange',
    submit: 'This is not my account',
    autocomplete: [],
    async open(stage) {
      await openChangedEmailMail(stage, 'decline');
      return {};
    },
    done: /The account no longer has your email\./,
  },
  {
    ...auth,
    name: 'second factor',
    operation: 'CompleteLogin',
    submit: 'Log in',
    autocomplete: ['one-time-code'],
    async open(stage) {
      const customer = await registerGuarded(stage.server, { siteId: 1 });
      await openGuardedLogin(stage, customer);
      return { Code: codeOf(stage.server, customer.secret) };
    },
    done: /^You are logged in as /,
  },
  {
    ...auth,
    name: 'recovery code',
    operation: 'CompleteLogin',
    submit: 'Log in',
    autocomplete: ['off'],
    async open(stage) {
      const customer = await registerGuarded(stage.server, { siteId: 1 });
      await openGuardedLogin(stage, customer);
      await stage.press('Use a recovery code');
      return { 'Recovery code': customer.recoveryCodes[0] ?? '' };
    },
    done: /^You are logged in as /,
  },
  {
    ...auth,
    name: 'enrolment of an app',
    operation: 'ConfirmTotp',
    submit: 'Activate',
    autocomplete: ['one-time-code'],
    async open(stage) {
      await openEnrolledApp(stage);
      const secret = (await stage.page.locator('.secret').innerText()).replaceAll(' ', '');
      return { Code: codeOf(stage.server, secret) };
    },
    done: 'Save your recovery codes',
  },
  {
    name: 'details',
    element: 'gatehouse-profile-details',
    operation: 'UpdateCustomer',
    submit: 'Save',
    autocomplete: ['given-name', 'family-name', 'nickname', 'tel'],
    async open(stage) {
      await openPlainAccount(stage);
      return { 'First name (optional)': 'Ann', 'Phone (optional)': '+41 44 668 18 00' };
    },
    done: 'Saved.',
  },
  {
    name: 'email',
    element: 'gatehouse-profile-email',
    operation: 'UpdateCustomer',
    submit: 'Change the email',
    autocomplete: ['email', 'current-password'],
    async open(stage) {
      const { password } = await openPlainAccount(stage);
      return { 'New email': uniqueEmail(), 'Current password': password };
    },
    done: /^A mail to confirm .* is on its way\.$/,
  },
  {
    name: 'password',
    element: 'gatehouse-profile-password',
    operation: 'ChangePassword',
    submit: 'Change the password',
    autocomplete: ['username', 'current-password', 'new-password'],
    async open(stage) {
      const { password } = await openPlainAccount(stage);
      return { 'Current password': password, 'New password': NEW_PASSWORD };
    },
    done: /^Your password is changed\./,
  },
  {
    name: 'deletion',
    element: 'gatehouse-profile-data',
    operation: 'DeleteMyself',
    submit: 'Delete for good',
    autocomplete: ['username', 'current-password'],
    async open(stage) {
      const { password } = await openPlainAccount(stage);
      await stage.press('Delete my account');
      return { 'Current password': password };
    },
    done: 'No account yet?',
  },
];
