import * as openid from 'openid-client';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { fullCounts } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { looks } from '../../ui/console/looks.ts';
import { hostedScene } from '../../ui/hosted/hosted-scene.ts';
import { type RelyingParty, startRelyingParty } from './relying-party.ts';

describeChromium('an application of another company', () => {
  const scene = hostedScene();

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

  test('logs a customer in after their consent, until they disconnect it in their account', async () => {
    const { server } = scene;
    const app = await startRelyingParty(server, { name: 'Forum <b>of</b> friends' });
    const customer = await register(server.url, {}, server.demo);
    const { page, complaints } = await scene.openPage();
    await page.goto(app.address);
    await logIn(page, customer);
    await page.getByRole('heading', { name: 'Forum <b>of</b> friends wants to log you in' }).waitFor();
    await page.getByText('Another company runs this app.').waitFor();
    const asked = await page.locator('#app li:visible').allInnerTexts();
    expect(asked).toEqual([
      'an id that stands for your account',
      'your name, picture and language',
      'your email address',
    ]);
    if (fullCounts) await looks(page, 'consent');
    await page.getByRole('button', { name: 'Allow and continue' }).click();
    await page.getByText(`Logged in: ${customer.email}`).waitFor();
    expect(app.tokens().claims()).toMatchObject({ sub: customer.customer.id });
    expect(await refresh(app)).toBeNull();

    // The consent is known, and the browser is logged in.
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
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('Not logged in: access_denied').waitFor();
    expect(complaints).toEqual([]);
  });
});
