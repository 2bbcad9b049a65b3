import { execute } from '../../support/client.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { codeIn, lastMailTo, linksIn } from '../../support/mails.ts';
import {
  RequestEmailVerification,
  RequestPasswordlessLogin,
  RequestPasswordReset,
} from '../../support/ways-in.ts';
import { longEmail } from './log-in-states.ts';
import { type SiteName, type Stage, setViewScene, stageOf, type ViewState } from './view-scene.ts';

/** Opens a link in the latest mail to an address: the first one whose view ends with `view`. */
async function openMail({ server, page }: Stage, email: string, view = ''): Promise<void> {
  const links = linksIn(await lastMailTo(server, email));
  const link = links.find(({ searchParams }) => (searchParams.get('view') ?? '').endsWith(view));
  await page.goto(link?.href ?? '');
}

/** Registers a customer with a long email. */
const registered = ({ server, sites }: Stage, site: SiteName = 'paper') =>
  register(server.url, { email: longEmail() }, { siteId: sites[site] });

export async function openReset(stage: Stage): Promise<RegisteredCustomer> {
  const customer = await registered(stage);
  const input = { email: customer.email };
  await execute(stage.server.url, RequestPasswordReset, { input }, { siteId: 1 });
  await openMail(stage, customer.email);
  return customer;
}

export async function openVerification(stage: Stage): Promise<void> {
  const { email, token } = await registered(stage);
  await execute(stage.server.url, RequestEmailVerification, {}, { token, siteId: 1 });
  await openMail(stage, email, 'email-verify');
}

/** A customer with a verified email changes it. @returns the customer and the new email */
async function changeEmail({ server }: Stage): Promise<{ customer: RegisteredCustomer; email: string }> {
  const customer = await register(server.url, {}, { siteId: 1 });
  await server.gatehouse.prisma.customer.update({
    where: { id: Number(customer.customer.id) },
    data: { emailVerifiedAt: server.clock.now() },
  });
  const email = uniqueEmail();
  await execute(server.url, UpdateCustomer, { input: { email } }, { token: customer.token, siteId: 1 });
  return { customer, email };
}

/** Opens a link of a mail about a changed email: the link that undoes the change, or the link that declines it. */
export async function openChangedEmailMail(stage: Stage, kind: 'undo' | 'decline'): Promise<void> {
  const { customer, email } = await changeEmail(stage);
  await openMail(stage, kind === 'undo' ? customer.email : email, `email-change-${kind}`);
}

export async function openLoginLink(stage: Stage, email: string, site: SiteName = 'paper'): Promise<void> {
  const siteId = stage.sites[site];
  await execute(stage.server.url, RequestPasswordlessLogin, { input: { email } }, { siteId });
  await openMail(stage, email);
}

export const forgotStates: readonly ViewState[] = [
  {
    name: 'empty',
    async show(stage) {
      await stage.hosted('forgot');
      await stage.title('Forgot your password?');
    },
  },
  {
    name: 'not an email',
    async show(stage) {
      await stage.hosted('forgot');
      await stage.fill('Email', 'ann');
      await stage.press('Send the link');
      await stage.text('Please enter an email such as');
    },
  },
  {
    name: 'too often',
    async show({ page }) {
      const limited = stageOf(await setViewScene({ RATE_LIMITS: 'on' }), page);
      const input = { email: uniqueEmail() };
      for (let nth = 0; nth < 5; nth += 1)
        await execute(limited.server.url, RequestPasswordReset, { input }, { siteId: 1 });
      await limited.hosted('forgot');
      await limited.fill('Email', input.email);
      await limited.press('Send the link');
      await limited.text('Too many requests.');
    },
  },
];

export const forgotSentStates: readonly ViewState[] = [
  {
    name: 'to a long email',
    async show(stage) {
      await stage.hosted('forgot', { site: 'long' });
      await stage.fill('E-Mail', longEmail());
      await stage.press('Link senden');
      await stage.title('Sehen Sie in Ihr Postfach');
    },
  },
];

export const resetStates: readonly ViewState[] = [
  {
    name: 'a valid link',
    async show(stage) {
      await openReset(stage);
      await stage.title('Choose a new password');
    },
  },
  {
    name: 'a password that is refused',
    async show(stage) {
      await openReset(stage);
      await stage.fill('New password', '12345');
      await stage.press('Save the password');
      await stage.text('Please enter at least 6 characters.');
    },
  },
  {
    name: 'a link that is not valid',
    async show(stage) {
      const { page } = stage;
      await page.goto(
        `${stage.server.settings.publicUrl}/?view=password-reset&site_id=1&token=a.b&email=ann@paper.example`,
      );
      await stage.fill('New password', 'a long enough password');
      await stage.press('Save the password');
      await stage.text('This link or code is no longer valid.');
    },
  },
];

/** The view after a reset: the login. */
export const resetDoneState: ViewState = {
  name: 'after a reset',
  async show(stage) {
    await openReset(stage);
    await stage.fill('New password', 'a long enough password');
    await stage.press('Save the password');
    await stage.text('Your password is changed.');
  },
};

export const passwordlessStates: readonly ViewState[] = [
  {
    name: 'empty',
    async show(stage) {
      await stage.hosted('code');
      await stage.title('Log in by email');
    },
  },
];

async function requestCode(stage: Stage, email: string): Promise<void> {
  await stage.hosted('code');
  await stage.fill('Email', email);
  await stage.press('Send the link');
  await stage.title('Check your mail');
}

export const codeStates: readonly ViewState[] = [
  { name: 'to a long email', show: (stage) => requestCode(stage, longEmail()) },
  {
    name: 'a wrong code',
    async show(stage) {
      const { email } = await registered(stage);
      await requestCode(stage, email);
      const right = codeIn(await lastMailTo(stage.server, email));
      await stage.fill('Code of six digits', right === '111111' ? '222222' : '111111');
      await stage.page.keyboard.press('Enter');
      await stage.page.locator('.alert, .problem').waitFor();
    },
  },
  {
    name: 'sent again',
    async show(stage) {
      await requestCode(stage, longEmail());
      await stage.press('Send another mail');
      await stage.text('Another mail is on its way.');
    },
  },
];

export const linkStates: readonly ViewState[] = [
  {
    name: 'a valid link',
    async show(stage) {
      await openLoginLink(stage, (await registered(stage)).email);
      await stage.text('Press the button to log in here.');
    },
  },
  {
    name: 'a link that is not valid',
    async show(stage) {
      await stage.page.goto(
        `${stage.server.settings.publicUrl}/?view=passwordless-login&site_id=1&token=a.b`,
      );
      await stage.press('Log in');
      await stage.text('This link or code is no longer valid.');
    },
  },
];

/** The view after a first login by a link. */
export const passwordRemovedState: ViewState = {
  name: 'after a first login by a link',
  async show(stage) {
    await openLoginLink(stage, (await registered(stage)).email);
    await stage.press('Log in');
    await stage.text('the old password and all other logins were removed');
  },
};

export const verifyStates: readonly ViewState[] = [
  {
    name: 'a valid link',
    async show(stage) {
      await openVerification(stage);
      await stage.title('Confirm your email');
    },
  },
  {
    name: 'confirmed',
    async show(stage) {
      await openVerification(stage);
      await stage.press('Confirm');
      await stage.page.getByText(/^Your email .* is confirmed\.$/).waitFor();
    },
  },
  {
    name: 'a link without its token',
    async show(stage) {
      await stage.page.goto(`${stage.server.settings.publicUrl}/?view=email-verify&site_id=1`);
      await stage.text('This link or code is no longer valid.');
    },
  },
];

export const undoStates: readonly ViewState[] = [
  {
    name: 'a valid link',
    async show(stage) {
      await openChangedEmailMail(stage, 'undo');
      await stage.title('Undo the change of your email');
    },
  },
  {
    name: 'undone',
    async show(stage) {
      await openChangedEmailMail(stage, 'undo');
      await stage.press('Undo the change');
      await stage.text('Your email is the old one again.');
    },
  },
  {
    name: 'a link that is not valid',
    async show(stage) {
      await stage.page.goto(`${stage.server.settings.publicUrl}/?view=email-change-undo&site_id=1&token=a.b`);
      await stage.press('Undo the change');
      await stage.text('This link has expired or has been used already.');
    },
  },
];

export const declineStates: readonly ViewState[] = [
  {
    name: 'a valid link',
    async show(stage) {
      await openChangedEmailMail(stage, 'decline');
      await stage.title('This is not my account');
    },
  },
  {
    name: 'declined',
    async show(stage) {
      await openChangedEmailMail(stage, 'decline');
      await stage.press('This is not my account');
      await stage.text('The account no longer has your email.');
    },
  },
];
