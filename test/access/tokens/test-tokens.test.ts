import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { TEST_TOKENS } from '../../../src/access/tokens/test-tokens.ts';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout, Me, Refresh, ValidateToken, ValidateTokens } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { NOTHING_SHOWN, parts, signByServer } from './jwt.ts';

type Partner = Awaited<ReturnType<typeof createPartner>>;

const server = testServer();
let url: string;
let sandbox: Partner;
beforeAll(async () => {
  url = server.url;
  const { prisma } = server.gatehouse;
  const { id } = await prisma.account.create({ data: { slug: 'sandbox', name: 'Sandbox', sandbox: true } });
  await prisma.site.create({ data: { accountId: id, name: 'Sandbox', slug: 'sandbox' } });
  sandbox = await createPartner(prisma, id, 'Tester');
});

const VALIDATE = '/api/v1/sdk/auth/token/validate';
const documentation = readFileSync(join(import.meta.dirname, '../../../docs/test-tokens.md'), 'utf8');
/** The rows of the documented table. Its columns are token, valid, reason and action. */
const documented = [
  ...documentation.matchAll(/^\| `(test\.[^`]+)` *\| (true|false) *\| (\S+) *\| (\S+) *\|/gm),
].map(([, token = '', valid, reason = '', action = '']) => ({
  token,
  valid: valid === 'true',
  reason: reason === '—' ? null : reason.replaceAll('`', ''),
  action: action === '—' ? null : action.replaceAll('`', ''),
}));
const VALID = 'test.valid.gatehouse';
const MALFORMED = { valid: false, reason: 'MALFORMED', action: 'DENY', ...NOTHING_SHOWN };

const validate = async (token: string, basic: Partner) =>
  (await execute(url, ValidateToken, { token }, { basic })).validateToken;

describe('in a sandbox', () => {
  test('each documented token gets its documented verdict, over GraphQL and in a batch over REST', async () => {
    expect(documented.map(({ token }) => token).sort()).toEqual([...TEST_TOKENS.keys()].sort());
    const tokens = documented.map(({ token }) => token);
    const batch = await execute(url, ValidateTokens, { tokens }, { basic: sandbox });
    const overRest = await rest(url, 'POST', VALIDATE, { body: { auth_tokens: tokens }, basic: sandbox });
    for (const [index, { token, valid, reason, action }] of documented.entries()) {
      expect(await validate(token, sandbox)).toMatchObject({ valid, reason, action });
      expect(batch.validateTokens[index]).toMatchObject({ valid, reason, action });
      expect(overRest.body.data[index]).toMatchObject({
        valid,
        reason: reason?.toLowerCase() ?? null,
        action: action?.toLowerCase() ?? null,
      });
    }
    const reasons = documented.map(({ reason, action }) => `${reason} ${action}`);
    expect(new Set(reasons).size).toBe(documented.length);
    expect(documented.filter(({ valid }) => valid)).toHaveLength(1);
  });

  test('the valid token has the documented ids and dates', async () => {
    const verdict = await validate(VALID, sandbox);
    expect(verdict).toEqual({
      valid: true,
      reason: null,
      action: null,
      customerId: '2147483647',
      siteId: '2147483647',
      sessionId: 'ffffffff-ffff-7fff-bfff-ffffffffffff',
      issuedAt: '2020-01-01T00:00:00.000Z',
      expiresAt: '2099-12-31T23:59:59.000Z',
      checkedAt: expect.any(String),
    });
    for (const text of [verdict.customerId, verdict.sessionId, verdict.issuedAt, verdict.expiresAt]) {
      expect(documentation).toContain(text?.replace('.000Z', 'Z'));
    }
  });

  test('an invalid token has no ids and dates', async () => {
    expect(await validate('test.revoked.gatehouse', sandbox)).toMatchObject(NOTHING_SHOWN);
  });

  test('other tokens and similar texts get their usual verdicts', async () => {
    const { token } = await register(url, {}, { siteId: 2 });
    const foreign = await register(url, {}, { siteId: 1 });
    expect(await validate(token, sandbox)).toMatchObject({ valid: true, siteId: '2' });
    expect(await validate(foreign.token, sandbox)).toMatchObject({ valid: false, reason: 'UNKNOWN' });
    await execute(url, Logout, {}, { token });
    expect(await validate(token, sandbox)).toMatchObject({ valid: false, reason: 'REVOKED' });
    const forged = await signByServer(server, { ...parts(token).payload, exp: 1_700_000_000 });
    expect(await validate(forged, sandbox)).toMatchObject({ valid: false, reason: 'EXPIRED' });
    for (const text of [
      'test',
      'test.',
      'test.valid',
      `${VALID}.`,
      ` ${VALID}`,
      'Test.Valid.Gatehouse',
      'test.valid.',
    ]) {
      expect(await validate(text, sandbox)).toMatchObject(MALFORMED);
    }
  });
});

describe('without the credentials of a partner of a sandbox, test tokens are', () => {
  test('malformed for a partner of an account that is not a sandbox', async () => {
    for (const token of TEST_TOKENS.keys()) {
      expect(await validate(token, server.demo.partner)).toMatchObject(MALFORMED);
    }
  });

  test('malformed for a caller who has no partner credentials, even on the site of a sandbox', async () => {
    for (const token of TEST_TOKENS.keys()) {
      const asHolder = await execute(url, ValidateToken, { token }, { token, siteId: 2 });
      expect(asHolder.validateToken).toMatchObject(MALFORMED);
    }
    const legacy = { token: VALID, customer_id: 'sandbox' };
    expect((await rest(url, 'POST', '/api/validate/accesstoken/', { body: legacy })).status).toBe(400);
  });

  test('not accepted as access tokens or refresh tokens', async () => {
    for (const token of TEST_TOKENS.keys()) {
      const options = { token, siteId: 2 };
      expect((await request(url, Me, {}, options)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect((await request(url, Logout, {}, options)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect((await request(url, Refresh, {}, options)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      const asRefreshToken = await request(url, Refresh, { refreshToken: token }, { siteId: 2 });
      expect(asRefreshToken.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      expect((await rest(url, 'GET', '/api/v1/sdk/customer?site_id=2', { token })).status).toBe(403);
    }
  });

  test('malformed as soon as the sandbox is turned off', async () => {
    const { prisma } = server.gatehouse;
    const set = (on: boolean) => prisma.account.update({ where: { slug: 'demo' }, data: { sandbox: on } });
    await set(true);
    expect(await validate(VALID, server.demo.partner)).toMatchObject({ valid: true });
    await set(false);
    expect(await validate(VALID, server.demo.partner)).toMatchObject(MALFORMED);
  });
});
