import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { BeginTotp } from '../../customers/second-factor/documents.ts';
import { refusalIn } from '../../customers/second-factor/factors.ts';
import { CreateHandoff } from '../../customers/single-sign-on/documents.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Register, ValidateToken } from '../../support/documents.ts';
import type { SiteSettingsInput } from '../../support/gql/graphql.ts';
import { lastMailTo, linksIn, mailsTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import {
  loginTokenFor,
  PasswordlessLogin,
  RequestPasswordlessLogin,
  RequestPasswordReset,
} from '../../support/ways-in.ts';
import { administer } from './administer.ts';
import { CreateSite } from './documents.ts';

const server = testServer();
let admin: Awaited<ReturnType<typeof administer>>;
beforeAll(async () => {
  admin = await administer(server);
});

/** Each test has a new site with the default settings. */
let siteId: string;
let here: { siteId: string };
let sites = 0;
beforeEach(async () => {
  sites += 1;
  const { createSite } = await execute(server.url, CreateSite, { slug: `site-${sites}` }, admin.owner);
  siteId = createSite.id;
  here = { siteId };
});

/** The session limit of a site applies to its whole account, so it is removed after each test. */
afterEach(() => set({ concurrentSessions: 'UNLIMITED' }));

const set = (settings: SiteSettingsInput) => admin.set(settings, siteId);
const enter = () => register(server.url, {}, here);
const codeOf = (answer: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  answer.errors[0]?.extensions?.code ?? null;
const reasonOf = async (token: string) =>
  (await execute(server.url, ValidateToken, { token }, { token })).validateToken.reason;

test('concurrentSessions: a login beyond the limit ends the oldest session, or is refused', async () => {
  const first = await enter();
  expect(await reasonOf((await login(server.url, first, here)).token)).toBe(null);
  await set({ concurrentSessions: 'EVICT_OLDEST' });
  const newest = await login(server.url, first, here);
  expect([await reasonOf(first.token), await reasonOf(newest.token)]).toEqual(['SUPERSEDED', null]);
  await set({ concurrentSessions: 'REFUSE_NEW' });
  const { email, password } = first;
  const refused = await request(server.url, Login, { input: { email, password } }, here);
  expect(codeOf(refused)).toBe('SESSION_LIMIT_REACHED');
  expect(await reasonOf(newest.token)).toBe(null);
});

test('sessionLimit: the number of sessions that stay open', async () => {
  await set({ concurrentSessions: 'EVICT_OLDEST', sessionLimit: 2 });
  const first = await enter();
  const [second, third] = [await login(server.url, first, here), await login(server.url, first, here)];
  const reasons = [first, second, third].map(({ token }) => reasonOf(token));
  expect(await Promise.all(reasons)).toEqual(['SUPERSEDED', null, null]);
});

test('passwordPolicy: the requirements for new passwords', async () => {
  const accepted = async (password: string) => {
    const input = { email: uniqueEmail(), password };
    return codeOf(await request(server.url, Register, { input }, here)) === null;
  };
  const passwords = ['abcdef', 'Violet-Harbor-92', 'Password1!', 'a much longer phrase of common words'];
  const verdicts = async () => Promise.all(passwords.map(accepted));
  expect(await verdicts()).toEqual([true, true, true, true]);
  await set({ passwordPolicy: 'STRONG' });
  expect(await verdicts()).toEqual([false, true, true, false]);
  await set({ passwordPolicy: 'MODERN' });
  expect(await verdicts()).toEqual([false, true, false, true]);
});

test('passwordlessEnabled: whether a login link can be requested', async () => {
  const { email } = await enter();
  const ask = () => request(server.url, RequestPasswordlessLogin, { input: { email } }, here);
  expect(codeOf(await ask())).toBe('FEATURE_DISABLED');
  await set({ passwordlessEnabled: true });
  expect(codeOf(await ask())).toBe(null);
  expect((await lastMailTo(server, email)).subject).toContain('Log in');
});

test('passwordlessLinkDays: how long a login link is valid', async () => {
  await set({ passwordlessEnabled: true, passwordlessLinkDays: 30 });
  const { email } = await enter();
  const token = await loginTokenFor(server, email, here);
  const use = () => request(server.url, PasswordlessLogin, { token }, here);
  const almost = { days: 29, hours: 23 };
  server.clock.advance(almost);
  expect(codeOf(await use())).toBe(null);
  server.clock.advance({ hours: 1 });
  expect(codeOf(await use())).toBe('ONE_TIME_TOKEN_INVALID');
  server.clock.advance({ days: -30 });
});

test('passwordlessLinkReuse: whether a login link can be used again', async () => {
  await set({ passwordlessEnabled: true });
  const { email } = await enter();
  const twice = async () => {
    const token = await loginTokenFor(server, email, here);
    const use = async () => codeOf(await request(server.url, PasswordlessLogin, { token }, here));
    return [await use(), await use()];
  };
  expect(await twice()).toEqual([null, null]);
  await set({ passwordlessLinkReuse: false });
  expect(await twice()).toEqual([null, 'ONE_TIME_TOKEN_INVALID']);
});

test('emailVerificationEnabled: whether a registration mails a verification', async () => {
  const quiet = await enter();
  expect(await mailsTo(server, quiet.email)).toEqual([]);
  await set({ emailVerificationEnabled: true });
  const asked = await enter();
  expect((await lastMailTo(server, asked.email)).subject).toContain('Confirm your email');
});

test('revealUnknownEmails: whether the answer for an unknown email differs from that for a known one', async () => {
  const ask = async () =>
    codeOf(await request(server.url, RequestPasswordReset, { input: { email: uniqueEmail() } }, here));
  expect(await ask()).toBe(null);
  await set({ revealUnknownEmails: true });
  expect(await ask()).toBe('NOT_FOUND');
});

test('name and link: the name in mails, and the pages that they link to', async () => {
  await set({ name: 'The Evening Reader', link: 'https://evening.example' });
  const { email } = await enter();
  await execute(server.url, RequestPasswordReset, { input: { email } }, here);
  const mail = await lastMailTo(server, email);
  expect(mail.subject).toContain('The Evening Reader');
  expect(new Set(linksIn(mail).map(({ origin }) => origin))).toEqual(new Set(['https://evening.example']));
});

test('cookieSharing: whether a login on a page of the site sets the shared cookie of the domain', async () => {
  const origin = 'https://www.example.test';
  await set({ link: origin, allowedOrigins: [origin] });
  const { email, password } = await enter();
  const cookies = async () => {
    const options = { ...here, headers: { origin } };
    const { headers } = await request(server.url, Login, { input: { email, password } }, options);
    return headers['set-cookie'] ?? [];
  };
  expect(await cookies()).toEqual([]);
  await set({ cookieSharing: true });
  expect(await cookies()).toEqual([expect.stringContaining('Domain=example.test')]);
});

test('sessionHandoff: whether sessions may be handed over from and to the site', async () => {
  const { createSite: sister } = await execute(
    server.url,
    CreateSite,
    { slug: `sister-${sites}`, settings: { sessionHandoff: true } },
    admin.owner,
  );
  const [mine, theirs] = [await enter(), await register(server.url, {}, { siteId: sister.id })];
  const both = async () => [
    codeOf(await request(server.url, CreateHandoff, { targetSiteId: sister.id }, mine)),
    codeOf(await request(server.url, CreateHandoff, { targetSiteId: siteId }, theirs)),
  ];
  for (const code of await both()) expect(code).not.toBe(null);
  await set({ sessionHandoff: true });
  expect(await both()).toEqual([null, null]);
});

// This test is the last one, because the strictest setting applies to the whole account.
test('secondFactor: whether a second factor can be set up, and whether it is required', async () => {
  const { email, password, token } = await enter();
  const begin = async () => codeOf(await request(server.url, BeginTotp, {}, { token, siteId }));
  expect(await begin()).toBe('FORBIDDEN');
  await set({ secondFactor: 'OPTIONAL' });
  expect(await begin()).toBe(null);
  expect(await reasonOf((await login(server.url, { email, password }, here)).token)).toBe(null);
  await set({ secondFactor: 'REQUIRED' });
  const answer = await request(server.url, Login, { input: { email, password } }, here);
  expect(refusalIn(answer)).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', enrolment: ['totp', 'passkey'] });
});
