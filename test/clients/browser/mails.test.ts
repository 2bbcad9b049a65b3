import type { BrowserContext } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Gatehouse } from '../../../src/clients/browser/gatehouse.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { codeIn, lastMailTo, mailedToken, mailsTo } from '../../support/mails.ts';
import { openPage, type Scene, setSdkScene, startSdk, stateOf, storedBy } from './sdk-page.ts';

declare const window: { gatehouse: Gatehouse };

describeChromium('mailed links and codes with the browser SDK', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    scene = await setSdkScene();
    const data = { passwordlessEnabled: true, emailVerificationEnabled: true };
    await scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  });
  beforeEach(async () => {
    browser = await openBrowser();
    customer = await register(scene.server.url);
  });

  async function loggedInPage() {
    const page = await openPage(browser, scene);
    const { email, password } = customer;
    await page.evaluate((input) => window.gatehouse.login(input), { email, password });
    return page;
  }

  test('the first login by a link opens a session, and reports the changed ways to log in', async () => {
    const page = await openPage(browser, scene);
    const { email } = customer;
    await page.evaluate((address) => window.gatehouse.passwordless.request(address), email);
    const token = await mailedToken(scene.server, email);
    const first = await page.evaluate(
      async (given) => (await window.gatehouse.passwordless.withToken(given)).data,
      token,
    );
    expect(first?.customer).toMatchObject({ email, emailVerified: true, hasPassword: false });
    expect(first?.waysInChanged).not.toBe(null);
    expect(await stateOf(page)).toMatchObject({ email, changes: [`login: ${email}`] });
    expect(await storedBy(page)).not.toContain(token);
    const wrong = await page.evaluate(
      async () => (await window.gatehouse.passwordless.withToken('none')).error?.code,
    );
    expect(wrong).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await stateOf(page)).email).toBe(email);
  });

  onlyInFullRun(() => {
    test('a mailed code opens a session once', async () => {
      const page = await openPage(browser, scene);
      const { email } = customer;
      await page.evaluate((address) => window.gatehouse.passwordless.request(address), email);
      const code = codeIn(await lastMailTo(scene.server, email));
      const results = await page.evaluate(
        async (input) => {
          const wrong = { ...input, code: input.code === '000000' ? '111111' : '000000' };
          const all = [wrong, input, input].map((each) => () => window.gatehouse.passwordless.withCode(each));
          const codes: (string | null)[] = [];
          for (const attempt of all) codes.push((await attempt()).error?.code ?? null);
          return codes;
        },
        { email, code },
      );
      expect(results).toEqual(['INVALID_CREDENTIALS', null, 'INVALID_CREDENTIALS']);
      expect((await stateOf(page)).email).toBe(email);
    });

    test('requests for an unknown email succeed, but no mail is sent', async () => {
      const page = await openPage(browser, scene);
      const email = uniqueEmail();
      const answers = await page.evaluate(
        async (address) => [
          await window.gatehouse.passwordless.request(address),
          await window.gatehouse.password.forgot(address),
        ],
        email,
      );
      expect(answers.map(({ error }) => error)).toEqual([null, null]);
      expect(await mailsTo(scene.server, email)).toEqual([]);
    });
  });

  test('a reset sets the password and ends the session, which the page notices at its next call', async () => {
    const page = await loggedInPage();
    const { email } = customer;
    await page.evaluate((address) => window.gatehouse.password.forgot(address), email);
    const token = await mailedToken(scene.server, email);
    const input = { token, email, password: 'a new long password' };
    const reset = await page.evaluate((given) => window.gatehouse.password.reset(given), input);
    expect(reset).toMatchObject({ error: null, data: { customer: { email } } });
    const after = await page.evaluate(async (given) => {
      const ended = (await window.gatehouse.sessions.list()).error?.code;
      const again = (await window.gatehouse.password.reset(given)).error?.code;
      const { email: address, password } = given;
      const login = (await window.gatehouse.login({ email: address, password })).error?.code ?? null;
      return { ended, again, login };
    }, input);
    expect(after).toEqual({ ended: 'TOKEN_REVOKED', again: 'ONE_TIME_TOKEN_INVALID', login: null });
    expect((await stateOf(page)).changes).toEqual([`login: ${email}`, 'ended: nobody', `login: ${email}`]);
  });

  onlyInFullRun(() => {
    test('a changed password ends the other sessions, but not the session of the page', async () => {
      const page = await loggedInPage();
      const other = await openPage(await openBrowser(), scene);
      const { email, password } = customer;
      await other.evaluate((input) => window.gatehouse.login(input), { email, password });
      const codes = await page.evaluate(async (oldPassword) => {
        const change = (given: { oldPassword: string; newPassword: string }) =>
          window.gatehouse.password.change(given);
        const wrong = await change({ oldPassword: 'not the password', newPassword: 'a new long password' });
        const right = await change({ oldPassword, newPassword: 'a new long password' });
        return [Object.keys(wrong.error?.fields ?? {}), right.error?.code ?? null];
      }, password);
      expect(codes).toEqual([['oldPassword'], null]);
      expect(await other.evaluate(async () => (await window.gatehouse.sessions.list()).error?.code)).toBe(
        'TOKEN_REVOKED',
      );
      await page.reload();
      expect(await startSdk(page, scene)).toEqual({ code: null, email });
    });

    test('the mailed token verifies an email, even on a page without a session', async () => {
      const page = await loggedInPage();
      const { email } = customer;
      expect(await page.evaluate(() => window.gatehouse.customer?.emailVerified)).toBe(false);
      await page.evaluate(() => window.gatehouse.email.requestVerification());
      const token = await mailedToken(scene.server, email);
      const elsewhere = await openPage(await openBrowser(), scene);
      const verify = (given: string) => window.gatehouse.email.verify(given);
      expect(await elsewhere.evaluate(verify, token)).toMatchObject({
        error: null,
        data: { customer: { email } },
      });
      expect((await elsewhere.evaluate(verify, 'none')).error).not.toBe(null);
      await page.reload();
      await startSdk(page, scene);
      expect(await page.evaluate(() => window.gatehouse.customer?.emailVerified)).toBe(true);
      const again = await page.evaluate(
        async () => (await window.gatehouse.email.requestVerification()).error?.code,
      );
      expect(again).toBe('EMAIL_ALREADY_VERIFIED');
    });

    test('a changed email is unsettled, and its confirmation needs the password when the login is old', async () => {
      const page = await loggedInPage();
      const email = uniqueEmail();
      const changed = await page.evaluate(
        async (address) => (await window.gatehouse.updateProfile({ email: address })).data,
        email,
      );
      expect(changed).toMatchObject({ email, hasUnsettledEmailChange: true });
      scene.server.clock.advance({ minutes: 11 });
      const confirm = (password?: string) =>
        page.evaluate(
          async (given) => {
            const { data, error } = await window.gatehouse.email.confirmChange(given.email, given.password);
            return error ? Object.keys(error.fields) : data?.email;
          },
          { email, password },
        );
      expect(await confirm()).toEqual(['password']);
      expect(await confirm('not the password')).toEqual(['password']);
      expect(await confirm(customer.password)).toBe(email);
      expect((await stateOf(page)).email).toBe(email);
    });
  });
});
