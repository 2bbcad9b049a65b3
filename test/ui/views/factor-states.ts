import { registerGuarded } from '../../customers/second-factor/factors.ts';
import { addAuthenticator } from '../../support/chromium.ts';
import { request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Register } from '../../support/documents.ts';
import { openLoginLink } from './mail-states.ts';
import type { SiteName, Stage, ViewState } from './view-scene.ts';

export async function openGuardedLogin(
  stage: Stage,
  { email, password }: { email: string; password: string },
  site: SiteName = 'paper',
): Promise<void> {
  await stage.hosted('login', { site });
  await stage.fill('Email or username', email);
  await stage.fill('Password', password);
  await stage.page.keyboard.press('Enter');
}

/** Begins a login on the strict site, which requires a new customer to set up a second factor first. */
async function openEnrolment(stage: Stage): Promise<void> {
  const input = { email: uniqueEmail(), password: 'a long enough password' };
  await request(stage.server.url, Register, { input }, { siteId: stage.sites.strict });
  await openGuardedLogin(stage, input, 'strict');
  await stage.title('Protect your account');
}

/** Begins the login of a customer whose only factor is a passkey of this browser. */
async function askForPasskey(stage: Stage): Promise<void> {
  const customer = await register(stage.server.url, {}, { siteId: 1 });
  await addAuthenticator(stage.page);
  await stage.logIn(customer);
  const added = await stage.page.locator('gatehouse-auth').evaluate(async (auth, password) => {
    const { client } = auth as HTMLElement & {
      client: {
        passkeys: { add(authority: object): Promise<{ error: unknown }> };
        logout(): Promise<unknown>;
      };
    };
    const { error } = await client.passkeys.add({ password });
    await client.logout();
    return error === null;
  }, customer.password);
  if (!added) throw new Error('The passkey was not added');
  await openLoginLink(stage, customer.email);
  await stage.press('Log in');
}

export const secondFactorStates: readonly ViewState[] = [
  {
    name: 'a code of the app',
    async show(stage) {
      await openGuardedLogin(stage, await registerGuarded(stage.server, { siteId: 1 }));
      await stage.title('Confirm that it is you');
    },
  },
  {
    name: 'a wrong code',
    async show(stage) {
      await openGuardedLogin(stage, await registerGuarded(stage.server, { siteId: 1 }));
      await stage.fill('Code', '000000');
      await stage.page.keyboard.press('Enter');
      await stage.page.locator('.problem, .alert').waitFor();
    },
  },
  {
    name: 'a passkey only',
    async show(stage) {
      await askForPasskey(stage);
      await stage.text('Use your passkey to continue.');
    },
  },
];

export const recoveryCodeStates: readonly ViewState[] = [
  {
    name: 'empty',
    async show(stage) {
      await openGuardedLogin(stage, await registerGuarded(stage.server, { siteId: 1 }));
      await stage.press('Use a recovery code');
      await stage.page.getByLabel('Recovery code').waitFor();
    },
  },
];

export const enrolStates: readonly ViewState[] = [{ name: 'app or passkey', show: openEnrolment }];

export async function openEnrolledApp(stage: Stage): Promise<void> {
  await openEnrolment(stage);
  await stage.press('Authenticator app');
  await stage.page.getByRole('img', { name: 'QR code' }).locator('svg').waitFor();
}

export const enrolTotpStates: readonly ViewState[] = [
  { name: 'the secret of the app', show: openEnrolledApp },
  {
    name: 'a wrong code',
    async show(stage) {
      await openEnrolledApp(stage);
      await stage.fill('Code', '000000');
      await stage.press('Activate');
      await stage.page.locator('.problem, .alert').waitFor();
    },
  },
];

export const recoveryCodesStates: readonly ViewState[] = [
  {
    name: 'ten codes',
    async show(stage) {
      await openEnrolment(stage);
      await addAuthenticator(stage.page);
      await stage.press('Passkey');
      await stage.title('Save your recovery codes');
    },
  },
];
