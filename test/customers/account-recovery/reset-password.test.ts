import argon2 from 'argon2';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Login, Me, UpdateCustomer, ValidateToken } from '../../support/documents.ts';
import { lastMailTo, linksIn, mailsTo } from '../../support/mails.ts';
import { startServer, testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { RequestPasswordReset, ResetPassword, resetTokenFor } from '../../support/ways-in.ts';

const password = 'a password of their own';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

afterEach(() => {
  vi.restoreAllMocks();
});

const reset = (email: string, token: string, options = {}) =>
  request(url, ResetPassword, { input: { email, token, password } }, options);
const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code;

describe('resetPassword', () => {
  test('ends all five sessions, and then only the new password is accepted', async () => {
    const customer = await register(url);
    const bystander = await register(url);
    const sessions = [customer];
    for (let more = 0; more < 4; more += 1) sessions.push({ ...customer, ...(await login(url, customer)) });
    const token = await resetTokenFor(server, customer.email);
    const done = await execute(url, ResetPassword, { input: { email: customer.email, token, password } });
    expect(done.resetPassword.customer).toMatchObject({ id: customer.customer.id });

    for (const { token: dead, refreshToken } of sessions) {
      const { validateToken } = await execute(url, ValidateToken, { token: dead }, { token: dead });
      expect(validateToken).toMatchObject({ valid: false, reason: 'PASSWORD_CHANGED' });
      expect(refreshToken).toBeTruthy();
    }
    expect((await execute(url, Me, {}, bystander)).me?.email).toBe(bystander.email);
    const old = { email: customer.email, password: customer.password };
    expect(codeOf(await request(url, Login, { input: old }))).toBe('INVALID_CREDENTIALS');
    await login(url, { email: customer.email, password });
  });

  test('marks the email as verified, and tells the customer by mail', async () => {
    const customer = await register(url);
    const token = await resetTokenFor(server, customer.email);
    const { data } = await reset(customer.email, token);
    expect(data?.resetPassword.customer.emailVerified).toBe(true);
    const subjects = (await mailsTo(server, customer.email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Reset your password for Demo', 'Your password for Demo was changed']);
  });

  test('sets a password for a customer without a password', async () => {
    const customer = await register(url);
    const where = { id: Number(customer.customer.id) };
    await server.gatehouse.prisma.customer.update({ where, data: { passwordHash: null } });
    await reset(customer.email, await resetTokenFor(server, customer.email));
    await login(url, { email: customer.email, password });
  });

  test('accepts the email in another case', async () => {
    const customer = await register(url);
    const token = await resetTokenFor(server, customer.email);
    expect((await reset(customer.email.toUpperCase(), token)).errors).toEqual([]);
  });
});

describe('a reset token is refused', () => {
  type Case = [
    string,
    (email: string, token: string) => Promise<{ email?: string; token?: string } | undefined>,
  ];
  const cases: Case[] = [
    ['that was used', async (email, token) => void (await reset(email, token))],
    ['that is an hour old', async () => void server.clock.advance({ hours: 1 })],
    ['that a newer token replaces', async (email) => void (await resetTokenFor(server, email))],
    ['with the email of another customer', async () => ({ email: (await register(url)).email })],
    ['with an unknown email', async () => ({ email: uniqueEmail() })],
    ['with another secret', async (_email, token) => ({ token: `${token.slice(0, -3)}AAA` })],
    ['with a wrong format', async () => ({ token: 'nothing of ours' })],
    ['that is a refresh token', async () => ({ token: (await register(url)).refreshToken ?? '' })],
  ];

  test.each(cases)('without hashing a password: %s', async (_case, spoil) => {
    const customer = await register(url);
    const token = await resetTokenFor(server, customer.email);
    const presented = { email: customer.email, token, ...(await spoil(customer.email, token)) };
    const before = (await request(url, Login, { input: { email: customer.email, password: 'x' } })).status;
    expect(before).toBe(401);
    const hash = vi.spyOn(argon2, 'hash');
    const answer = await reset(presented.email, presented.token);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'ONE_TIME_TOKEN_INVALID']);
    expect(hash).not.toHaveBeenCalled();
  });

  test('on another site than that of its request', async () => {
    const other = await addSite(server, 'elsewhere');
    const customer = await register(url, {}, { siteId: 1 });
    const token = await resetTokenFor(server, customer.email, { siteId: 1 });
    expect(codeOf(await reset(customer.email, token, { siteId: other.id }))).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await reset(customer.email, token, { siteId: 1 })).errors).toEqual([]);
    await server.gatehouse.prisma.site.delete({ where: { id: other.id } });
  });

  test('after a change of the password or of the email', async () => {
    for (const change of ['password', 'email']) {
      const customer = await register(url);
      const token = await resetTokenFor(server, customer.email);
      if (change === 'password') {
        const input = { oldPassword: customer.password, newPassword: 'something else' };
        await execute(url, ChangePassword, { input }, customer);
        expect(codeOf(await reset(customer.email, token))).toBe('ONE_TIME_TOKEN_INVALID');
      } else {
        const email = uniqueEmail();
        await execute(url, UpdateCustomer, { input: { email } }, customer);
        expect(codeOf(await reset(email, token))).toBe('ONE_TIME_TOKEN_INVALID');
      }
    }
  });

  test('of a customer who was disabled after the request', async () => {
    const customer = await register(url);
    const token = await resetTokenFor(server, customer.email);
    const where = { id: Number(customer.customer.id) };
    await server.gatehouse.prisma.customer.update({ where, data: { disabledAt: new Date() } });
    expect(codeOf(await reset(customer.email, token))).toBe('ONE_TIME_TOKEN_INVALID');
  });
});

test('a password that breaks a rule is refused with an error on the field, and the token stays valid', async () => {
  const customer = await register(url);
  const token = await resetTokenFor(server, customer.email);
  const input = { email: customer.email, token, password: '12345' };
  const { errors } = await request(url, ResetPassword, { input });
  expect(errors[0]?.extensions?.fields).toEqual({ password: [expect.stringMatching(/at least 6/)] });
  expect((await reset(customer.email, token)).errors).toEqual([]);
});

test('the reset mail is in the customer’s language, has an expiry date, and links to the site’s page', async () => {
  const server = await startServer();
  const { url } = server;
  const { prisma } = server.gatehouse;
  await prisma.site.update({
    where: { id: 1 },
    data: { link: 'https://news.example.test', name: 'A & <B>' },
  });
  const customer = await register(url, { language: 'fr' });
  server.clock.freeze(new Date('2031-02-03T04:05:06Z'));
  await execute(url, RequestPasswordReset, { input: { email: customer.email } });
  const mail = await lastMailTo(server, customer.email);
  expect(mail.subject).toBe('Réinitialisez votre mot de passe pour A & <B>');
  expect(mail.text).toContain('3 février 2031 à 05:05 UTC');
  expect(mail.html).toContain('A &amp; &lt;B&gt;');
  expect(mail.html).not.toContain('<B>');
  const links = linksIn(mail).map(({ origin, pathname, searchParams }) => ({
    place: origin + pathname,
    view: searchParams.get('view'),
    email: searchParams.get('email'),
  }));
  const link = { place: 'https://news.example.test/', view: 'password-reset', email: customer.email };
  expect(links).toEqual([link, link]);
});
