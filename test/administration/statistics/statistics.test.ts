import { beforeAll, describe, expect, test } from 'vitest';
import { statisticsSweep } from '../../../src/platform/statistics/sweep.ts';
import { Browser } from '../../customers/identity-providers/browser.ts';
import type { CodeProvider } from '../../customers/identity-providers/code-provider.ts';
import { atPage, setRedirectScene } from '../../customers/identity-providers/redirect-scene.ts';
import { addProvider, exchangeToken, externalPerson } from '../../customers/identity-providers/scene.ts';
import { CompleteLogin } from '../../customers/second-factor/documents.ts';
import {
  challengeFor,
  codeOf,
  registerGuarded,
  setPolicy,
  wrongCode,
} from '../../customers/second-factor/factors.ts';
import { CreateHandoff, RedeemHandoff } from '../../customers/single-sign-on/documents.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Refresh, Register, ValidateToken } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { codeIn, lastMailTo } from '../../support/mails.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { loginTokenFor, PasswordlessCodeLogin, PasswordlessLogin } from '../../support/ways-in.ts';
import { MailDelivery, type Period, readStatistics, Statistics } from './documents.ts';

let server: TestServer;
let provider: CodeProvider;
let owner: { token: string };
beforeAll(async () => {
  ({ server, provider } = await setRedirectScene());
  await server.gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { passwordlessEnabled: true, sessionHandoff: true },
  });
});

/** Moves the clock to the next day, so that each test counts in its own hour and day. */
async function nextDay(): Promise<{ from: string; to: string }> {
  const day = 86_400_000;
  const start = (Math.floor(server.clock.now().getTime() / day) + 1) * day;
  server.clock.freeze(new Date(start + day / 2 + 600_000));
  owner = await logInCollaborator(server);
  return { from: new Date(start).toISOString(), to: new Date(start + day).toISOString() };
}
/**
 * The current hour in real time, for tokens of a provider: these tokens have the real time. Only the first test can call
 * this, because every later test moves the clock.
 */
async function today(): Promise<{ from: string; to: string }> {
  server.clock.freeze();
  owner = await logInCollaborator(server);
  return { from: hourOf(), to: new Date(Date.parse(hourOf()) + 3_600_000).toISOString() };
}
const read = (period: Period, caller = owner) => readStatistics(server, period, caller);

type Counted = { way: string; provider?: string | null | undefined; outcome: string; count: number };
const shownLogins = (logins: readonly Counted[]) =>
  Object.fromEntries(
    logins.map(({ way, provider, outcome, count }) => [
      [way, ...(provider ? [provider] : []), outcome].join(' '),
      count,
    ]),
  );
const loginsIn = async (period: Period) => shownLogins((await read(period)).logins);
const wrongLogin = (email: string) =>
  request(server.url, Login, { input: { email, password: 'wrong-password' } }, { siteId: 1 });

describe('logins are counted by method and outcome', () => {
  test('at an identity provider, under its name: by redirect, and with a wrong token', async () => {
    const period = await today();
    const start = `${PUBLIC_URL}/identity-providers/company/start?site_id=1&return_to=http://localhost:3000/`;
    const enter = async () => {
      const page = await new Browser(server).follow(start, atPage);
      const code = page.searchParams.get('handoff') ?? '';
      return request(server.url, RedeemHandoff, { code }, { siteId: 1 });
    };
    provider.person = externalPerson();
    expect((await enter()).errors).toEqual([]);
    // The second login is by a customer who exists.
    expect((await enter()).errors).toEqual([]);
    await exchangeToken({ server }, { provider: 'company', token: 'not a token' });
    await exchangeToken({ server }, { provider: 'any-name', token: 'not a token' });
    expect(await loginsIn(period)).toEqual({
      'IDENTITY_PROVIDER company SUCCEEDED': 2,
      'IDENTITY_PROVIDER company WRONG_CREDENTIALS': 1,
      // The name of an unknown provider, which the caller sent, is not stored.
      'IDENTITY_PROVIDER INVALID_INPUT': 1,
    });
    expect((await read(period)).registrations).toEqual([{ at: hourOf(), provider: 'company', count: 1 }]);
  });

  test('with a password: right, wrong, unknown, locked, and malformed', async () => {
    const period = await nextDay();
    const { email, password } = await register(server.url, {}, { siteId: 1 });
    await login(server.url, { email, password }, { siteId: 1 });
    await wrongLogin(uniqueEmail());
    for (let attempt = 0; attempt < 12; attempt += 1) await wrongLogin(email);
    await request(server.url, Login, { input: { password } }, { siteId: 1 });
    expect(await loginsIn(period)).toEqual({
      'REGISTRATION SUCCEEDED': 1,
      'PASSWORD SUCCEEDED': 1,
      'PASSWORD WRONG_CREDENTIALS': 11,
      'PASSWORD LOCKED': 2,
      'PASSWORD INVALID_INPUT': 1,
    });
  });

  test('by mail: with a link, a code, a wrong link and a wrong code', async () => {
    const period = await nextDay();
    const { email } = await register(server.url, {}, { siteId: 1 });
    const token = await loginTokenFor(server, email, { siteId: 1 });
    await execute(server.url, PasswordlessLogin, { token }, { siteId: 1 });
    await request(server.url, PasswordlessLogin, { token: 'not a token' }, { siteId: 1 });
    await loginTokenFor(server, email, { siteId: 1 });
    const code = codeIn(await lastMailTo(server, email));
    const wrong = code === '123456' ? '654321' : '123456';
    await request(server.url, PasswordlessCodeLogin, { input: { email, code: wrong } }, { siteId: 1 });
    await execute(server.url, PasswordlessCodeLogin, { input: { email, code } }, { siteId: 1 });
    expect(await loginsIn(period)).toEqual({
      'REGISTRATION SUCCEEDED': 1,
      'PASSWORDLESS_CODE SUCCEEDED': 1,
      'PASSWORDLESS_CODE WRONG_CREDENTIALS': 1,
      'PASSWORDLESS_LINK SUCCEEDED': 1,
      'PASSWORDLESS_LINK WRONG_CREDENTIALS': 1,
    });
  });

  test('with a second factor: the first step, a wrong code, the right code, and an unknown challenge', async () => {
    const period = await nextDay();
    await setPolicy(server, 'OPTIONAL');
    const guarded = await registerGuarded(server, { siteId: 1 });
    const challenge = await challengeFor(server, guarded);
    const complete = (given: object) =>
      request(server.url, CompleteLogin, { input: { challenge, ...given } }, { siteId: 1 });
    await complete({ code: wrongCode(server, guarded.secret) });
    await complete({ code: codeOf(server, guarded.secret) });
    await complete({ challenge: 'unknown', code: '123456' });
    await setPolicy(server, 'OFF');
    expect(await loginsIn(period)).toEqual({
      'REGISTRATION SUCCEEDED': 1,
      'PASSWORD SECOND_FACTOR_REQUIRED': 1,
      'PASSWORD WRONG_SECOND_FACTOR': 1,
      'PASSWORD SUCCEEDED': 1,
      'UNKNOWN INVALID_INPUT': 1,
    });
  });

  test('at an identity provider that does not answer', async () => {
    const period = await nextDay();
    const issuer = 'http://127.0.0.1:9';
    await addProvider(server, { name: 'silent', kind: 'OPENID', issuer });
    const start = `${PUBLIC_URL}/identity-providers/silent/start?site_id=1&return_to=http://localhost:3000/`;
    const page = await new Browser(server).follow(start, atPage);
    expect(page.searchParams.get('error')).toBe('PROVIDER_UNAVAILABLE');
    expect(await loginsIn(period)).toEqual({ 'IDENTITY_PROVIDER silent FAILED': 1 });
  });

  test('by a handoff to another site, and with a password beyond the session limit', async () => {
    const period = await nextDay();
    const other = await addSite(server, 'handoffs', { sessionHandoff: true });
    const customer = await register(server.url, {}, { siteId: 1 });
    const variables = { targetSiteId: String(other.id) };
    const { createHandoff } = await execute(server.url, CreateHandoff, variables, { token: customer.token });
    const redeem = () =>
      request(server.url, RedeemHandoff, { code: createHandoff.code }, { siteId: other.id });
    await redeem();
    await redeem();
    const limit = { concurrentSessions: 'REFUSE_NEW', sessionLimit: 1 } as const;
    await server.gatehouse.prisma.site.update({ where: { id: other.id }, data: limit });
    const { email, password } = customer;
    await request(server.url, Login, { input: { email, password } }, { siteId: 1 });
    await server.gatehouse.prisma.site.update({
      where: { id: other.id },
      data: { concurrentSessions: 'UNLIMITED' },
    });
    expect(await loginsIn(period)).toEqual({
      'HANDOFF SUCCEEDED': 1,
      'HANDOFF WRONG_CREDENTIALS': 1,
      'REGISTRATION SUCCEEDED': 1,
      'PASSWORD REFUSED': 1,
    });
    const ofSite = await read({ ...period, siteId: String(other.id) });
    expect(shownLogins(ofSite.logins)).toEqual({ 'HANDOFF SUCCEEDED': 1, 'HANDOFF WRONG_CREDENTIALS': 1 });
    expect(ofSite.activeSessions).toEqual([{ at: hourOf(), count: 1 }]);
    expect(ofSite.registrations).toEqual([]);
  });
});

const hourOf = (at = server.clock.now()) =>
  new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000).toISOString();

describe('registrations', () => {
  test('are counted when a customer is created, and not if the email is taken', async () => {
    const period = await nextDay();
    const { email } = await register(server.url, {}, { siteId: 1 });
    const again = { email, password: 'another-password-7' };
    await request(server.url, Register, { input: again }, { siteId: 1 });
    const { logins, registrations } = await read(period);
    expect(shownLogins(logins)).toEqual({ 'REGISTRATION SUCCEEDED': 1, 'REGISTRATION INVALID_INPUT': 1 });
    expect(registrations).toEqual([{ at: hourOf(), provider: null, count: 1 }]);
  });

  test('are counted once if a second factor must be set up first', async () => {
    const period = await nextDay();
    await setPolicy(server, 'REQUIRED');
    const input = { email: uniqueEmail(), password: 'violet-harbor-92' };
    await request(server.url, Register, { input }, { siteId: 1 });
    await setPolicy(server, 'OFF');
    expect((await read(period)).registrations).toEqual([{ at: hourOf(), provider: null, count: 1 }]);
    expect(await loginsIn(period)).toEqual({ 'REGISTRATION SECOND_FACTOR_REQUIRED': 1 });
  });
});

test('a session is counted as active once in each hour and day in which it is opened or refreshed', async () => {
  const period = await nextDay();
  const customer = await register(server.url, {}, { siteId: 1 });
  const first = hourOf();
  let refreshToken = customer.refreshToken ?? '';
  const rotate = async () => {
    const answer = await execute(server.url, Refresh, { refreshToken }, { siteId: 1 });
    refreshToken = answer.refresh.refreshToken ?? '';
  };
  await rotate();
  server.clock.advance({ minutes: 50 });
  // This is the next hour. Refreshes at the same time count as one.
  const bearer = { token: customer.token };
  await Promise.all([
    execute(server.url, Refresh, {}, bearer),
    execute(server.url, Refresh, {}, bearer),
    execute(server.url, Refresh, {}, bearer),
  ]);
  await rotate();
  expect((await read(period)).activeSessions).toEqual([
    { at: first, count: 1 },
    { at: hourOf(), count: 1 },
  ]);
  expect((await read({ ...period, step: 'DAY' })).activeSessions).toEqual([{ at: period.from, count: 1 }]);
  server.clock.advance({ hours: 12 });
  await rotate();
  owner = await logInCollaborator(server);
  const both = { ...period, to: hourOf(), step: 'DAY' } as const;
  expect((await read(both)).activeSessions.map(({ count }) => count)).toEqual([1, 1]);
});

test('hours and days begin in UTC, by the clock of the server', async () => {
  const { from } = await nextDay();
  const midnight = new Date(Date.parse(from) + 86_400_000);
  server.clock.freeze(new Date(midnight.getTime() - 1));
  await wrongLogin(uniqueEmail());
  server.clock.freeze(midnight);
  await wrongLogin(uniqueEmail());
  const to = new Date(midnight.getTime() + 1).toISOString();
  const hours = await read({ from: new Date(midnight.getTime() - 1).toISOString(), to });
  const lastHour = new Date(midnight.getTime() - 3_600_000).toISOString();
  expect(hours).toMatchObject({ from: lastHour, to: new Date(midnight.getTime() + 3_600_000).toISOString() });
  expect(hours.logins.map(({ at, count }) => [at, count])).toEqual([
    [lastHour, 1],
    [midnight.toISOString(), 1],
  ]);
  const days = await read({ from, to, step: 'DAY' });
  expect(days.logins.map(({ at, count }) => [at, count])).toEqual([
    [from, 1],
    [midnight.toISOString(), 1],
  ]);
  // The end of a period is not part of it.
  expect((await read({ from, to: midnight.toISOString(), step: 'DAY' })).logins).toHaveLength(1);
});

test('verdicts are counted by partner and reason, by hour and by day', async () => {
  const period = await nextDay();
  const { token } = await register(server.url, {}, { siteId: 1 });
  const basic = server.demo.partner;
  for (const asked of [token, token, 'not a token'])
    await execute(server.url, ValidateToken, { token: asked }, { basic });
  const counted = (at: string | undefined) => [
    { at, partnerId: '1', partnerName: expect.any(String), verdict: 'MALFORMED', count: 1 },
    { at, partnerId: '1', partnerName: expect.any(String), verdict: 'VALID', count: 2 },
  ];
  expect((await read(period)).verdicts).toEqual(counted(hourOf()));
  expect((await read({ ...period, step: 'DAY' })).verdicts).toEqual(counted(period.from));
});

test('mails are counted when they are sent', async () => {
  const period = await nextDay();
  const state = async () => (await execute(server.url, MailDelivery, {}, owner)).mailDelivery;
  const before = await state();
  expect(before).toMatchObject({ transport: 'OUTBOX', waiting: 0 });
  expect(before.lastSentOn).not.toBe(period.from);
  const email = uniqueEmail();
  await register(server.url, { email }, { siteId: 1 });
  await loginTokenFor(server, email, { siteId: 1 });
  await jobsDone(server);
  const { mails, mailsWaiting, webhooksWaiting } = await read(period);
  expect(mails.filter(({ outcome }) => outcome === 'SENT').length).toBe(1);
  expect({ mailsWaiting, webhooksWaiting }).toEqual({ mailsWaiting: 0, webhooksWaiting: 0 });
  expect(await state()).toEqual({ transport: 'OUTBOX', waiting: 0, lastSentOn: period.from });
});

describe('the statistics', () => {
  test('of another account contain no counts of this account', async () => {
    const period = await nextDay();
    await register(server.url, {}, { siteId: 1 });
    const { account, site } = await addAccount(server, 'elsewhere');
    await server.gatehouse.prisma.collaborator.updateMany({
      where: { email: server.demo.collaborator.email },
      data: { accountId: account.id },
    });
    const other = await read(period);
    const foreign = await request(server.url, Statistics, { ...period, step: 'HOUR', siteId: '1' }, owner);
    await server.gatehouse.prisma.collaborator.updateMany({
      where: { email: server.demo.collaborator.email },
      data: { accountId: 1 },
    });
    expect(other).toMatchObject({
      logins: [],
      registrations: [],
      activeSessions: [],
      verdicts: [],
      mails: [],
    });
    expect(foreign.errors[0]?.extensions?.code).toBe('NOT_FOUND');
    const own = await request(
      server.url,
      Statistics,
      { ...period, step: 'HOUR', siteId: String(site.id) },
      owner,
    );
    expect(own.errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test.each<[string, (now: Date) => { from: Date; to: Date; step: 'HOUR' | 'DAY' }, object]>([
    ['that ends when it begins', (now) => ({ from: now, to: now, step: 'HOUR' }), { to: expect.anything() }],
    [
      'of more than 192 hours',
      (now) => ({ from: daysBefore(now, 10), to: now, step: 'HOUR' }),
      { to: ['A request may ask for up to 192 hours.'] },
    ],
    [
      'whose counts by hour are deleted',
      (now) => ({ from: daysBefore(now, 36), to: daysBefore(now, 35), step: 'HOUR' }),
      { from: ['Counts by hour are kept for 35 days.'] },
    ],
    [
      'whose counts by day are deleted',
      (now) => ({ from: daysBefore(now, 401), to: now, step: 'DAY' }),
      { from: ['Counts by day are kept for 400 days.'] },
    ],
    [
      'in the future',
      (now) => ({ from: now, to: daysBefore(now, -2), step: 'DAY' }),
      { to: ['`to` may not be more than a day in the future.'] },
    ],
    [
      'far from now',
      () => ({ from: new Date('0001-01-01T00:00:00Z'), to: new Date('9999-01-01T00:00:00Z'), step: 'DAY' }),
      { from: expect.anything() },
    ],
  ])('of a period %s are refused', async (_what, periodAt, fields) => {
    await nextDay();
    const { from, to, step } = periodAt(server.clock.now());
    const variables = { from: from.toISOString(), to: to.toISOString(), step };
    const { status, errors } = await request(server.url, Statistics, variables, owner);
    expect(status).toBe(400);
    expect(errors[0]?.extensions?.fields).toEqual(fields);
  });

  test('by hour are deleted after 35 days, and those by day after 400 days', async () => {
    const period = await nextDay();
    await wrongLogin(uniqueEmail());
    await read(period);
    const { prisma } = server.gatehouse;
    const sweep = async (at: Date) => {
      const { batch } = statisticsSweep({ prisma, clock: () => at });
      while (await batch());
      const left = await prisma.statisticsCount.findMany({
        where: { startsAt: { gte: new Date(period.from), lt: new Date(period.to) } },
        distinct: ['step'],
      });
      return left.map(({ step }) => step);
    };
    const inDays = (days: number) => daysBefore(server.clock.now(), -days);
    expect((await sweep(inDays(34))).sort()).toEqual(['DAY', 'HOUR']);
    expect(await sweep(inDays(36))).toEqual(['DAY']);
    expect(await sweep(inDays(399))).toEqual(['DAY']);
    expect(await sweep(inDays(401))).toEqual([]);
  });
});

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
