import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { Invite } from '../../administration/collaborators/documents.ts';
import {
  BeginPasskeyRegistration,
  BeginTotp,
  ConfirmPasskeyRegistration,
  ConfirmTotp,
} from '../../customers/second-factor/documents.ts';
import { codeOf, setPolicy } from '../../customers/second-factor/factors.ts';
import { addAuthenticator, createPasskey, describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, UpdateCustomer } from '../../support/documents.ts';
import { freePort } from '../../support/free-port.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  RequestEmailVerification,
  RequestPasswordlessLogin,
  RequestPasswordReset,
} from '../../support/ways-in.ts';

const PASSWORD = 'a password of their own';

describeChromium('the page that the link in a mail opens, for a site without its own', () => {
  let server: TestServer;
  let page: Page;
  /** Errors that the browser reports: violations of the policy, missing files. */
  let complaints: string[];
  beforeEach(async () => {
    const port = String(await freePort());
    server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://localhost:${port}` } });
    const data = { name: 'News & <b>more</b>', passwordlessEnabled: true, passwordlessLinkReuse: false };
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
    // Two sites, so that the link must name its site.
    await server.gatehouse.prisma.site.create({ data: { accountId: 1, slug: 'other', name: 'Other' } });
    page = await (await openBrowser()).newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  });

  const on = { siteId: 1 };
  // A refusal by the server is not an error of the page.
  const noComplaints = () => expect(complaints.filter((text) => !/status of 40[01]/.test(text))).toEqual([]);
  const said = async () => (await page.textContent('output')) ?? '';
  const openMail = async (email: string) => {
    const [link] = linksIn(await lastMailTo(server, email));
    await page.goto(link?.href ?? '');
    // The address bar no longer has the token or personal data.
    expect(page.url()).not.toMatch(/token|email=/);
    expect(await page.textContent('main')).toContain('News & <b>more</b>');
    return link?.href ?? '';
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const saying = (text: string | RegExp) => expect.poll(said).toMatch(text);

  test('password-reset: asks for a password, explains a refusal, and changes it once', async () => {
    const customer = await register(server.url, {}, on);
    await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
    const link = await openMail(customer.email);
    expect(await page.getByLabel('Email').inputValue()).toBe(customer.email);
    await page.getByLabel('New password').fill('12345');
    await press('Save');
    await saying('The password must be at least 6 characters.');
    await login(server.url, customer, on);
    await page.getByLabel('New password').fill(PASSWORD);
    await press('Save');
    await saying('Your password was changed.');
    await login(server.url, { email: customer.email, password: PASSWORD }, on);

    await page.goto(link);
    await page.getByLabel('New password').fill('yet another one');
    await press('Save');
    await saying('This link has expired or has been used already.');
    noComplaints();
  });

  test('a valid link stays valid after a reload and after "back"', async () => {
    const customer = await register(server.url, { language: 'de' }, on);
    await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
    await openMail(customer.email);
    await page.reload();
    expect(page.url()).not.toMatch(/token|email=/);
    await page.goto('about:blank');
    await page.goBack();
    expect(await page.getByLabel('E-Mail').inputValue()).toBe(customer.email);
    await page.getByLabel('Neues Passwort').fill(PASSWORD);
    await press('Speichern');
    await saying('Ihr Passwort wurde geändert.');
    await login(server.url, { email: customer.email, password: PASSWORD }, on);
    // The tab stores nothing afterwards.
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await saying('Dieser Link ist abgelaufen');
    noComplaints();
  });

  test('the reason for a refused password is shown at its field, in the language of the page', async () => {
    const customer = await register(server.url, { language: 'de' }, on);
    await execute(server.url, RequestPasswordReset, { input: { email: customer.email } }, on);
    await openMail(customer.email);
    const field = page.getByLabel('Neues Passwort');
    await field.fill('12345');
    await press('Speichern');
    await saying('Das Passwort muss mindestens 6 Zeichen lang sein.');
    expect(await said()).not.toMatch(/password/i);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.getAttribute('aria-describedby');
    expect(await page.textContent(`#${described}`)).toBe(await said());
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('password');
    await field.fill(PASSWORD);
    await press('Speichern');
    await saying('Ihr Passwort wurde geändert.');
    noComplaints();
  });

  test('each password policy is explained in each language', async () => {
    const texts = new Set<string>();
    for (const language of ['en', 'fr', 'it', 'ko', 'es', 'de'] as const) {
      for (const policy of ['BASIC', 'STRONG', 'MODERN'] as const) {
        await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordPolicy: policy } });
        const { email } = await register(server.url, { language, password: 'Aa1!violet-harbor' }, on);
        await execute(server.url, RequestPasswordReset, { input: { email } }, on);
        await openMail(email);
        await page.fill('#password', 'abc');
        await page.click('#begin button');
        await expect.poll(said).not.toBe('');
        const text = await said();
        if (language !== 'en') expect(text).not.toMatch(/The password/);
        texts.add(text);
      }
    }
    expect(texts.size).toBe(18);
  });

  test('after the first login by a link, the page says that the password was removed', async () => {
    const { email } = await register(server.url, {}, on);
    await execute(server.url, RequestPasswordlessLogin, { input: { email } }, on);
    await openMail(email);
    await press('Log in');
    await saying('Your password and all other ways to log in were removed');
  });

  test('an invitation stays valid after a reload, and an error is shown at its field', async () => {
    const owner = await logInCollaborator(server);
    const input = { email: uniqueEmail(), role: 'ADMIN' } as const;
    await execute(server.url, Invite, { input }, owner);
    const [link] = linksIn(await lastMailTo(server, input.email));
    await page.goto(link?.href ?? '');
    await page.reload();
    const field = page.getByLabel('New password');
    await field.fill('password');
    await press('Save the password');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('password');
    await field.fill(PASSWORD);
    await press('Save the password');
    await saying('Done.');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test('email-verify: confirms at the press of the button, not before', async () => {
    const customer = await register(server.url, {}, on);
    const verified = async () =>
      (await execute(server.url, Me, {}, { ...customer, ...on })).me?.emailVerified;
    await execute(server.url, RequestEmailVerification, {}, { ...customer, ...on });
    await openMail(customer.email);
    expect(await verified()).toBe(false);
    await press('Confirm');
    await saying('Your email address is confirmed.');
    expect(await verified()).toBe(true);
    await page.reload();
    await saying('This link has expired');
    noComplaints();
  });

  /** A customer with a verified email has just changed it. */
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

  test('email-change-undo: undoes the change at the press of the button, once', async () => {
    const { customer, email, current } = await changed('en');
    const link = await openMail(customer.email);
    expect(await current()).toBe(email);
    await page.reload();
    await press('Undo the change');
    await saying('Your email address is the old one again.');
    expect(await current()).toBe(customer.email);
    expect((await lastMailTo(server, customer.email)).subject).toContain('Reset your password');
    await page.goto(link);
    await press('Undo the change');
    await saying(/^This link has expired or has been used already\.$/);
    noComplaints();
  });

  test('email-change-decline: releases the address at the press of the button, in the language of the mail', async () => {
    const { customer, email, current } = await changed('de');
    const links = linksIn(await lastMailTo(server, email));
    const link = links.find(({ searchParams }) => searchParams.get('view') === 'email-change-decline');
    await page.goto(link?.href ?? '');
    expect(page.url()).not.toMatch(/token/);
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    expect(await current()).toBe(email);
    await press('Das ist nicht mein Konto');
    await saying('Das Konto hat Ihre E-Mail-Adresse nicht mehr.');
    expect(await current()).toBe(customer.email);
    await page.reload();
    await saying(/^Dieser Link ist abgelaufen oder wurde schon verwendet\.$/);
    noComplaints();
  });

  test('passwordless-login: logs in at the press of the button, and out again, in the language of the mail', async () => {
    const { email, customer } = await register(server.url, { language: 'de' }, on);
    await execute(server.url, RequestPasswordlessLogin, { input: { email } }, on);
    await openMail(email);
    expect(await page.getAttribute('html', 'lang')).toBe('de');
    const where = { customerId: Number(customer.id), startedBy: 'PASSWORDLESS_LINK' as const };
    const { session } = server.gatehouse.prisma;
    expect(await session.count({ where })).toBe(0);
    await press('Anmelden');
    await saying(`Sie sind in diesem Fenster angemeldet als ${email}.`);
    expect(await session.findMany({ where })).toMatchObject([{ endedAt: null }]);
    await press('Abmelden');
    await saying('Sie sind abgemeldet.');
    expect(await session.findMany({ where })).toMatchObject([{ endReason: 'LOGOUT' }]);
    noComplaints();
  });

  test('passwordless-login: asks for the second factor', async () => {
    await setPolicy(server, 'OPTIONAL');
    const customer = await register(server.url, {}, on);
    const { beginTotp } = await execute(server.url, BeginTotp, {}, { ...customer, ...on });
    const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
    const { confirmTotp } = await execute(server.url, ConfirmTotp, { input }, { ...customer, ...on });
    server.clock.advance({ seconds: 60 });
    const code = new TOTP({ secret: beginTotp.secret }).generate({ timestamp: server.clock.now().getTime() });
    for (const [wrong, right] of [
      ['000000', code],
      ['no such code', confirmTotp.recoveryCodes?.[0] ?? ''],
    ] as const) {
      await execute(server.url, RequestPasswordlessLogin, { input: { email: customer.email } }, on);
      await openMail(customer.email);
      await press('Log in');
      const field = page.getByLabel('Code of your authenticator app');
      for (const [shown, answer] of [
        [wrong, 'That was not accepted.'],
        [right, `You are logged in as ${customer.email}`],
      ] as const) {
        await field.fill(shown);
        await press('Log in');
        await saying(answer);
      }
    }
    const { email, password } = customer;
    expect((await request(server.url, Login, { input: { email, password } }, on)).status).toBe(401);
    noComplaints();
  });

  test('passwordless-login: takes a passkey as the second factor', async () => {
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
    await saying(`You are logged in as ${email}`);
    noComplaints();
  });
});
