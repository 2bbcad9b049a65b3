import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLegacyIssuers } from '../../../src/access/legacy-tokens/legacy-issuers.ts';
import { closeLegacyIssuer } from '../../../src/access/legacy-tokens/manage-issuers.ts';
import { rememberSignatures } from '../../../src/access/tokens/verified-signatures.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { execute, request, rest } from '../../support/client.ts';
import { Logout, Me, ValidateToken } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';
import { type AskedSystem, startAskedSystem } from './asked-system.ts';
import { addIssuer, importCustomer, newSecret, oldClaims, signOld } from './moved-in.ts';

const server = testServer();
/** The secret of the old systems. Gatehouse does not have it, so it must ask them. */
const secret = newSecret();
let system: AskedSystem;
let other: OtherAccount;

beforeAll(async () => {
  system = await startAskedSystem();
  other = await addAccount(server, 'another');
  await addIssuer(server, { kind: 'ASK', url: `${system.url}/customer?site_id=1` });
});
beforeEach(() => {
  system.asked.length = 0;
  system.instead = null;
  server.gatehouse.tokenQuestions.begun.clear();
});

/** Reads the issuers again, as every process does after five seconds. */
function readIssuersAgain(): void {
  server.gatehouse.legacyIssuers = openLegacyIssuers(server.gatehouse);
}

type Partner = { clientId: string; clientSecret: string };

const verdictOf = async (token: string, basic: Partner = server.demo.partner) =>
  (await execute(server.url, ValidateToken, { token }, { basic })).validateToken;

/** Imports a customer, and makes a token that the old system accepts. */
async function knownToken(options: Parameters<typeof importCustomer>[1] = {}, claims: object = {}) {
  const customer = await importCustomer(server, options);
  const token = signOld(secret, oldClaims(server, customer.oldId, { ...claims }));
  system.customers.set(token, customer.oldId);
  return { ...customer, token };
}

describe('Gatehouse asks the old system', () => {
  test('once about a token; after that, the token has a session that can be ended', async () => {
    const { id, token } = await knownToken();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => verdictOf(token)));
    expect(new Set(verdicts.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(verdicts[0]).toMatchObject({ valid: true, customerId: String(id) });
    expect(system.asked).toEqual([token]);
    system.instead = (response) => response.destroy();
    expect(await verdictOf(token)).toMatchObject({ valid: true });
    await execute(server.url, Logout, {}, { token });
    expect(await verdictOf(token)).toMatchObject({ reason: 'REVOKED', action: 'REAUTHENTICATE' });
    expect(system.asked).toHaveLength(1);
  });

  test('once about a forged token that is sent six times, and the verdict is INVALID_SIGNATURE', async () => {
    const { id } = await importCustomer(server);
    const forged = signOld(newSecret(), oldClaims(server, id));
    for (const _again of [1, 2, 3]) {
      expect(await verdictOf(forged)).toMatchObject({ reason: 'INVALID_SIGNATURE', action: 'DENY' });
      expect((await request(server.url, Me, {}, { token: forged })).data?.me ?? null).toBeNull();
    }
    expect(system.asked).toEqual([forged]);
    expect(await server.gatehouse.prisma.session.count({ where: { customerId: id } })).toBe(0);
  });

  test('never about a token that is expired, has wrong claims or names an unknown customer', async () => {
    const { id } = await importCustomer(server);
    const past = Math.floor(server.clock.now().getTime() / 1000) - 1;
    const tokens = [
      oldClaims(server, 39_000_001),
      oldClaims(server, id, { exp: past }),
      oldClaims(server, id, { prv: 'a'.repeat(40) }),
      oldClaims(server, id, { jti: undefined }),
      oldClaims(server, id, { iat: past + 3_600 }),
    ].map((payload) => signOld(secret, payload));
    for (const token of tokens) system.customers.set(token, id);
    expect((await Promise.all(tokens.map((token) => verdictOf(token)))).map(({ reason }) => reason)).toEqual([
      'UNKNOWN',
      'EXPIRED',
      'INVALID_SIGNATURE',
      'INVALID_SIGNATURE',
      'NOT_YET_VALID',
    ]);
    expect(system.asked).toEqual([]);
  });

  test.each<[string, NonNullable<AskedSystem['instead']>]>([
    ['names another customer', (response) => response.end('{"data":{"id":1}}')],
    ['names no customer', (response) => response.end('{"data":{}}')],
    ['names a list of customers', (response) => response.end('{"data":{"id":[1]}}')],
    ['answers with HTML', (response) => response.end('<html>')],
    ['answers with 10 megabytes', (response) => response.end(`"${'x'.repeat(10_000_000)}"`)],
    ['answers with 500', (response) => response.writeHead(500).end()],
    ['answers with 429', (response) => response.writeHead(429).end()],
    ['answers with 404', (response) => response.writeHead(404).end()],
    ['closes the connection', (response) => response.destroy()],
    [
      'redirects to another host',
      (response) => response.writeHead(307, { location: 'http://169.254.169.254/latest' }).end(),
    ],
  ])('and answers 503, never that the token is invalid, if the old system %s', async (_what, instead) => {
    const { id, token } = await knownToken();
    system.instead = instead;
    const asked = await rest(server.url, 'POST', '/api/v1/sdk/auth/token/validate', {
      basic: server.demo.partner,
      body: { auth_token: token },
    });
    expect(asked.status).toBe(503);
    const { errors } = await request(server.url, Me, {}, { token });
    expect(errors[0]?.extensions?.code).toBe('UNAVAILABLE');
    expect(await server.gatehouse.prisma.session.count({ where: { customerId: id } })).toBe(0);
    system.instead = null;
    expect(await verdictOf(token)).toMatchObject({ valid: true });
  });

  test('up to 20 times if 30 invented tokens arrive at once, and answers 503 about the others', async () => {
    const { id } = await importCustomer(server);
    const invented = Array.from({ length: 30 }, () => signOld(newSecret(), oldClaims(server, id)));
    const answers = await Promise.all(
      invented.map((token) => request(server.url, ValidateToken, { token }, { basic: server.demo.partner })),
    );
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(10);
    expect(system.asked).toHaveLength(20);
  });
});

describe('the old systems of two accounts', () => {
  test('are refused if one of them would be asked about tokens of the other', async () => {
    const elsewhere = await startAskedSystem();
    const there = { accountId: other.account.id, siteId: other.site.id, kind: 'ASK', prv: null } as const;
    const add = (given: object) => addIssuer(server, { ...there, url: elsewhere.url, ...given });
    // The issuer of the demo account has a prv, but no iss and no aud.
    await expect(add({ prv: (await demoIssuer()).prv })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await expect(add({ prv: (await demoIssuer()).prv, aud: 'x' })).resolves.toBeTruthy();
    await expect(add({ algorithm: 'HS384', prv: (await demoIssuer()).prv })).resolves.toBeTruthy();
    const named = { ...there, prv: 'b'.repeat(40), iss: 'https://old.example' };
    await addIssuer(server, { ...named, url: elsewhere.url });
    const here = { kind: 'ASK', prv: named.prv, url: system.url } as const;
    for (const iss of [undefined, 'https://old.example', 'https://old.example/api'])
      await expect(addIssuer(server, { ...here, iss: iss ?? null })).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    await addIssuer(server, { ...here, iss: 'https://old.example.org' });
  });

  const demoIssuer = () => server.gatehouse.prisma.legacyIssuer.findFirstOrThrow({ where: { accountId: 1 } });

  test('may be the same: a token is valid in its account only, while the issuer of this account is open', async () => {
    const there = { accountId: other.account.id, siteId: other.site.id };
    const { id: issuerId } = await addIssuer(server, { ...there, kind: 'ASK', url: `${system.url}/other` });
    readIssuersAgain();
    const ours = await knownToken();
    const theirs = await knownToken({ accountId: other.account.id });
    expect(await verdictOf(ours.token)).toMatchObject({ valid: true, customerId: String(ours.id) });
    expect(await verdictOf(theirs.token)).toMatchObject({ reason: 'UNKNOWN', action: 'DENY' });
    expect(await verdictOf(theirs.token, other.partner)).toMatchObject({
      valid: true,
      customerId: String(theirs.id),
    });
    const exp = Math.floor(server.clock.now().getTime() / 1000) - 1;
    const expired = signOld(secret, oldClaims(server, theirs.oldId, { exp }));
    for (const partner of [server.demo.partner, other.partner])
      expect(await verdictOf(expired, partner)).toMatchObject({
        reason: 'EXPIRED',
        action: 'REAUTHENTICATE',
      });

    system.asked.length = 0;
    await closeLegacyIssuer(
      server.gatehouse,
      { accountId: other.account.id, actor: COMMAND_LINE },
      issuerId,
      null,
    );
    readIssuersAgain();
    const late = await knownToken({ accountId: other.account.id });
    for (const token of [theirs.token, late.token]) {
      // As in a process that has not verified the token before.
      server.gatehouse.verifiedSignatures = rememberSignatures();
      for (const _again of [1, 2])
        expect(await verdictOf(token, other.partner)).toMatchObject({ valid: false });
    }
    expect(await verdictOf(theirs.token, other.partner)).toMatchObject({ reason: 'EXPIRED' });
    expect(await verdictOf(ours.token)).toMatchObject({ valid: true });
    // The old system of a closed issuer is not asked.
    expect(system.asked).toEqual([]);
  });
});
