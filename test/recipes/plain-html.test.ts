import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { BeginTotp, ConfirmTotp } from '../customers/second-factor/documents.ts';
import { codeOf, setPolicy } from '../customers/second-factor/factors.ts';
import { describeChromium, openBrowser } from '../support/chromium.ts';
import { execute } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../support/customers.ts';
import { lastMailTo, linksIn } from '../support/mails.ts';
import type { TestServer } from '../support/server.ts';
import { expectAccessible } from '../ui/elements/element-page.ts';
import { here, recipeFile, serveSite, startService, useOrigin } from './recipe.ts';

describeChromium('the recipe for plain HTML: identity with the SDK', () => {
  let server: TestServer;
  let origin: string;
  let page: Page;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    server = await startService();
    origin = await serveSite({
      files: { '/identity.js': recipeFile(server, 'plain-html/identity.js') },
      page: recipeFile(server, 'plain-html/identity.html'),
      policy: here(
        server,
        "default-src 'none'; script-src 'self' https://id.example.com; connect-src https://id.example.com",
      ),
    });
    await useOrigin(server, origin);
    const data = { passwordlessEnabled: true, emailVerificationEnabled: true };
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  });
  beforeEach(async () => {
    await setPolicy(server, 'OFF');
    customer = await register(server.url, { firstName: 'Ada' });
    page = await (await openBrowser()).newPage();
    await page.goto(origin);
  });

  const shown = () => page.locator('form:visible').getAttribute('id');
  const fill = (name: string, value: string) => page.locator(`form:visible [name=${name}]`).fill(value);
  const submit = () => page.locator('form:visible button[type=submit]').click();
  async function logIn(password = customer.password): Promise<void> {
    await expect.poll(shown).toBe('login');
    await fill('email', customer.email);
    await fill('password', password);
    await submit();
  }
  async function openMailedLink(): Promise<void> {
    const [link] = linksIn(await lastMailTo(server, customer.email));
    expect(link?.origin).toBe(origin);
    await page.goto(String(link));
  }

  test('a customer registers, stays logged in after a reload, and logs out', async () => {
    const email = uniqueEmail();
    await expect.poll(shown).toBe('login');
    await page.getByRole('button', { name: 'Register' }).click();
    await fill('firstName', 'Grace');
    await fill('email', email);
    await fill('password', 'short');
    await submit();
    await expect.poll(() => page.locator('#register [role=alert]').textContent()).toMatch(/at least \d+/);
    await fill('password', 'correct horse battery');
    await submit();
    await expect.poll(shown).toBe('account');
    await page.reload();
    await expect.poll(() => page.locator('#name').textContent()).toBe('Grace');
    await submit();
    await expect.poll(shown).toBe('login');
    await page.reload();
    await expect.poll(shown).toBe('login');
  });

  // In the quick run, the tests in ui/elements cover a refused login and mailed links.
  onlyInFullRun(() => {
    test('a wrong password shows a message, and the right one logs in', async () => {
      await logIn('not the password');
      await expect.poll(() => page.locator('#login [role=alert]').textContent()).not.toBe('');
      await logIn();
      await expect.poll(() => page.locator('#name').textContent()).toBe('Ada');
      await expectAccessible(page);
    });

    test('a mailed link resets a forgotten password, and its token is removed from the address', async () => {
      await expect.poll(shown).toBe('login');
      await page.getByRole('button', { name: 'Forgot the password?' }).click();
      await fill('email', customer.email);
      await submit();
      await expect.poll(() => page.locator('#notice').textContent()).toMatch(/on its way/);
      await openMailedLink();
      await expect.poll(shown).toBe('password-reset');
      expect(page.url()).toBe(`${origin}/`);
      await fill('password', 'another long password');
      await submit();
      await logIn('another long password');
      await expect.poll(shown).toBe('account');
    });
  });

  test('a login link logs in when its button is pressed, and the page says that the password was removed', async () => {
    await expect.poll(shown).toBe('login');
    await page.getByRole('button', { name: 'Log in by email' }).click();
    await fill('email', customer.email);
    await submit();
    await expect.poll(() => page.locator('#notice').textContent()).toMatch(/on its way/);
    await openMailedLink();
    await expect.poll(shown).toBe('passwordless-login');
    expect(page.url()).toBe(`${origin}/`);
    await submit();
    await expect.poll(shown).toBe('account');
    await expect.poll(() => page.locator('#notice').textContent()).toMatch(/password was removed/);
  });

  onlyInFullRun(() => {
    test('the link in the first mail confirms the email', async () => {
      await openMailedLink();
      await expect.poll(shown).toBe('email-verify');
      await submit();
      await expect.poll(() => page.locator('#notice').textContent()).toBe('The email is confirmed.');
      const stored = await server.gatehouse.prisma.customer.findFirstOrThrow({
        where: { email: customer.email },
      });
      expect(stored.emailVerifiedAt).not.toBe(null);
    });

    test('a login asks for the code of the authenticator app', async () => {
      await setPolicy(server, 'OPTIONAL');
      const { beginTotp } = await execute(server.url, BeginTotp, {}, { token: customer.token });
      const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
      await execute(server.url, ConfirmTotp, { input }, { token: customer.token });
      // A code works once, so the clock advances to the next code.
      server.clock.advance({ seconds: 60 });
      await logIn();
      await expect.poll(shown).toBe('second-factor');
      await fill('code', '000');
      await submit();
      await expect.poll(() => page.locator('#second-factor [role=alert]').textContent()).not.toBe('');
      await fill('code', codeOf(server, beginTotp.secret));
      await submit();
      await expect.poll(shown).toBe('account');
    });
  });
});

onlyInFullRun(() => {
  describeChromium('the recipe for plain HTML: identity with the Elements', () => {
    let server: TestServer;
    let origin: string;
    let browser: BrowserContext;
    beforeAll(async () => {
      server = await startService();
      origin = await serveSite({
        files: {
          '/style.css': recipeFile(server, 'plain-html/style.css'),
          '/account': recipeFile(server, 'plain-html/account.html'),
        },
        page: recipeFile(server, 'plain-html/elements.html'),
        policy: here(
          server,
          "default-src 'none'; style-src 'self'; script-src https://id.example.com; connect-src https://id.example.com; img-src https://id.example.com",
        ),
      });
      await useOrigin(server, origin);
    });
    beforeEach(async () => {
      browser = await openBrowser();
    });

    test('a login by the button shows the content of the gate, and the account page shows the profile', async () => {
      const { email, password } = await register(server.url);
      const page = await browser.newPage();
      await page.goto(origin);
      const welcome = page.getByText('Welcome back.');
      await expect.poll(() => page.getByText('Log in to write').isVisible()).toBe(true);
      expect(await welcome.isVisible()).toBe(false);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByLabel('Email or username').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.locator('form').getByRole('button', { name: 'Log in', exact: true }).click();
      await expect.poll(() => welcome.isVisible()).toBe(true);
      await page.getByRole('link', { name: 'My account' }).click();
      await expect.poll(() => page.getByRole('heading', { name: 'Password' }).isVisible()).toBe(true);
      expect(new URL(page.url()).pathname).toBe('/account');
      await expectAccessible(page);
    });
  });
});
