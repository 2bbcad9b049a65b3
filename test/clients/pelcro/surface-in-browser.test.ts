import { decodeProtectedHeader } from 'jose';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addIssuer,
  importCustomer,
  newSecret,
  oldClaims,
  signOld,
} from '../../access/legacy-tokens/moved-in.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { request } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Logout, Me } from '../../support/documents.ts';
import {
  callPelcro,
  openPage,
  reload,
  type Scene,
  setSurfaceScene,
  stateOf,
  tokenInCookie,
} from './surface-page.ts';

const password = 'a long enough password';

describeChromium('window.Pelcro on a page with a strict policy', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let page: Page;
  let email: string;
  beforeAll(async () => {
    scene = await setSurfaceScene();
  });
  beforeEach(async () => {
    email = uniqueEmail();
    browser = await openBrowser();
    page = await openPage(browser, scene.origin);
  });
  const me = async (token: string | undefined) => {
    const { data, errors } = await request(scene.server.url, Me, {}, { token: token ?? '' });
    return data?.me?.email ?? errors[0]?.extensions?.code;
  };
  const registerHere = () => callPelcro(page, 'user.register', { email, password });
  const refreshPath = () => `${scene.url}/api/v1/sdk/customer/refresh`;

  test('a registration sets the cookie of Pelcro, which stays after a reload until the logout', async () => {
    const { error, answer } = await registerHere();
    expect({ error, email: answer.data.email }).toEqual({ error: null, email });
    const { customer, events } = await stateOf(page);
    expect(await me(customer.auth_token)).toBe(email);
    expect(await tokenInCookie(page)).toBe(customer.auth_token);
    expect(events).toEqual([
      'PelcroSiteLoaded: nobody',
      'PelcroBootComplete: nobody',
      `PelcroUserLoaded: ${email}`,
      `PelcroUserRegister: ${email}`,
    ]);

    await reload(page);
    const again = await stateOf(page);
    expect(again.customer).toMatchObject({ id: customer.id, email });
    expect(await tokenInCookie(page)).toBe(again.customer.auth_token);
    expect(again.events).toEqual([
      'PelcroSiteLoaded: nobody',
      `PelcroUserLoaded: ${email}`,
      `PelcroUserRefresh: ${email}`,
      'PelcroBootComplete: nobody',
    ]);

    expect((await callPelcro(page, 'user.logout')).error).toBe(null);
    expect(await stateOf(page)).toMatchObject({ customer: {}, isAuthenticated: false });
    expect((await stateOf(page)).events.at(-1)).toBe('PelcroUserLogout: nobody');
    expect(await tokenInCookie(page)).toBe(null);
    expect(await me(again.customer.auth_token)).toBe('TOKEN_REVOKED');
  });

  test('refusals reach the callback with the answer of the service, and change nothing', async () => {
    await register(scene.server.url, { email, password });
    const wrong = await callPelcro(page, 'user.login', { email, password: 'not the password' });
    expect(wrong.error).toMatchObject({ status: 404, message: 'Invalid credentials! Please try again.' });
    const taken = await registerHere();
    expect(taken.error).toMatchObject({
      status: 400,
      body: { errors: { email: ['The email has already been taken.'] } },
    });
    const foreign = { idp_name: 'google', idp_token: 'not a token', email };
    expect((await callPelcro(page, 'user.idpLogin', foreign)).error?.status).toBe(400);
    const link = await callPelcro(page, 'user.verifyLoginToken', { token: 'not a token' });
    expect(link.error?.status).toBe(400);
    expect(await stateOf(page)).toMatchObject({ customer: {}, isAuthenticated: false });
    expect(await tokenInCookie(page)).toBe(null);

    expect((await callPelcro(page, 'user.login', { email, password })).error).toBe(null);
    const { customer } = await stateOf(page);
    const unchanged = await callPelcro(page, 'password.update', {
      old_password: 'not the password',
      new_password: 'quite another password',
      confirm_new_password: 'quite another password',
    });
    expect(unchanged.error?.status).toBe(400);
    expect((await stateOf(page)).customer).toEqual(customer);
  });

  onlyInFullRun(() => {
    test('authenticate continues a session that was opened elsewhere', async () => {
      await register(scene.server.url, { email, password });
      const { token } = await login(scene.server.url, { email, password });
      const { error } = await callPelcro(page, 'user.authenticate', { auth_token: token });
      expect(error).toBe(null);
      expect((await stateOf(page)).customer).toMatchObject({ email, auth_token: token });
      expect(await tokenInCookie(page)).toBe(token);
      await reload(page);
      expect((await stateOf(page)).customer.email).toBe(email);
    });

    test('an update dispatches events, and puts the token of the customer into the cookie', async () => {
      await registerHere();
      const before = (await stateOf(page)).customer.auth_token;
      const update = await callPelcro(page, 'user.update', { auth_token: before, first_name: 'Ann' });
      expect(update.error).toBe(null);
      const { customer, events } = await stateOf(page);
      expect(customer).toMatchObject({ email, first_name: 'Ann' });
      expect(events.slice(-2)).toEqual([`PelcroUserLoaded: ${email}`, `PelcroUserUpdated: ${email}`]);
      expect(await tokenInCookie(page)).toBe(customer.auth_token);
      const saved = await callPelcro(page, 'user.saveToMetaData', { key: 'articles', value: ['one', 'two'] });
      expect(saved.answer.data.metadata).toEqual({ metadata_saved_articles: ['one', 'two'] });
    });
  });

  test('a cookie of Pelcro keeps its customer logged in: the next page has a token of this service', async () => {
    const secret = newSecret();
    await addIssuer(scene.server, { secret: Buffer.from(secret) });
    const customer = await importCustomer(scene.server);
    const old = signOld(secret, oldClaims(scene.server, customer.id));
    const value = Buffer.from(old).toString('base64');
    await browser.addCookies([{ name: 'pelcro.user.auth.token', value, url: scene.origin }]);
    await reload(page);
    const shown = await stateOf(page);
    expect(shown.customer).toMatchObject({ id: customer.id, email: customer.email });
    expect(shown.events).not.toContain('PelcroUserLogout: nobody');
    expect(await tokenInCookie(page)).toBe(shown.customer.auth_token);
    expect(decodeProtectedHeader(shown.customer.auth_token ?? '').alg).toBe('ES256');
    expect(await me(old)).toBe(customer.email);
  });

  describe('an invalid token', () => {
    beforeEach(async () => {
      await registerHere();
      const { auth_token: token = '' } = (await stateOf(page)).customer;
      await request(scene.server.url, Logout, {}, { token });
    });

    test('is noticed by refresh: the cookie is removed, and the page gets an event', async () => {
      expect((await callPelcro(page, 'user.refresh', {})).error?.status).toBe(403);
      expect(await stateOf(page)).toMatchObject({ customer: {}, isAuthenticated: false });
      expect((await stateOf(page)).events.at(-1)).toBe('PelcroUserLogout: nobody');
      expect(await tokenInCookie(page)).toBe(null);
    });

    onlyInFullRun(() => {
      test('is noticed when a page loads', async () => {
        await reload(page);
        expect((await stateOf(page)).events).toContain('PelcroUserLogout: nobody');
        expect(await tokenInCookie(page)).toBe(null);
      });

      test('does not end a login that another page has made meanwhile', async () => {
        const dead = (await stateOf(page)).customer.auth_token;
        const other = await openPage(browser, scene.origin);
        await callPelcro(other, 'user.login', { email, password });
        expect((await callPelcro(page, 'user.refresh', { auth_token: dead })).error?.status).toBe(403);
        expect((await callPelcro(page, 'user.refresh', {})).error).toBe(null);
        expect((await stateOf(page)).customer.email).toBe(email);
        expect(await me((await tokenInCookie(page)) ?? '')).toBe(email);
      });
    });
  });

  onlyInFullRun(() => {
    test('an outage or a lost network does not log the customer out', async () => {
      await registerHere();
      const token = await tokenInCookie(page);
      const outage = { error: { report_id: null, status: 503, message: 'Try again.' } };
      const headers = { 'access-control-allow-origin': scene.origin };
      await page.route(refreshPath(), (route) => route.fulfill({ status: 503, json: outage, headers }));
      await reload(page);
      expect(await stateOf(page)).toMatchObject({ customer: {}, isAuthenticated: true });
      expect((await callPelcro(page, 'user.refresh', {})).error).toMatchObject({ status: 503 });
      await page.unroute(refreshPath());
      await page.route(refreshPath(), (route) => route.abort());
      const lost = await callPelcro(page, 'user.refresh', {});
      expect(lost.error).toEqual({ message: 'Network Error', status: null, body: null });
      expect(await tokenInCookie(page)).toBe(token);
      await page.unroute(refreshPath());
      expect((await callPelcro(page, 'user.refresh', {})).error).toBe(null);
      expect((await stateOf(page)).customer.email).toBe(email);
    });

    test('a logout in one tab logs out another tab, but not a login in another browser', async () => {
      const second = await openPage(browser, scene.origin);
      const other = await openPage(await openBrowser(), scene.origin);
      await registerHere();
      await callPelcro(other, 'user.login', { email, password });
      await reload(second);
      expect(await stateOf(second)).toMatchObject({ customer: { email }, isAuthenticated: true });
      await callPelcro(page, 'user.logout');
      await expect.poll(() => stateOf(second)).toMatchObject({ customer: {}, isAuthenticated: false });
      expect((await stateOf(second)).events.at(-1)).toBe('PelcroUserLogout: nobody');
      expect(await stateOf(other)).toMatchObject({ customer: { email }, isAuthenticated: true });
    });

    test('a logout on another host of the domain is noticed on return to the tab', async () => {
      await registerHere();
      // Removes the shared cookie, as the other host does.
      await page.context().clearCookies();
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      expect(await stateOf(page)).toMatchObject({ customer: {}, isAuthenticated: false });
    });

    test('an answer that arrives after the logout does not log the customer in again', async () => {
      await registerHere();
      const { promise: loggedOut, resolve: goOn } = Promise.withResolvers<void>();
      const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>();
      await page.route(refreshPath(), async (route) => {
        const response = await route.fetch();
        asked();
        await loggedOut;
        await route.fulfill({ response });
      });
      const refreshing = callPelcro(page, 'user.refresh', {});
      await isAsked;
      await callPelcro(page, 'user.logout');
      goOn();
      expect((await refreshing).error).toBe(null);
      expect(await stateOf(page)).toMatchObject({ customer: {}, isAuthenticated: false });
      expect(await tokenInCookie(page)).toBe(null);
    });
  });
});
