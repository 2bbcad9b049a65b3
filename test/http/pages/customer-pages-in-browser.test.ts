import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  BeginPasskeyRegistration,
  BeginTotp,
  ConfirmPasskeyRegistration,
  ConfirmTotp,
} from '../../customers/second-factor/documents.ts';
import { codeOf, setPolicy } from '../../customers/second-factor/factors.ts';
import { addAuthenticator, createPasskey, describeChromium } from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, UpdateCustomer } from '../../support/documents.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import type { TestServer } from '../../support/server.ts';
import {
  RequestEmailVerification,
  RequestPasswordlessLogin,
  RequestPasswordReset,
} from '../../support/ways-in.ts';
import { servePages } from '../../support/web-page.ts';
import { expectAccessible } from '../../ui/elements/element-page.ts';
import { HOSTED_SITE, hostedScene } from '../../ui/hosted/hosted-scene.ts';

const PASSWORD = 'a password of their own';

describeChromium('the page that the link in a mail opens, for a site without pages of its own', () => {
  const scene = hostedScene();
  let server: TestServer;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ server } = scene);
    // There are two sites, so that the link must name its site.
    await server.gatehouse.prisma.site.create({ data: { accountId: 1, slug: 'other', name: 'Other' } });
  });
  beforeEach(async () => {
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: HOSTED_SITE });
    ({ page, complaints } = await scene.openPage());
  });

  const on = { siteId: 1 };
  const noComplaints = () => expect(complaints).toEqual([]);
  const openMail = async (email: string) => {
    const [link] = linksIn(await lastMailTo(server, email));
    await page.goto(link?.href ?? '');
    // The address no longer contains the token or personal data.
    expect(page.url()).not.toMatch(/token|email=/);
    expect(await page.textContent('h1')).toBe('News & <b>more</b>');
    return link?.href ?? '';
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const press = (name: string) => button(name).click();
  const alerts = (text: string) => page.getByRole('alert').getByText(text).waitFor();
  const notes = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const storedInTab = () => page.evaluate(() => sessionStorage.length);

  test('password-reset: asks for a password, explains a refused one, and changes the password once', async () => {
    const customer = await register(server.url, {}, on);
    await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
    const link = await openMail(customer.email);
    await expectAccessible(page);
    expect(await page.getByLabel('Email').inputValue()).toBe(customer.email);
    const field = page.getByLabel('New password');
    await field.fill('12345');
    await press('Save the password');
    await page.getByText('Please enter at least 6 characters.').waitFor();
    await login(server.url, customer, on);
    await field.fill(PASSWORD);
    // A double click sends the form once.
    await button('Save the password').dblclick();
    await notes('Your password is changed.');
    await login(server.url, { email: customer.email, password: PASSWORD }, on);

    await page.goto(link);
    await field.fill('yet another one');
    await press('Save the password');
    await alerts('This link or code is no longer valid.');
    await expectAccessible(page);
    await press('Forgot your password?');
    await page.getByRole('button', { name: 'Send the link' }).waitFor();
    noComplaints();
  });

  onlyInFullRun(() => {
    test('a valid link stays valid after a reload, after "back" and without a network', async () => {
      const customer = await register(server.url, { language: 'de' }, on);
      await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
      await openMail(customer.email);
      await page.reload();
      expect(page.url()).not.toMatch(/token|email=/);
      await page.goto('about:blank');
      await page.goBack();
      expect(await page.getByLabel('E-Mail').inputValue()).toBe(customer.email);
      await page.getByLabel('Neues Passwort').fill(PASSWORD);
      await page.context().setOffline(true);
      await press('Passwort speichern');
      await page.getByRole('alert').getByText('Verbindung').waitFor();
      await page.context().setOffline(false);
      await press('Passwort speichern');
      await notes('Ihr Passwort ist geändert.');
      await login(server.url, { email: customer.email, password: PASSWORD }, on);
      // Afterwards the tab stores no data.
      await expect.poll(storedInTab).toBe(0);
      await page.reload();
      await alerts('Dieser Link oder Code ist nicht mehr gültig.');
      expect(await page.getByLabel('Neues Passwort').count()).toBe(0);
    });

    test('the reason for a refused password is shown at its field, in the language of the page', async () => {
      const customer = await register(server.url, { language: 'de' }, on);
      await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
      await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordPolicy: 'MODERN' } });
      await openMail(customer.email);
      const field = page.getByLabel('Neues Passwort');
      await field.fill('password123');
      await press('Passwort speichern');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      const described = (await field.getAttribute('aria-describedby'))?.split(' ').at(-1);
      expect(await page.textContent(`#${described}`)).toBe(
        'Das Passwort ist eines der häufigsten. Bitte wählen Sie ein anderes.',
      );
      await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
      await field.fill(PASSWORD);
      await press('Passwort speichern');
      await notes('Ihr Passwort ist geändert.');
      noComplaints();
    });
  });

  // The quick run tests a refused password in one language only.
  onlyInFullRun(() => {
    test('each password policy is explained in each language', async () => {
      const texts = new Set<string>();
      const languages = fullCounts
        ? (['en', 'fr', 'it', 'ko', 'es', 'de'] as const)
        : (['en', 'ko'] as const);
      for (const language of languages) {
        const { email } = await register(server.url, { language }, on);
        await execute(server.url, RequestPasswordReset, { input: { email } }, on);
        await openMail(email);
        for (const [policy, password] of [
          ['BASIC', 'abc'],
          ['STRONG', 'password'],
          ['MODERN', 'password123'],
        ] as const) {
          await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordPolicy: policy } });
          await page.fill('#password', password);
          await page.keyboard.press('Enter');
          const explained = () => page.locator('#password-problem').textContent();
          await expect.poll(async () => [...texts].includes((await explained()) ?? '')).toBe(false);
          const text = (await explained()) ?? '';
          if (language !== 'en') expect(text).not.toMatch(/The password/);
          texts.add(text);
        }
      }
      expect(texts.size).toBe(3 * languages.length);
    });

    test('after the first login by a link, the page says that the password was removed', async () => {
      const { email } = await register(server.url, {}, on);
      await execute(server.url, RequestPasswordlessLogin, { input: { email } }, on);
      await openMail(email);
      await press('Log in');
      await notes('the old password and all other logins were removed');
    });

    test('email-verify: confirms the email only when the button is pressed', async () => {
      const customer = await register(server.url, {}, on);
      const verified = async () =>
        (await execute(server.url, Me, {}, { ...customer, ...on })).me?.emailVerified;
      await execute(server.url, RequestEmailVerification, {}, { ...customer, ...on });
      await openMail(customer.email);
      await expectAccessible(page);
      expect(await verified()).toBe(false);
      await press('Confirm');
      await notes(`Your email ${customer.email} is confirmed.`);
      // The button has disappeared, and the title has the focus.
      expect(await page.getByRole('heading', { level: 2 }).evaluate((title) => title.matches(':focus'))).toBe(
        true,
      );
      expect(await verified()).toBe(true);
      await page.reload();
      await alerts('This link or code is no longer valid.');
      noComplaints();
    });
  });

  /** Registers a customer with a verified email, who then changes it. */
  const changed = async (language: string) => {
    const registered = await register(server.url, { language }, on);
    const where = { id: Number(registered.customer.id) };
    const { customer } = server.gatehouse.prisma;
    await customer.update({ where, data: { emailVerifiedAt: server.clock.now() } });
    const email = uniqueEmail();
    await execute(server.url, UpdateCustomer, { input: { email } }, { ...registered, ...on });
    const current = async () => (await customer.findUniqueOrThrow({ where })).email;
    return { customer: registered, email, current };
  };

  test('email-change-undo: undoes the change once, when the button is pressed', async () => {
    const { customer, email, current } = await changed('en');
    const link = await openMail(customer.email);
    await expectAccessible(page);
    expect(await current()).toBe(email);
    await page.reload();
    await press('Undo the change');
    await notes('Your email is the old one again.');
    expect(await current()).toBe(customer.email);
    expect((await lastMailTo(server, customer.email)).subject).toContain('Reset your password');
    await page.goto(link);
    await press('Undo the change');
    await alerts('This link has expired or has been used already.');
    noComplaints();
  });

  onlyInFullRun(() => {
    test('email-change-decline: releases the address when the button is pressed, in the mail’s language', async () => {
      const { customer, email, current } = await changed('de');
      const links = linksIn(await lastMailTo(server, email));
      const link = links.find(({ searchParams }) => searchParams.get('view') === 'email-change-decline');
      await page.goto(link?.href ?? '');
      expect(page.url()).not.toMatch(/token/);
      await expect.poll(() => page.getAttribute('html', 'lang')).toBe('de');
      await expectAccessible(page);
      expect(await current()).toBe(email);
      await press('Das ist nicht mein Konto');
      await notes('Das Konto hat Ihre E-Mail-Adresse nicht mehr.');
      expect(await current()).toBe(customer.email);
      await page.reload();
      await alerts('Dieser Link ist abgelaufen oder wurde schon verwendet.');
      noComplaints();
    });
  });

  test('passwordless-login: logs in and out when the buttons are pressed, in the language of the mail', async () => {
    const { email, customer } = await register(server.url, { language: 'de' }, on);
    await execute(server.url, RequestPasswordlessLogin, { input: { email } }, on);
    await openMail(email);
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('de');
    const where = { customerId: Number(customer.id), startedBy: 'PASSWORDLESS_LINK' as const };
    const { session } = server.gatehouse.prisma;
    expect(await session.count({ where })).toBe(0);
    await press('Anmelden');
    await page.getByText(`Sie sind als ${email} angemeldet.`).waitFor();
    // The tab no longer stores the link, and the session is open.
    await expect.poll(storedInTab).toBe(0);
    expect(await session.findMany({ where })).toMatchObject([{ endedAt: null }]);
    await press('Abmelden');
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(await session.findMany({ where })).toMatchObject([{ endReason: 'LOGOUT' }]);
    noComplaints();
  });

  onlyInFullRun(() => {
    test('passwordless-login: asks for the second factor', async () => {
      await setPolicy(server, 'OPTIONAL');
      const customer = await register(server.url, {}, on);
      const { beginTotp } = await execute(server.url, BeginTotp, {}, { ...customer, ...on });
      const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
      const { confirmTotp } = await execute(server.url, ConfirmTotp, { input }, { ...customer, ...on });
      server.clock.advance({ seconds: 60 });
      for (const [way, label, wrong, right] of [
        [null, 'Code', '000000', codeOf(server, beginTotp.secret)],
        ['Use a recovery code', 'Recovery code', 'no such code', confirmTotp.recoveryCodes?.[0] ?? ''],
      ] as const) {
        await execute(server.url, RequestPasswordlessLogin, { input: { email: customer.email } }, on);
        await openMail(customer.email);
        await press('Log in');
        if (way) await press(way);
        const field = page.getByLabel(label, { exact: true });
        await field.fill(wrong);
        await page.keyboard.press('Enter');
        await expect.poll(() => page.locator('.problem, .alert').count()).toBe(1);
        await field.fill(right);
        await page.keyboard.press('Enter');
        await page.getByText(`You are logged in as ${customer.email}`).waitFor();
      }
      // An hour passes between the link and the second factor.
      await execute(server.url, RequestPasswordlessLogin, { input: { email: customer.email } }, on);
      await openMail(customer.email);
      await press('Log in');
      const field = page.getByLabel('Code', { exact: true });
      await field.waitFor();
      server.clock.advance({ seconds: 3_600 });
      await field.fill('123456');
      await page.keyboard.press('Enter');
      await alerts('You are logged out. Please log in again.');
      await press('Log in');
      await alerts('This link or code is no longer valid.');
      const { email, password } = customer;
      expect((await request(server.url, Login, { input: { email, password } }, on)).status).toBe(401);
      noComplaints();
    });
  });

  // The quick run tests no second factor on this page.
  onlyInFullRun(() => {
    test('passwordless-login: accepts a passkey as the second factor', async () => {
      await setPolicy(server, 'OPTIONAL');
      const { email, token } = await register(server.url, {}, on);
      const bearer = { token, ...on };
      await page.goto(`${server.settings.publicUrl}/docs`);
      await addAuthenticator(page);
      const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, {}, bearer);
      const input = { credential: await createPasskey(page, beginPasskeyRegistration) };
      await execute(server.url, ConfirmPasskeyRegistration, { input }, bearer);
      await execute(server.url, RequestPasswordlessLogin, { input: { email } }, on);
      await openMail(email);
      await press('Log in');
      await press('Use a passkey');
      await page.getByText(`You are logged in as ${email}`).waitFor();
      noComplaints();
    });

    test('a link opens the page of the site if the site has got its own page since', async () => {
      const { email } = await register(server.url, {}, on);
      await execute(server.url, RequestPasswordReset, { input: { email } }, on);
      const own = await servePages();
      await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { link: `${own}/account` } });
      const [link] = linksIn(await lastMailTo(server, email));
      await page.goto(link?.href ?? '');
      expect(page.url()).toBe(`${own}/account${link?.search}`);
    });
  });

  test('says that it needs JavaScript if that is disabled, and opens later with JavaScript', async () => {
    const { email } = await register(server.url, { language: 'fr' }, on);
    await execute(server.url, RequestPasswordReset, { input: { email } }, on);
    const [link] = linksIn(await lastMailTo(server, email));
    const context = await page.context().browser()?.newContext({ javaScriptEnabled: false });
    const bare = await context?.newPage();
    await bare?.goto(link?.href ?? '');
    expect(await bare?.innerText('main')).toBe('Cette page a besoin de JavaScript.');
    await context?.close();
    await openMail(email);
    await page.getByLabel('Nouveau mot de passe').waitFor();
    // The access log contains only the paths of URLs.
    expect(server.logs.join()).not.toContain(link?.searchParams.get('token'));
  });
});
