import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { DisableCustomer } from '../../administration/customer-support/documents.ts';
import { describeChromium } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { ChangePassword, EndOtherSessions } from '../../support/documents.ts';
import type { SiteSettingsInput } from '../../support/gql/graphql.ts';
import { UpdateSite } from '../../tenancy/sites/documents.ts';
import { hostedScene } from '../../ui/hosted/hosted-scene.ts';
import { startAuthJsApp } from './auth-js-app.ts';
import { startBrowserApp } from './browser-app.ts';

describeChromium('other clients in one browser', () => {
  const scene = hostedScene();

  async function logIn(page: Page, { email, password }: { email: string; password: string }) {
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  }

  /** Logs a customer in at both apps, and returns what says who they think is logged in. */
  async function loggedIn(customer: RegisteredCustomer) {
    const { server } = scene;
    const [authJs, crosswords] = [await startAuthJsApp(server), await startBrowserApp(server)];
    const { page } = await scene.openPage();
    await page.goto(authJs.address);
    await page.getByRole('button', { name: 'Sign in with Gatehouse' }).click();
    await logIn(page, customer);
    await page.waitForURL((url) => url.origin === new URL(authJs.address).origin);
    await page.goto(crosswords);
    // A public client at a loopback address may be any program of the machine, so the customer agrees.
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByText(`Logged in: ${customer.email}`).waitFor();
    const look = async () => {
      await page.goto(authJs.session);
      const session = JSON.parse(await page.locator('body').innerText());
      await page.goto(crosswords);
      const shown = page.getByText(/^(Logged|Failed)/);
      return [session?.user?.email ?? null, await shown.innerText()];
    };
    return { page, look };
  }

  /** Each way in which a session ends, without the apps. */
  const ENDINGS: [string, (page: Page, customer: RegisteredCustomer) => Promise<unknown>][] = [
    [
      'a logout in the account page',
      async (page) => {
        await page.goto(`${scene.server.settings.publicUrl}/sites/1/account`);
        await page.getByRole('button', { name: 'Log out', exact: true }).last().click();
        await page.getByLabel('Email or username').waitFor();
      },
    ],
    [
      'a new password',
      (_page, { token, password }) =>
        execute(
          scene.server.url,
          ChangePassword,
          { input: { oldPassword: password, newPassword: `${password}, and longer` } },
          { token },
        ),
    ],
    [
      'the end of the other sessions, on another device',
      (_page, { token }) => execute(scene.server.url, EndOtherSessions, {}, { token }),
    ],
    [
      'the login of somebody else with the same password, on a site with one session at a time',
      async (_page, customer) => {
        const owner = await logInCollaborator(scene.server);
        const set = (settings: SiteSettingsInput) =>
          execute(scene.server.url, UpdateSite, { id: '1', settings }, owner);
        await set({ concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 });
        await login(scene.server.url, customer, scene.server.demo);
        await set({ concurrentSessions: 'UNLIMITED' });
      },
    ],
    [
      'that support has disabled the customer',
      async (_page, { customer }) =>
        execute(
          scene.server.url,
          DisableCustomer,
          { id: customer.id },
          await logInCollaborator(scene.server),
        ),
    ],
  ];

  test.for(ENDINGS)('Auth.js and oauth4webapi log a customer in, and see %s', async ([, end]) => {
    const customer = await register(scene.server.url, {}, scene.server.demo);
    const { page, look } = await loggedIn(customer);
    expect(await look()).toEqual([customer.email, `Logged in: ${customer.email}`]);
    await end(page, customer);
    expect(await look()).toEqual([null, 'Logged out']);
  });
});
