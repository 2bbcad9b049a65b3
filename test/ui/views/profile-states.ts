import { ageSessions } from '../../customers/email-addresses/scene.ts';
import { registerGuarded } from '../../customers/second-factor/factors.ts';
import { addAuthenticator } from '../../support/chromium.ts';
import { login, type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { longEmail } from './log-in-states.ts';
import { openLoginLink } from './mail-states.ts';
import { acceptedTerms, type SiteName, type Stage, type ViewState } from './view-scene.ts';

const UNKNOWN_DEVICE = 'Feedreader/1.0';
const LONG_DEVICE =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0';

const siteOf = ({ sites }: Stage, site: SiteName) => ({ siteId: sites[site] });

/** Registers a customer with long names, a linked login and two more devices. */
async function richCustomer(stage: Stage, site: SiteName = 'paper'): Promise<RegisteredCustomer> {
  const { server } = stage;
  const customer = await register(
    server.url,
    {
      email: longEmail(),
      ...acceptedTerms(site),
      firstName: 'Maximiliane Friederike Charlotte',
      lastName: 'Freifrau von und zu Oberschwarzach-Unterschwarzach',
    },
    siteOf(stage, site),
  );
  const identity = { accountId: 1, customerId: Number(customer.customer.id), lastUsedAt: server.clock.now() };
  await server.gatehouse.prisma.externalIdentity.create({
    data: {
      ...identity,
      provider: 'google',
      issuer: 'https://google.example',
      subject: customer.email,
      email: customer.email,
      createdAt: server.clock.now(),
    },
  });
  for (const userAgent of [UNKNOWN_DEVICE, LONG_DEVICE])
    await login(server.url, customer, { ...siteOf(stage, site), headers: { 'user-agent': userAgent } });
  return customer;
}

async function openAccount(stage: Stage, customer: { email: string; password: string }, site?: SiteName) {
  await stage.logIn(customer, site);
  await stage.hosted('account', { ...(site && { site }) });
  await stage.page.locator('gatehouse-profile-sessions li').first().waitFor();
}

export async function openPlainAccount(stage: Stage): Promise<RegisteredCustomer> {
  const customer = await register(stage.server.url, {}, { siteId: 1 });
  await openAccount(stage, customer);
  return customer;
}

function section({ page }: Stage, name: string) {
  const found = page.locator(`gatehouse-profile-${name}`);
  return {
    found,
    press: (button: string) => found.getByRole('button', { name: button, exact: true }).click(),
    fill: (label: string, value: string) => found.getByLabel(label, { exact: true }).fill(value),
    says: (text: string) => found.getByText(text).first().waitFor(),
  };
}

export const accountStates: readonly ViewState[] = [
  {
    name: 'of a new customer',
    async show(stage) {
      await openPlainAccount(stage);
    },
  },
  {
    name: 'of a customer with long names, devices and a linked login',
    async show(stage) {
      await openAccount(stage, await richCustomer(stage));
    },
  },
  {
    name: 'in German, with long names',
    async show(stage) {
      await openAccount(stage, await richCustomer(stage, 'long'), 'long');
    },
  },
  {
    name: 'of a customer without a password',
    async show(stage) {
      const { email } = await register(stage.server.url, {}, { siteId: 1 });
      await openLoginLink(stage, email);
      await stage.press('Log in');
      await stage.title('You are logged in');
      await stage.hosted('account');
      await section(stage, 'password').says('You have no password.');
      await section(stage, 'sessions').says('This device');
    },
  },
  {
    name: 'while the service refuses the lists of devices, factors and logins',
    async show(stage) {
      const customer = await register(stage.server.url, {}, { siteId: 1 });
      await stage.logIn(customer);
      const body = { errors: [{ message: 'Busy', extensions: { code: 'UNAVAILABLE' } }] };
      await stage.page.route('**/graphql', (route) =>
        /query (Sessions|Authenticators|Identities)/i.test(route.request().postData() ?? '')
          ? route.fulfill({ status: 503, contentType: 'application/json', body: JSON.stringify(body) })
          : route.fallback(),
      );
      await stage.hosted('account');
      await section(stage, 'sessions').says('The service is not available');
    },
  },
  {
    name: 'the page for the password',
    async show(stage) {
      await stage.logIn(await register(stage.server.url, {}, { siteId: 1 }));
      await stage.hosted('account/password');
      await stage.page.getByLabel('Current password').waitFor();
    },
  },
];

export const sectionStates: Readonly<Record<string, readonly ViewState[]>> = {
  details: [
    {
      name: 'saved',
      async show(stage) {
        await openPlainAccount(stage);
        await section(stage, 'details').fill('First name (optional)', 'Ann');
        await section(stage, 'details').press('Save');
        await section(stage, 'details').says('Saved.');
      },
    },
  ],
  email: [
    {
      name: 'a wrong password',
      async show(stage) {
        const { customer } = await openPlainAccount(stage);
        // After a login within the last ten minutes, the password would not be checked.
        await ageSessions(stage.server, customer.id);
        await section(stage, 'email').fill('New email', uniqueEmail());
        await section(stage, 'email').fill('Current password', 'wrong');
        await section(stage, 'email').press('Change the email');
        await section(stage, 'email').found.locator('.problem, .alert').waitFor();
      },
    },
    {
      name: 'changed',
      async show(stage) {
        const { password } = await openPlainAccount(stage);
        await section(stage, 'email').fill('New email', longEmail());
        await section(stage, 'email').fill('Current password', password);
        await section(stage, 'email').press('Change the email');
        await section(stage, 'email').says('A mail to confirm');
      },
    },
  ],
  password: [
    {
      name: 'a wrong password',
      async show(stage) {
        await openPlainAccount(stage);
        await section(stage, 'password').fill('Current password', 'wrong');
        await section(stage, 'password').fill('New password', 'a long enough password');
        await section(stage, 'password').press('Change the password');
        await section(stage, 'password').found.locator('.problem, .alert').waitFor();
      },
    },
    {
      name: 'changed',
      async show(stage) {
        const { password } = await openPlainAccount(stage);
        await section(stage, 'password').fill('Current password', password);
        await section(stage, 'password').fill('New password', 'a long enough password');
        await section(stage, 'password').press('Change the password');
        await section(stage, 'password').says('Your password is changed.');
      },
    },
  ],
  factors: [
    {
      name: 'asks for the password',
      async show(stage) {
        await openPlainAccount(stage);
        await section(stage, 'factors').press('Add an authenticator app');
        await section(stage, 'factors').says('To make this change, enter your password.');
      },
    },
    {
      name: 'the secret of the app',
      async show(stage) {
        const { password } = await openPlainAccount(stage);
        await section(stage, 'factors').press('Add an authenticator app');
        await section(stage, 'factors').fill('Current password', password);
        await section(stage, 'factors').press('Add an authenticator app');
        await section(stage, 'factors').found.locator('.qr svg').waitFor();
      },
    },
    {
      name: 'recovery codes after a passkey',
      async show(stage) {
        const { password } = await openPlainAccount(stage);
        await addAuthenticator(stage.page);
        await section(stage, 'factors').press('Add a passkey');
        await section(stage, 'factors').fill('Current password', password);
        await section(stage, 'factors').press('Add a passkey');
        await section(stage, 'factors').found.locator('.codes').waitFor();
      },
    },
    {
      name: 'an app, whose removal asks for a code',
      async show(stage) {
        const { email, password, recoveryCodes } = await registerGuarded(stage.server, { siteId: 1 });
        await stage.hosted('account');
        await stage.fill('Email or username', email);
        await stage.fill('Password', password);
        await stage.page.keyboard.press('Enter');
        await stage.press('Use a recovery code');
        await stage.fill('Recovery code', recoveryCodes[0] ?? '');
        await stage.page.keyboard.press('Enter');
        await section(stage, 'factors').says('Recovery codes left: 9.');
        await section(stage, 'factors').press('Remove: My phone');
        await section(stage, 'factors').found.getByLabel('Code of the app, or a recovery code').waitFor();
      },
    },
  ],
  identities: [
    {
      name: 'asks for the password to unlink a login',
      async show(stage) {
        await openAccount(stage, await richCustomer(stage));
        await section(stage, 'identities')
          .found.getByRole('button', { name: /^Unlink/ })
          .click();
        await section(stage, 'identities').found.getByLabel('Current password').waitFor();
      },
    },
  ],
  sessions: [
    {
      name: 'all other devices logged out',
      async show(stage) {
        await openAccount(stage, await richCustomer(stage));
        await section(stage, 'sessions').press('Log out all other devices');
        await section(stage, 'sessions').says('All other devices are logged out.');
      },
    },
  ],
  data: [
    {
      name: 'asks before the deletion',
      async show(stage) {
        await openPlainAccount(stage);
        await section(stage, 'data').press('Delete my account');
        await section(stage, 'data').found.getByLabel('Current password').waitFor();
      },
    },
  ],
};
