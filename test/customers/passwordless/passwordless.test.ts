import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Me, UpdateCustomer } from '../../support/documents.ts';
import { exchange } from '../../support/http.ts';
import { codeIn, lastMailTo, linksIn, mailsTo } from '../../support/mails.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import {
  loginTokenFor,
  PasswordlessCodeLogin,
  PasswordlessLogin,
  RequestPasswordlessLogin,
} from '../../support/ways-in.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

beforeEach(async () => {
  await set({ passwordlessEnabled: true, passwordlessLinkDays: 1, passwordlessLinkReuse: true });
});

const set = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
const byLink = (token: string, options = {}) => request(url, PasswordlessLogin, { token }, options);
const byCode = (email: string, code: string, options = {}) =>
  request(url, PasswordlessCodeLogin, { input: { email, code } }, options);
const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code ?? null;

async function codeFor(email: string): Promise<string> {
  await execute(url, RequestPasswordlessLogin, { input: { email } });
  return codeIn(await lastMailTo(server, email));
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('wrong codes are counted in the same way for an unknown email and for the email of a customer', async () => {
  const { oneTimeToken } = server.gatehouse.prisma;
  const customer = await register(url);
  const failures: number[][] = [];
  for (const email of [customer.email, uniqueEmail()]) {
    const since = (await oneTimeToken.findMany()).map(({ id }) => id);
    const guesses = async () => {
      const where = { id: { notIn: since }, purpose: 'PASSWORDLESS_CODE' } as const;
      return (await oneTimeToken.findMany({ where, orderBy: { failures: 'asc' } })).map(
        (row) => row.failures,
      );
    };
    await execute(url, RequestPasswordlessLogin, { input: { email } });
    await execute(url, RequestPasswordlessLogin, { input: { email } });
    for (let guess = 0; guess < 7; guess += 1) {
      expect(codeOf(await byCode(email, String(100_000 + guess)))).toBe('INVALID_CREDENTIALS');
    }
    failures.push(await guesses());
  }
  expect(failures).toEqual([
    [0, 5],
    [0, 5],
  ]);
});

describe('a login link', () => {
  test('logs in, and marks the email as verified', async () => {
    const customer = await register(url);
    const { passwordlessLogin } = await execute(url, PasswordlessLogin, {
      token: await loginTokenFor(server, customer.email),
    });
    expect(passwordlessLogin.customer.id).toBe(customer.customer.id);
    expect(passwordlessLogin.session.startedBy).toBe('PASSWORDLESS_LINK');
    expect((await execute(url, Me, {}, passwordlessLogin)).me?.emailVerified).toBe(true);
  });

  test('leads to the site’s own page', async () => {
    const customer = await register(url);
    await set({ link: 'https://news.example.test' });
    await loginTokenFor(server, customer.email);
    for (const link of linksIn(await lastMailTo(server, customer.email))) {
      expect(link.origin).toBe('https://news.example.test');
      expect(link.searchParams.get('view')).toBe('passwordless-login');
    }
  });

  test.each([1, 30, 60, 90])('is valid for %d days, to the second', async (days) => {
    await set({ passwordlessLinkDays: days });
    const customer = await register(url);
    server.clock.freeze();
    const token = await loginTokenFor(server, customer.email);
    server.clock.advance({ days, seconds: -1 });
    expect(codeOf(await byLink(token))).toBeNull();
    server.clock.advance({ seconds: 1 });
    expect(codeOf(await byLink(token))).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('can be used again if the site allows it; each use is recorded with the session that it opened', async () => {
    const customer = await register(url);
    const token = await loginTokenFor(server, customer.email);
    const sessions: string[] = [];
    for (let use = 0; use < 3; use += 1) {
      sessions.push((await execute(url, PasswordlessLogin, { token })).passwordlessLogin.session.id);
    }
    const tokenId = token.split('.')[0] ?? '';
    const uses = await server.gatehouse.prisma.oneTimeTokenUse.findMany({ where: { tokenId } });
    expect(uses.map(({ sessionId }) => sessionId).sort()).toEqual(sessions.sort());
    expect(uses.map(({ source }) => source)).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
  });

  test('is valid once if the site forbids reuse, and a use before the site forbade it counts too', async () => {
    const customer = await register(url);
    const before = await loginTokenFor(server, customer.email);
    expect(codeOf(await byLink(before))).toBeNull();
    await set({ passwordlessLinkReuse: false });
    expect(codeOf(await byLink(before))).toBe('ONE_TIME_TOKEN_INVALID');
    const token = await loginTokenFor(server, customer.email);
    expect(codeOf(await byLink(token))).toBeNull();
    expect(codeOf(await byLink(token))).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('stays valid after a newer link is requested', async () => {
    const customer = await register(url);
    const older = await loginTokenFor(server, customer.email);
    await loginTokenFor(server, customer.email);
    expect(codeOf(await byLink(older))).toBeNull();
  });

  test.each(['password', 'email'])('is revoked when the %s changes', async (changed) => {
    const customer = await register(url);
    const token = await loginTokenFor(server, customer.email);
    const code = codeIn(await lastMailTo(server, customer.email));
    const email = changed === 'email' ? uniqueEmail() : customer.email;
    if (changed === 'email') await execute(url, UpdateCustomer, { input: { email } }, customer);
    else {
      const input = { oldPassword: customer.password, newPassword: 'something else' };
      await execute(url, ChangePassword, { input }, customer);
    }
    expect(codeOf(await byLink(token))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(codeOf(await byCode(email, code))).toBe('INVALID_CREDENTIALS');
  });

  test('does not log in a customer who was disabled after the request', async () => {
    const customer = await register(url);
    const token = await loginTokenFor(server, customer.email);
    const where = { id: Number(customer.customer.id) };
    await server.gatehouse.prisma.customer.update({ where, data: { disabledAt: new Date() } });
    expect(codeOf(await byLink(token))).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('is bound to its site', async () => {
    const other = await addSite(server, 'elsewhere', { passwordlessEnabled: true });
    const customer = await register(url, {}, { siteId: 1 });
    const token = await loginTokenFor(server, customer.email, { siteId: 1 });
    const code = codeIn(await lastMailTo(server, customer.email));
    const there = { siteId: other.id };
    expect(codeOf(await byLink(token, there))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(codeOf(await byCode(customer.email, code, there))).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await byLink(token, { siteId: 1 }))).toBeNull();
    await server.gatehouse.prisma.session.deleteMany({ where: { siteId: other.id } });
    await server.gatehouse.prisma.site.delete({ where: { id: other.id } });
  });

  test('is not used up when a mail scanner opens it', async () => {
    await set({ passwordlessLinkReuse: false, link: null });
    const customer = await register(url);
    const token = await loginTokenFor(server, customer.email);
    const [link] = linksIn(await lastMailTo(server, customer.email));
    const sessions = () =>
      server.gatehouse.prisma.session.count({ where: { customerId: Number(customer.customer.id) } });
    const before = await sessions();
    const query = encodeURIComponent(`mutation { passwordlessLogin(token: "${token}") { token } }`);
    for (const [path, refused] of [
      [`/${link?.search}`, false],
      [`/api/v1/sdk/auth/passwordless/login?site_id=1&token=${token}`, true],
      [`/graphql?query=${query}`, true],
    ] as const) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await exchange(`${url}${path}`, { method, agent: false });
        expect([path, status >= 400]).toEqual([path, refused]);
      }
    }
    expect(await sessions()).toBe(before);
    expect(codeOf(await byLink(token))).toBeNull();
  });
});

describe('a login code', () => {
  test('logs in once', async () => {
    const customer = await register(url);
    const code = await codeFor(customer.email);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const { passwordlessCodeLogin } = await execute(url, PasswordlessCodeLogin, {
      input: { email: customer.email.toUpperCase(), code: spaced },
    });
    expect(passwordlessCodeLogin.session.startedBy).toBe('PASSWORDLESS_CODE');
    expect((await execute(url, Me, {}, passwordlessCodeLogin)).me?.emailVerified).toBe(true);
    expect(codeOf(await byCode(customer.email, code))).toBe('INVALID_CREDENTIALS');
  });

  test('is valid for ten minutes', async () => {
    const customer = await register(url);
    server.clock.freeze();
    const code = await codeFor(customer.email);
    server.clock.advance({ minutes: 10 });
    expect(codeOf(await byCode(customer.email, code))).toBe('INVALID_CREDENTIALS');
    server.clock.advance({ seconds: -1 });
    expect(codeOf(await byCode(customer.email, code))).toBeNull();
  });

  test.each([
    [4, null],
    [5, 'INVALID_CREDENTIALS'],
  ])('after %d wrong codes the correct one is answered with %s', async (guesses, answer) => {
    const customer = await register(url);
    const code = await codeFor(customer.email);
    for (let guess = 0; guess < guesses; guess += 1) {
      expect(codeOf(await byCode(customer.email, wrong(code)))).toBe('INVALID_CREDENTIALS');
    }
    expect(codeOf(await byCode(customer.email, code))).toBe(answer);
  });

  test('is revoked by a newer code', async () => {
    const customer = await register(url);
    const older = await codeFor(customer.email);
    const newer = await codeFor(customer.email);
    if (older !== newer) expect(codeOf(await byCode(customer.email, older))).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await byCode(customer.email, newer))).toBeNull();
  });

  test('is valid for one customer, and an unknown email is answered like a wrong code', async () => {
    const [one, other] = [await register(url), await register(url)];
    const code = await codeFor(one.email);
    await codeFor(other.email);
    const answers = [
      await byCode(one.email, wrong(code)),
      await byCode(uniqueEmail(), code),
      await byCode((await register(url)).email, code),
    ].map(({ status, data, errors }) => JSON.stringify({ status, data, errors }));
    expect(new Set(answers).size).toBe(1);
  });

  test.each(['', '12345', '1234567', '12345a'])(
    'is refused with an error on the field if it is not six digits: %j',
    async (code) => {
      const { errors } = await byCode(uniqueEmail(), code);
      expect(errors[0]?.extensions?.fields).toEqual({ code: ['The code must be 6 digits.'] });
    },
  );

  test('is not stored as a plain SHA-256 hash', async () => {
    const customer = await register(url);
    const code = await codeFor(customer.email);
    const row = await server.gatehouse.prisma.oneTimeToken.findFirstOrThrow({
      where: { customerId: Number(customer.customer.id), purpose: 'PASSWORDLESS_CODE' },
    });
    const { createHash } = await import('node:crypto');
    for (const text of [code, `${row.id}.${code}`, `${row.id}${code}`]) {
      expect(Buffer.from(row.secretHash)).not.toEqual(createHash('sha256').update(text).digest());
    }
  });
});

test('a site without passwordless login refuses all three operations and sends no mail', async () => {
  const customer = await register(url);
  const token = await loginTokenFor(server, customer.email);
  const code = codeIn(await lastMailTo(server, customer.email));
  await set({ passwordlessEnabled: false });
  const sent = (await mailsTo(server, customer.email)).length;
  const answers = [
    await request(url, RequestPasswordlessLogin, { input: { email: customer.email } }),
    await byLink(token),
    await byCode(customer.email, code),
  ];
  for (const answer of answers) expect([answer.status, codeOf(answer)]).toEqual([400, 'FEATURE_DISABLED']);
  expect(await mailsTo(server, customer.email)).toHaveLength(sent);
});
