import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Gatehouse } from '../../../src/clients/browser/gatehouse.ts';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import {
  type OpenIdProvider,
  startOpenIdProvider,
} from '../../customers/identity-providers/openid-provider.ts';
import { addProvider, externalPerson } from '../../customers/identity-providers/scene.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { openPage, type Scene, serviceUrl, setSdkScene, startSdk, stateOf, storedBy } from './sdk-page.ts';

declare const window: { gatehouse: Gatehouse };

describeChromium('logins of the browser SDK at an identity provider', () => {
  let scene: Scene;
  let provider: CodeProvider;
  let openId: OpenIdProvider;
  let browser: BrowserContext;
  beforeAll(async () => {
    openId = await startOpenIdProvider();
    scene = await setSdkScene({ GOOGLE_ISSUER: openId.issuer });
    provider = await startCodeProvider({ publicUrl: serviceUrl(scene.server) });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(scene.server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
    await addProvider(scene.server, { name: 'google', kind: 'GOOGLE' });
  });
  beforeEach(async () => {
    browser = await openBrowser();
    provider.person = externalPerson();
  });

  const personEmail = () => String(provider.person?.email);
  const cleanAddress = () => `${scene.origin}/article`;

  /** Goes to the provider, and waits for the page to which the browser returns. No client is created there yet. */
  async function comeBack(page: Page, leave: () => void): Promise<URL> {
    await page.evaluate(leave);
    await page.waitForURL(/[?&](handoff|link|error)=/);
    return new URL(page.url());
  }
  const comeBackFromLogin = (page: Page) =>
    comeBack(page, () => void window.gatehouse.identities.loginByRedirect('company'));
  const linkedOn = (page: Page) =>
    page.evaluate(async () =>
      (await window.gatehouse.identities.list()).data?.map(({ provider: name }) => name),
    );

  test('a login by redirect returns to the same page with a session and a clean address', async () => {
    const page = await openPage(browser, scene);
    await comeBackFromLogin(page);
    expect(await startSdk(page, scene)).toEqual({ code: null, email: personEmail() });
    expect(page.url()).toBe(cleanAddress());
    expect(await storedBy(page)).not.toContain(':state');
    await page.reload();
    expect(await startSdk(page, scene)).toEqual({ code: null, email: personEmail() });
    expect(await linkedOn(page)).toEqual(['company']);
  });

  /** The result of the redirect that opened the page, as `ready` gives it. */
  const endOfRedirect = (page: Page) =>
    page.evaluate(async () => {
      const { data, error } = await window.gatehouse.ready;
      const { customer, waysInChanged } = data?.arrived ?? {};
      return { email: customer?.email, waysInChanged, provider: error?.provider };
    });

  test('`ready` resolves to the result of a redirect, or to an error with its provider', async () => {
    const page = await openPage(browser, scene);
    expect(await endOfRedirect(page)).toEqual({});
    await comeBackFromLogin(page);
    await startSdk(page, scene);
    expect(await endOfRedirect(page)).toEqual({ email: personEmail(), waysInChanged: [] });
    await page.reload();
    await startSdk(page, scene);
    expect(await endOfRedirect(page)).toEqual({});

    const other = await openPage(await openBrowser(), scene);
    provider.person = null;
    await comeBackFromLogin(other);
    await startSdk(other, scene);
    expect(await endOfRedirect(other)).toEqual({ provider: 'company' });
  });

  onlyInFullRun(() => {
    test('a login by redirect replaces a session that has ended meanwhile', async () => {
      const { email, password, session } = await register(scene.server.url);
      const page = await openPage(browser, scene);
      const { data } = await page.evaluate((input) => window.gatehouse.login(input), { email, password });
      expect(data?.customer.email).toBe(email);
      const back = await comeBackFromLogin(page);
      const where = { customerId: Number(data?.customer.id), id: { not: session.id } };
      const ended = { endedAt: scene.server.clock.now(), endReason: 'LOGOUT' } as const;
      await scene.server.gatehouse.prisma.session.updateMany({ where, data: ended });
      expect(page.url()).toBe(back.href);
      expect(await startSdk(page, scene)).toEqual({ code: null, email: personEmail() });
    });

    test('after a login by redirect, the address keeps the page’s own parameter and fragment', async () => {
      const page = await openPage(browser, scene);
      const back = await comeBack(page, () => {
        const returnTo = '/article?page=2&handoff=old#comments';
        void window.gatehouse.identities.loginByRedirect('company', returnTo);
      });
      expect(back.searchParams.getAll('handoff')).toHaveLength(1);
      expect((await startSdk(page, scene)).email).toBe(personEmail());
      expect(page.url()).toBe(`${cleanAddress()}?page=2#comments`);
    });
  });

  test('a customer who declines returns logged out, with ACCESS_DENIED', async () => {
    provider.person = null;
    const page = await openPage(browser, scene);
    await comeBackFromLogin(page);
    expect(await startSdk(page, scene)).toEqual({ code: 'ACCESS_DENIED', email: null });
    expect(page.url()).toBe(cleanAddress());
    await page.reload();
    expect(await startSdk(page, scene)).toEqual({ code: null, email: null });
  });

  test('an address with another person’s login code opens no session, and does not use the code up', async () => {
    const attacker = await openPage(browser, scene);
    const back = await comeBackFromLogin(attacker);
    const withoutState = new URL(back);
    withoutState.searchParams.delete('gatehouse_state');
    const victim = await openPage(await openBrowser(), scene);
    for (const address of [back, withoutState]) {
      await victim.goto(address.href);
      expect(await startSdk(victim, scene), address.href).toEqual({ code: null, email: null });
      expect(victim.url()).toBe(cleanAddress());
    }
    // The code is also refused if this tab has begun a login itself.
    await comeBackFromLogin(victim);
    await victim.goto(back.href);
    expect(await startSdk(victim, scene)).toEqual({ code: null, email: null });
    expect(await startSdk(attacker, scene)).toEqual({ code: null, email: personEmail() });
  });

  onlyInFullRun(() => {
    test('a customer links an identity by redirect, and unlinks it', async () => {
      const { email, password } = await register(scene.server.url);
      const page = await openPage(browser, scene);
      await page.evaluate((input) => window.gatehouse.login(input), { email, password });
      const back = await comeBack(page, () => void window.gatehouse.identities.linkByRedirect('company'));
      const other = await openPage(await openBrowser(), scene);
      await other.goto(back.href);
      await startSdk(other, scene);
      expect(await startSdk(page, scene)).toEqual({ code: null, email });
      expect(page.url()).toBe(cleanAddress());
      expect(await linkedOn(page)).toEqual(['company']);
      const left = await page.evaluate(async (secret) => {
        const { data } = await window.gatehouse.identities.list();
        await window.gatehouse.identities.unlink(data?.[0]?.id ?? '', secret);
        return (await window.gatehouse.identities.list()).data;
      }, password);
      expect(left).toEqual([]);
    });

    test('an identity with the email of a customer who has a password gets LINK_REQUIRED, and no session', async () => {
      const { email } = await register(scene.server.url);
      provider.person = externalPerson({ email, email_verified: false });
      const page = await openPage(browser, scene);
      await comeBackFromLogin(page);
      expect(await startSdk(page, scene)).toEqual({ code: 'LINK_REQUIRED', email: null });
    });

    test('an ID token logs a customer in, and a second token links another identity', async () => {
      const person = externalPerson();
      const page = await openPage(browser, scene);
      const code = await page.evaluate(
        async (token) =>
          (await window.gatehouse.identities.loginWithToken({ provider: 'google', token })).error?.code,
        await openId.idToken({ ...person, iss: openId.issuer }),
      );
      expect(code).toBe(undefined);
      expect((await stateOf(page)).email).toBe(person.email);
      const second = await page.evaluate(
        async (token) => await window.gatehouse.identities.linkWithToken({ provider: 'google', token }),
        await openId.idToken(externalPerson()),
      );
      expect(second.error?.code ?? second.data?.provider).toBe('google');
      const wrong = await page.evaluate(
        async () =>
          (await window.gatehouse.identities.loginWithToken({ provider: 'google', token: 'none' })).error
            ?.code,
      );
      expect(wrong).toBe('INVALID_CREDENTIALS');
    });
  });
});
