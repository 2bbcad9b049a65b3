import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { ChangePassword, EndSession, Logout, Refresh, ValidateToken } from '../../support/documents.ts';
import type { TokenAction, TokenInvalidReason } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { NOTHING_SHOWN, parts, signByServer } from './jwt.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const asPartner = async (token: string) =>
  (await execute(url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
const asBearer = async (token: string) =>
  (await execute(url, ValidateToken, { token }, { token })).validateToken;

type Invalidation = (customer: RegisteredCustomer) => Promise<unknown>;

async function disable(customer: RegisteredCustomer, endReason: 'CUSTOMER_DISABLED' | 'CUSTOMER_DELETED') {
  const id = Number(customer.customer.id);
  const now = server.clock.now();
  const { prisma } = server.gatehouse;
  const column = endReason === 'CUSTOMER_DISABLED' ? { disabledAt: now } : { deletedAt: now };
  await prisma.customer.update({ where: { id }, data: column });
  await prisma.session.updateMany({ where: { customerId: id }, data: { endedAt: now, endReason } });
}

async function superseded(customer: RegisteredCustomer) {
  const single = (concurrentSessions: 'EVICT_OLDEST' | 'UNLIMITED') =>
    server.gatehouse.prisma.site.update({ where: { id: server.demo.siteId }, data: { concurrentSessions } });
  await single('EVICT_OLDEST');
  await login(url, customer);
  await single('UNLIMITED');
}

const changePassword: Invalidation = (customer) =>
  execute(
    url,
    ChangePassword,
    { input: { oldPassword: customer.password, newPassword: 'another password' } },
    customer,
  );

const reuse: Invalidation = async ({ refreshToken }) => {
  await execute(url, Refresh, { refreshToken });
  server.clock.advance({ seconds: 11 });
  await execute(url, Refresh, { refreshToken }).catch(() => null);
};

describe('the verdict on a valid token', () => {
  test('has the ids and dates of the token, for a partner and for the bearer', async () => {
    const { token, customer, session, expiresAt } = await register(url);
    const { iat } = parts(token).payload;
    for (const verdict of [await asPartner(token), await asBearer(token)]) {
      expect(verdict).toEqual({
        valid: true,
        reason: null,
        action: null,
        customerId: customer.id,
        siteId: session.siteId,
        sessionId: session.id,
        issuedAt: new Date(Number(iat) * 1000).toISOString(),
        expiresAt,
        checkedAt: expect.any(String),
      });
      const age = server.clock.now().getTime() - Date.parse(verdict.checkedAt);
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(60_000);
    }
  });
});

describe('the verdict on an invalid token', () => {
  test.each<[string, TokenInvalidReason, TokenAction, Invalidation]>([
    ['logged out', 'REVOKED', 'REAUTHENTICATE', (customer) => execute(url, Logout, {}, customer)],
    [
      'of an ended session',
      'REVOKED',
      'REAUTHENTICATE',
      (customer) => execute(url, EndSession, { id: customer.session.id }, customer),
    ],
    ['of a session whose refresh token was reused', 'REVOKED', 'REAUTHENTICATE', reuse],
    ['superseded by a newer login', 'SUPERSEDED', 'REAUTHENTICATE', superseded],
    ['from before a change of password', 'PASSWORD_CHANGED', 'REAUTHENTICATE', changePassword],
    [
      'of a disabled customer',
      'CUSTOMER_DISABLED',
      'DENY',
      (customer) => disable(customer, 'CUSTOMER_DISABLED'),
    ],
    [
      'of a deleted customer',
      'CUSTOMER_DISABLED',
      'DENY',
      (customer) => disable(customer, 'CUSTOMER_DELETED'),
    ],
    [
      'expired, of an open session',
      'EXPIRED',
      'REFRESH',
      async () => server.clock.advance({ days: 60, seconds: 1 }),
    ],
    [
      'expired, of an ended session',
      'EXPIRED',
      'REAUTHENTICATE',
      async (customer) => {
        await execute(url, Logout, {}, customer);
        server.clock.advance({ days: 60, seconds: 1 });
      },
    ],
    [
      'expired, of an expired session',
      'EXPIRED',
      'REAUTHENTICATE',
      async () => server.clock.advance({ days: 365, seconds: 1 }),
    ],
  ])(
    '%s is %s, %s and has no ids, for a partner and for its bearer',
    async (_what, reason, action, invalidate) => {
      const customer = await register(url);
      expect(await asPartner(customer.token)).toMatchObject({ valid: true });
      await invalidate(customer);
      for (const verdict of [await asPartner(customer.token), await asBearer(customer.token)]) {
        expect(verdict).toEqual({
          valid: false,
          reason,
          action,
          ...NOTHING_SHOWN,
          checkedAt: expect.any(String),
        });
      }
    },
  );
});

describe('the verdict on a text that the server has not issued', () => {
  test.each<[string, TokenInvalidReason, (token: string) => string | Promise<string>]>([
    ['nonsense', 'MALFORMED', () => 'nonsense'],
    ['the text of two dots', 'MALFORMED', () => '..'],
    ['a token cut short', 'MALFORMED', (token) => token.split('.').slice(0, 2).join('.')],
    ['a token with padding', 'MALFORMED', (token) => `${token}=`],
    ['a text of 20 kB', 'MALFORMED', (token) => `${token}${'A'.repeat(20_000)}`],
    ['a token with another signature', 'INVALID_SIGNATURE', (token) => foreignSignature(token)],
    ['a token signed with another key', 'INVALID_SIGNATURE', signedWithAnotherKey],
    [
      'a token that is not yet valid',
      'NOT_YET_VALID',
      (token) => {
        const { payload } = parts(token);
        return signByServer(server, { ...payload, nbf: Number(payload.nbf) + 3600 });
      },
    ],
    [
      'a token of an unknown session',
      'UNKNOWN',
      (token) =>
        signByServer(server, { ...parts(token).payload, sid: '01a3c5e7-0000-7000-8000-000000000000' }),
    ],
  ])('%s is %s, DENY', async (_what, reason, make) => {
    const { token } = await register(url);
    const verdict = await asPartner(await make(token));
    expect(verdict).toEqual({
      valid: false,
      reason,
      action: 'DENY',
      ...NOTHING_SHOWN,
      checkedAt: expect.any(String),
    });
  });

  test('an empty text is MALFORMED', async () => {
    expect(await asPartner('')).toMatchObject({ valid: false, reason: 'MALFORMED', action: 'DENY' });
  });
});

function foreignSignature(token: string): string {
  const [header, payload, signature] = parts(token).segments;
  return [header, payload, Buffer.from(signature, 'base64url').reverse().toString('base64url')].join('.');
}

async function signedWithAnotherKey(token: string): Promise<string> {
  const { header, payload } = parts(token);
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT(payload).setProtectedHeader({ ...header, alg: 'ES256' }).sign(privateKey);
}
