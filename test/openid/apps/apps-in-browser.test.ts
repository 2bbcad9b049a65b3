import * as openid from 'openid-client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { codeIn, lastMailTo } from '../../support/mails.ts';
import { looks } from '../../ui/console/looks.ts';
import { hostedScene } from '../../ui/hosted/hosted-scene.ts';
import { discover, startNativeApp } from './native-app.ts';
import { type RelyingParty, registerApp, startRelyingParty } from './relying-party.ts';

describeChromium('in a browser', () => {
  // Allows logout tokens to be sent to this machine.
  const scene = hostedScene({ WEBHOOK_ALLOW_PRIVATE: 'true' });

  async function logIn(page: Page, { email, password }: { email: string; password: string }) {
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  }
  const refusal = async (ask: Promise<unknown>) =>
    ask.then(
      () => null,
      (error: { error?: string; status?: number }) => error.error ?? error.status ?? 'failed',
    );
  const refresh = ({ config, tokens }: RelyingParty) =>
    refusal(openid.refreshTokenGrant(config, tokens().refresh_token ?? ''));

  test('an application of a third party logs a customer in after their consent, until they disconnect it', async () => {
    const { server } = scene;
    const app = await startRelyingParty(server, { name: 'Forum <b>of</b> friends' });
    const customer = await register(server.url, {}, server.demo);
    const { page, complaints } = await scene.openPage();
    await page.goto(app.address);
    await logIn(page, customer);
    await page.getByRole('heading', { name: 'Continue to Forum <b>of</b> friends?' }).waitFor();
    expect(await page.locator('#consent li').count()).toBe(3);
    if (fullCounts) await looks(page, 'consent');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByText(`Logged in: ${customer.email}`).waitFor();
    expect(app.tokens().claims()).toMatchObject({ sub: customer.customer.id });
    expect(await refresh(app)).toBeNull();

    // The consent is stored, and the browser is logged in.
    await page.goto(app.address);
    await page.getByText(`Logged in: ${customer.email}`).waitFor();

    await page.goto(`${server.settings.publicUrl}/sites/1/account`);
    const apps = page.locator('gatehouse-profile-apps');
    await apps.getByText('It can read: name and picture, email').waitFor();
    if (fullCounts) await looks(page, 'account-with-app');
    await apps.getByRole('button', { name: /^Disconnect/ }).click();
    await apps.getByText('The app is disconnected.').waitFor();
    expect(await refresh(app)).toBe('invalid_grant');
    expect(
      await refusal(openid.fetchUserInfo(app.config, app.tokens().access_token, customer.customer.id)),
    ).not.toBeNull();
    await page.goto(app.address);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Not logged in: access_denied').waitFor();
    expect(complaints).toEqual([]);
  });

  test('an application continues when the customer has read which other logins were removed', async () => {
    const { server } = scene;
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
    const app = await startRelyingParty(server, { party: 'FIRST_PARTY' });
    const { email } = await register(server.url, {}, server.demo);
    const { page } = await scene.openPage();
    await page.goto(app.address);
    await page.getByRole('button', { name: 'Email me a login link' }).click();
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByLabel('Code').fill(codeIn(await lastMailTo(server, email)));
    await page.keyboard.press('Enter');
    await page.getByText('This email was never confirmed before.').waitFor();
    if (fullCounts) await looks(page, 'notice-before-app');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByText(`Logged in: ${email}`).waitFor();
  });

  onlyInFullRun(() => {
    const FIRST = { party: 'FIRST_PARTY', name: 'News' };
    const DEVICE = { grantTypes: ['DEVICE_CODE', 'REFRESH_TOKEN'] };

    test('an application of the publisher needs no consent, and a second one not even a login', async () => {
      const { server } = scene;
      const [news, shop] = [await startRelyingParty(server, FIRST), await startRelyingParty(server, FIRST)];
      const customer = await register(server.url, {}, server.demo);
      const { page } = await scene.openPage();
      await page.goto(news.address);
      await logIn(page, customer);
      await page.getByText(`Logged in: ${customer.email}`).waitFor();
      await page.goto(shop.address);
      await page.getByText(`Logged in: ${customer.email}`).waitFor();
      const sids = [news, shop].map(({ tokens }) => tokens().claims()?.sid);
      expect(sids[0]).toBe(sids[1]);
      // The account page uses the same session, and its logout ends the session for all applications.
      await page.goto(`${server.settings.publicUrl}/sites/1/account`);
      await page.getByRole('button', { name: 'Log out', exact: true }).last().click();
      await page.getByLabel('Email or username').waitFor();
      expect([await refresh(news), await refresh(shop)]).toEqual(['invalid_grant', 'invalid_grant']);
      await jobsDone(server);
      for (const { logoutTokens } of [news, shop]) expect(logoutTokens).toHaveLength(1);
      await page.goto(news.address);
      await page.getByLabel('Email or username').waitFor();
    });

    test('a native app gets a code at its own URI scheme, and the customer has to agree each time', async () => {
      const { server } = scene;
      const app = await startNativeApp(server);
      const customer = await register(server.url, {}, server.demo);
      const { page } = await scene.openPage();
      for (const isFirst of [true, false]) {
        const tokens = await app.logIn(page, async () => {
          if (isFirst) await logIn(page, customer);
          await page.getByRole('button', { name: 'Continue', exact: true }).click();
        });
        expect(tokens.claims()?.sub).toBe(customer.customer.id);
      }
    });

    test('a customer logs a device in with the code that it shows, or refuses it', async () => {
      const { server } = scene;
      const { client, clientSecret } = await registerApp(server, { name: 'Kiosk', ...DEVICE });
      const config = await discover(server, client.clientId, clientSecret ?? undefined);
      const customer = await register(server.url, {}, server.demo);
      const { page } = await scene.openPage();
      const device = await openid.initiateDeviceAuthorization(config, { scope: 'openid email' });
      await page.goto(device.verification_uri);
      await page.getByLabel('Code that the device shows').fill('BBBB-BBBB');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('No device shows this code.').waitFor();
      await looks(page, 'device-code');
      await page
        .getByLabel('Code that the device shows')
        .fill(device.user_code.toLowerCase().replace('-', ' '));
      await page.getByRole('button', { name: 'Continue' }).click();
      await logIn(page, customer);
      await page.getByRole('heading', { name: 'A device wants to log in to Kiosk' }).waitFor();
      await page.getByText(device.user_code, { exact: true }).waitFor();
      await looks(page, 'device');
      await page.getByRole('button', { name: 'Allow and continue' }).click();
      await page.getByText('The device is logged in.').waitFor();
      const tokens = await openid.pollDeviceAuthorizationGrant(config, device);
      expect(tokens.claims()?.sub).toBe(customer.customer.id);
      await page.goto(device.verification_uri_complete ?? '');
      await page.getByText('No device shows this code.').waitFor();

      const refused = await openid.initiateDeviceAuthorization(config, { scope: 'openid' });
      await page.goto(refused.verification_uri_complete ?? '');
      await page.getByRole('button', { name: 'Decline' }).click();
      await page.getByText('The device was refused.').waitFor();
      expect(await refusal(openid.pollDeviceAuthorizationGrant(config, refused))).toBe('access_denied');
    });
  });
});
