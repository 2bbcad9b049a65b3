import { decodeJwt, decodeProtectedHeader } from 'jose';
import * as openid from 'openid-client';
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
import { discover, startNativeApp, type Tokens } from './native-app.ts';
import { registerApp, startRelyingParty } from './relying-party.ts';

describeChromium('other clients in one browser', () => {
  const scene = hostedScene();

  async function logIn(page: Page, { email, password }: { email: string; password: string }) {
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  }

  /**
   * Logs a customer in at five apps in one browser: with Auth.js, with oauth4webapi in a page, with openid-client on a
   * server and in a native app, and on a device.
   * @returns the page, the ID tokens of three apps, `look`, which returns who is logged in at each app, and
   *   `asksAgain`, which waits until the forum asks for a login
   */
  async function loggedIn(customer: RegisteredCustomer, settings: object = {}) {
    const { server } = scene;
    const [authJs, crosswords] = [
      await startAuthJsApp(server, settings),
      await startBrowserApp(server, settings),
    ];
    const forum = await startRelyingParty(server, { party: 'FIRST_PARTY', ...settings });
    const native = await startNativeApp(server, settings);
    const kiosk = await registerApp(server, {
      ...{ name: 'Kiosk', party: 'FIRST_PARTY', grantTypes: ['DEVICE_CODE'] },
      ...settings,
    });
    const { page } = await scene.openPage();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(authJs.address);
    await press('Sign in with Gatehouse');
    await logIn(page, customer);
    await page.waitForURL((url) => url.origin === new URL(authJs.address).origin);
    await page.goto(crosswords);
    // Any program of the machine can use a loopback address, so a public client there needs consent.
    await press('Continue');
    await page.getByText(`Logged in: ${customer.email}`).waitFor();
    await page.goto(forum.address);
    await page.getByText(`Logged in: ${customer.email}`).waitFor();
    const nativeTokens = await native.logIn(page, () => press('Continue'));
    const config = await discover(server, kiosk.client.clientId, kiosk.clientSecret ?? '');
    const device = await openid.initiateDeviceAuthorization(config, { scope: 'openid email' });
    await page.goto(device.verification_uri_complete ?? '');
    await press('Allow and continue');
    await page.getByText('The device is logged in.').waitFor();
    const deviceTokens = await openid.pollDeviceAuthorizationGrant(config, device);

    const look = async () => {
      await page.goto(authJs.session);
      const session = JSON.parse(await page.locator('body').innerText());
      await page.goto(crosswords);
      const shown = page.getByText(/^(Logged|Failed)/);
      return {
        authJs: session?.user?.email ?? null,
        crosswords: await shown.innerText(),
        forum: await emailOf(forum.config, forum.tokens()),
        native: await emailOf(native.config, nativeTokens),
        kiosk: await emailOf(config, deviceTokens),
      };
    };
    const asksAgain = async () => {
      await page.goto(forum.address);
      await page.getByLabel('Email or username').waitFor();
    };
    const idTokens = [forum.tokens(), nativeTokens, deviceTokens].map(({ id_token = '' }) => id_token);
    return { page, look, asksAgain, idTokens };
  }

  /** The email that UserInfo returns to an app, or null if the access token is refused. */
  async function emailOf(config: openid.Configuration, tokens: Tokens): Promise<unknown> {
    const asked = openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
    return asked.then(
      ({ email }) => email ?? '',
      (error: { status?: number }) => (error.status === 401 ? null : Promise.reject(error)),
    );
  }

  /** Ways in which a session ends without a request of the apps. */
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
      'another login of the customer, on a site with one session at a time',
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
      'a collaborator has disabled the customer',
      async (_page, { customer }) =>
        execute(
          scene.server.url,
          DisableCustomer,
          { id: customer.id },
          await logInCollaborator(scene.server),
        ),
    ],
  ];

  const seen = (email: string | null) => ({
    ...{ authJs: email, forum: email, native: email, kiosk: email },
    crosswords: email === null ? 'Logged out' : `Logged in: ${email}`,
  });

  test.for(ENDINGS)('all five apps log a customer in, and log them out after %s', async ([, end]) => {
    const customer = await register(scene.server.url, {}, scene.server.demo);
    const { page, look, asksAgain, idTokens } = await loggedIn(customer);
    expect(await look()).toEqual(seen(customer.email));
    expect(new Set(idTokens.map((token) => decodeJwt(token).sid)).size).toBe(1);
    await end(page, customer);
    expect(await look()).toEqual(seen(null));
    await asksAgain();
  });

  test('all five accept ID tokens that are signed with RS256', async () => {
    const customer = await register(scene.server.url, {}, scene.server.demo);
    const { look, idTokens } = await loggedIn(customer, { idTokenAlgorithm: 'RS256' });
    expect(await look()).toEqual(seen(customer.email));
    for (const token of idTokens) expect(decodeProtectedHeader(token).alg).toBe('RS256');
  });
});
