import { generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { loginByPrancer } from '../prancer/api.ts';
import {
  blacklistedTokenError,
  expiredTokenError,
  invalidOrExpiredTokenError,
  invalidTokenError,
  loginByPelcro,
  noTokenError,
  pelcroApi,
  registerByPelcro,
  seen,
} from './api.ts';

/** The sample token in the documentation of this API: HS256, by another issuer. */
const SAMPLE_TOKEN =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL3BlbGNyby1mdHJ1ZGVhdS5uZ3Jvay5pby9hcGkvdjEvc2RrL2N1c3RvbWVyIiwiaWF0IjoxNjk3MjMxNjUyLCJleHAiOjE3MDI0MTU2NTIsIm5iZiI6MTY5NzIzMTY1MiwianRpIjoiVnY2MkVHdlJtUHVjaUd1VCIsInN1YiI6IjIwNyIsInBydiI6IjIzYmQ1Yzg5NDlmNjAwYWRiMzllNzAxYzQwMDg3MmRiN2E1OTc2ZjcifQ.D5yr8e5o_QqnntWaMopBSYEV6vWf6eRdt3L9oorEDAA';

/** A site with the defaults, one with the status of the older documentation, and one of another account. */
const PLAIN = 1;
let olderReading: number;
let foreign: number;
const server = testServer();

const protectedRoutes = pelcro.routes.filter(({ caller }) => caller === 'customer');
/** Valid values for every route, so that only the token can be wrong. */
const input: Record<string, unknown> = {
  old_password: 'securePassword123',
  new_password: 'another password',
  confirm_new_password: 'another password',
};

beforeAll(async () => {
  olderReading = (await addSite(server, 'older-reading', { invalidTokenStatus: 401 })).id;
  foreign = (await addAccount(server, 'foreign')).site.id;
});

const limitSessions = (concurrentSessions: 'EVICT_OLDEST' | 'UNLIMITED') =>
  server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { concurrentSessions } });

/** Asserts that every protected endpoint returns this answer. */
async function expectEverywhere(
  token: string | null,
  siteId: number,
  expected: { status: number; body: unknown },
): Promise<void> {
  expect(protectedRoutes.length).toBeGreaterThanOrEqual(6);
  for (const { method, path } of protectedRoutes) {
    const body = method === 'GET' ? {} : { body: input };
    const answer = await pelcroApi(server, method, path, { token, siteId, ...body });
    expect(seen(answer), `${method} ${path}`).toEqual(expected);
  }
}

test('a request without a bearer token gets 401', async () => {
  await expectEverywhere(null, PLAIN, noTokenError);
  await expectEverywhere(null, olderReading, noTokenError);
  for (const authorization of ['Bearer', 'Bearer  ', 'Basic YTpi', 'Token abc', '']) {
    const answer = await pelcroApi(server, 'GET', '/customer', { headers: { authorization } });
    expect(seen(answer), authorization).toEqual(noTokenError);
  }
});

describe('an expired token', () => {
  test('gets 403 with its own message, or 401 on a site with invalidTokenStatus 401', async () => {
    const { token } = await registerByPelcro(server);
    server.clock.advance({ days: 60, seconds: -2 });
    expect((await pelcroApi(server, 'GET', '/customer', { token })).status).toBe(200);
    server.clock.advance({ seconds: 3 });
    await expectEverywhere(token, PLAIN, expiredTokenError);
    await expectEverywhere(token, olderReading, invalidOrExpiredTokenError);
  });
});

describe('an invalid token gets 403 with its own message, or 401 on a site with invalidTokenStatus 401', () => {
  test.each<[string, () => string | Promise<string>]>([
    ['the sample token of the documentation', () => SAMPLE_TOKEN],
    ['text that is not a token', () => 'eyJ0xxx'],
    ['a token in another encoding', async () => `${(await registerByPelcro(server)).token}=`],
    ['a token with another payload', async () => withOtherSubject((await registerByPelcro(server)).token)],
    ['a token signed with another key', () => signedWithAnotherKey()],
    [
      'a refresh token',
      async () => (await loginByPrancer(server, await registerByPelcro(server))).refreshToken,
    ],
    [
      'a token of another account',
      async () => (await registerByPelcro(server, {}, { siteId: foreign })).token,
    ],
    ['two tokens', async () => `${(await registerByPelcro(server)).token} ${SAMPLE_TOKEN}`],
  ])('%s', async (_case, token) => {
    const invalid = await token();
    await expectEverywhere(invalid, PLAIN, invalidTokenError);
    await expectEverywhere(invalid, olderReading, invalidOrExpiredTokenError);
    expect(invalidTokenError.body.error.message).toMatch(/invalid/);
  });
});

describe('a blacklisted token gets 403 with its own message, whatever invalidTokenStatus is', () => {
  test.each<[string, () => Promise<string>]>([
    [
      'by logout',
      async () => {
        const { token } = await registerByPelcro(server);
        expect((await pelcroApi(server, 'POST', '/auth/logout', { token })).status).toBe(200);
        return token;
      },
    ],
    [
      'by a change of the password',
      async () => {
        const { token } = await registerByPelcro(server);
        const answer = await pelcroApi(server, 'POST', '/password/update', { token, body: input });
        expect(answer.status).toBe(200);
        // Up to a minute after the change, a logout with this token ends the new session (`logout.test.ts`).
        server.clock.advance({ seconds: 61 });
        return token;
      },
    ],
    [
      'by a newer login on a site that allows one session',
      async () => {
        const customer = await registerByPelcro(server);
        await limitSessions('EVICT_OLDEST');
        const newer = await loginByPelcro(server, customer);
        await limitSessions('UNLIMITED');
        expect((await pelcroApi(server, 'GET', '/customer', { token: newer })).status).toBe(200);
        return customer.token;
      },
    ],
  ])('%s', async (_case, die) => {
    const token = await die();
    await expectEverywhere(token, PLAIN, blacklistedTokenError);
    await expectEverywhere(token, olderReading, blacklistedTokenError);
  });

  test('a newer login does not end older sessions on a site that allows several', async () => {
    const customer = await registerByPelcro(server);
    await loginByPelcro(server, customer);
    expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).status).toBe(200);
  });
});

function withOtherSubject(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: '1' })).toString('base64url');
  return [header, changed, signature].join('.');
}

async function signedWithAnotherKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT({ sid: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'somebody-else' })
    .setIssuer(server.settings.publicUrl)
    .setSubject('1')
    .setAudience('1')
    .setJti('0123456789abcdef0123')
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('1h')
    .sign(privateKey);
}
