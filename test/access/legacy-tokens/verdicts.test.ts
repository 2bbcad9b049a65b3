import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toUnixSeconds } from '../../../src/lib/clock.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { DisableCustomer, ExplainToken } from '../../administration/customer-support/documents.ts';
import { DeleteMyself } from '../../customers/personal-data/documents.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { BrowserClient } from '../../rest/pelcro/browser-client.ts';
import { prancerApi } from '../../rest/prancer/api.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout, Me, Refresh, Sessions, ValidateToken, ValidateTokens } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';
import { pollAll } from '../revocations/partner.ts';
import { NOTHING_SHOWN } from '../tokens/jwt.ts';
import { addIssuer, importCustomer, newSecret, oldClaims, signOld } from './moved-in.ts';

const server = testServer();
const secret = newSecret();
const shortSecret = newSecret();
const foreignSecret = newSecret();
let other: OtherAccount;
let admin: { token: string };
const DAY = 86_400_000;

beforeAll(async () => {
  other = await addAccount(server, 'another');
  const cutoverAt = new Date(server.clock.now().getTime() + 10 * DAY);
  await addIssuer(server, { secret: Buffer.from(secret), iss: 'https://old.example', cutoverAt });
  const acceptsUntil = new Date(server.clock.now().getTime() + DAY);
  await addIssuer(server, { secret: Buffer.from(shortSecret), acceptsUntil, prv: null });
  const foreign = { accountId: other.account.id, siteId: other.site.id };
  await addIssuer(server, { ...foreign, secret: Buffer.from(foreignSecret) });
});
beforeEach(async () => {
  server.clock.freeze();
  admin = await asCollaborator(server, 'ADMIN');
});

const here = () => server.demo.siteId;
const seconds = (days: number) => toUnixSeconds(server.clock.now()) + days * 86_400;

type Shown = { valid: boolean; reason: string | null; action: string | null; expiresAt: string | null };

/** Asks every API about a token, and checks that they agree. */
async function verdictOf(
  token: string,
): Promise<Shown & { sessionId: string | null; customerId: string | null }> {
  const basic = server.demo.partner;
  const { validateToken: verdict } = await execute(server.url, ValidateToken, { token }, { basic });
  const asBearer = await execute(server.url, ValidateToken, { token }, { token });
  const batch = await execute(server.url, ValidateTokens, { tokens: [token, `${token}x`, token] }, { basic });
  expect(batch.validateTokens).toEqual([verdict, expect.objectContaining({ valid: false }), verdict]);
  const { valid, reason, action, expiresAt } = verdict;
  // A token of another account is UNKNOWN to this partner, but may be valid for its bearer.
  if (reason !== 'UNKNOWN') expect(asBearer.validateToken).toEqual(verdict);

  const pelcro = await pelcroApi(server, 'POST', '/auth/token/validate', {
    basic,
    siteId: null,
    body: { auth_token: token },
  });
  expect(pelcro).toMatchObject({
    status: 200,
    body: {
      data: {
        valid,
        reason: reason?.toLowerCase() ?? null,
        action: action?.toLowerCase() ?? null,
        expires_at: expiresAt === null ? null : Date.parse(expiresAt) / 1000,
      },
    },
  });
  const prancer = await prancerApi(server, 'POST', '/validate/accesstoken/', {
    body: { token, customer_id: 'demo' },
  });
  expect(prancer.status).toBe(valid ? 200 : 400);
  const introspection = await rest(server.url, 'POST', '/oauth2/introspect', { form: { token }, basic });
  expect(introspection.body.active).toBe(valid);
  if (valid) {
    expect(introspection.body).toMatchObject({
      sub: verdict.customerId,
      sid: verdict.sessionId,
      exp: Date.parse(expiresAt ?? '') / 1000,
    });
  } else expect(verdict).toMatchObject(NOTHING_SHOWN);
  const { explainToken } = await execute(server.url, ExplainToken, { token }, admin);
  expect(explainToken.verdict).toEqual({ valid, reason, action });
  return verdict;
}

const refused = (reason: string, action: string) => ({ valid: false, reason, action, ...NOTHING_SHOWN });

describe('the verdict on a token of an old system', () => {
  test('is valid for a customer with their old id, and has the dates of the token', async () => {
    const { id } = await importCustomer(server);
    const payload = oldClaims(server, id);
    expect(await verdictOf(signOld(secret, payload))).toMatchObject({
      valid: true,
      reason: null,
      action: null,
      customerId: String(id),
      siteId: String(here()),
      issuedAt: new Date(Number(payload.iat) * 1000).toISOString(),
      expiresAt: new Date(Number(payload.exp) * 1000).toISOString(),
    });
  });

  test('is valid for a customer who got a new id in the import', async () => {
    const { id } = await importCustomer(server, { subject: 'auth0|5f1' });
    const verdict = await verdictOf(signOld(secret, oldClaims(server, 'auth0|5f1')));
    expect(verdict).toMatchObject({ valid: true, customerId: String(id) });
  });

  test('has an expiry within the window of the issuer, even if the token expires later', async () => {
    const { id } = await importCustomer(server);
    const { prv: _, ...payload } = oldClaims(server, id);
    const { expiresAt } = await verdictOf(signOld(shortSecret, payload));
    expect(Date.parse(expiresAt ?? '') - server.clock.now().getTime()).toBeLessThanOrEqual(DAY);
  });

  test('is valid even if the iat of the token is more than a session lifetime ago', async () => {
    const { id } = await importCustomer(server);
    const token = signOld(secret, oldClaims(server, id, { iat: seconds(-500), nbf: seconds(-500) }));
    expect(await verdictOf(token)).toMatchObject({ valid: true });
  });

  test('names the same session the second time, and the customer has no other session', async () => {
    const customer = await importCustomer(server);
    const token = signOld(secret, oldClaims(server, customer.id));
    const first = await verdictOf(token);
    expect((await verdictOf(token)).sessionId).toBe(first.sessionId);
    expect(
      await server.gatehouse.prisma.session.findMany({ where: { customerId: customer.id } }),
    ).toMatchObject([
      { id: first.sessionId, startedBy: 'LEGACY_TOKEN', source: 'moved in', endedAt: null, userAgent: null },
    ]);
  });

  test('is EXPIRED after the token has expired, whether adopted or not', async () => {
    const { id } = await importCustomer(server);
    const payload = oldClaims(server, id, { exp: seconds(0) + 60 });
    const adopted = signOld(secret, payload);
    await verdictOf(adopted);
    server.clock.advance({ seconds: 60 });
    expect(await verdictOf(adopted)).toMatchObject(refused('EXPIRED', 'REAUTHENTICATE'));
    const never = signOld(secret, { ...payload, jti: 'x'.repeat(16) });
    expect(await verdictOf(never)).toMatchObject(refused('EXPIRED', 'REAUTHENTICATE'));
  });

  test('is EXPIRED after the end of the issuer’s window, whether the token was adopted or not', async () => {
    const { id } = await importCustomer(server);
    const { prv: _, ...payload } = oldClaims(server, id);
    const token = signOld(shortSecret, payload);
    expect(await verdictOf(token)).toMatchObject({ valid: true });
    server.clock.advance({ days: 1, seconds: 1 });
    admin = await asCollaborator(server, 'ADMIN');
    expect(await verdictOf(token)).toMatchObject(refused('EXPIRED', 'REAUTHENTICATE'));
    const never = signOld(shortSecret, { ...payload, jti: 'y'.repeat(16) });
    expect(await verdictOf(never)).toMatchObject(refused('EXPIRED', 'REAUTHENTICATE'));
    server.clock.advance({ days: -1, seconds: -1 });
  });

  test('is CUSTOMER_DISABLED if the customer was disabled after the token’s iat, even if enabled again', async () => {
    const { id } = await importCustomer(server);
    const adopted = signOld(secret, oldClaims(server, id));
    await verdictOf(adopted);
    await execute(server.url, DisableCustomer, { id: String(id) }, admin);
    for (const token of [adopted, signOld(secret, oldClaims(server, id))]) {
      expect(await verdictOf(token)).toMatchObject(refused('CUSTOMER_DISABLED', 'DENY'));
    }
    await server.gatehouse.prisma.customer.update({ where: { id }, data: { disabledAt: null } });
    const late = signOld(secret, oldClaims(server, id));
    expect(await verdictOf(late)).toMatchObject(refused('CUSTOMER_DISABLED', 'DENY'));
  });

  test.each<[string, (id: number) => string]>([
    ['of a customer who was not imported', () => signOld(secret, oldClaims(server, 39_999_999))],
    ['with another prv', (id) => signOld(secret, oldClaims(server, id, { prv: 'a'.repeat(40) }))],
    ['without the prv', (id) => signOld(secret, oldClaims(server, id, { prv: undefined }))],
    ['of another iss', (id) => signOld(secret, oldClaims(server, id, { iss: 'https://old.example.evil' }))],
    ['for an audience', (id) => signOld(secret, oldClaims(server, id, { aud: 'admin' }))],
    [
      'that was issued in the future',
      (id) => signOld(secret, oldClaims(server, id, { iat: seconds(11), exp: seconds(12) })),
    ],
    ['with a short jti', (id) => signOld(secret, oldClaims(server, id, { jti: 'x'.repeat(15) }))],
    ['without an exp', (id) => signOld(secret, oldClaims(server, id, { exp: undefined }))],
    ['with a fractional iat', (id) => signOld(secret, oldClaims(server, id, { iat: 1.5 }))],
    ['with a negative customer id', (id) => signOld(secret, oldClaims(server, -id))],
    ['of the issuer of another account', (id) => signOld(foreignSecret, oldClaims(server, id))],
  ])('%s is UNKNOWN', async (_what, tokenOf) => {
    const { id } = await importCustomer(server);
    expect(await verdictOf(tokenOf(id))).toMatchObject(refused('UNKNOWN', 'DENY'));
  });

  test('of another account is UNKNOWN here, and valid there', async () => {
    const { id } = await importCustomer(server, { accountId: other.account.id });
    const token = signOld(foreignSecret, oldClaims(server, id));
    expect(await verdictOf(token)).toMatchObject(refused('UNKNOWN', 'DENY'));
    const there = await execute(server.url, ValidateToken, { token }, { basic: other.partner });
    expect(there.validateToken).toMatchObject({ valid: true, customerId: String(id) });
  });

  test('with the id of a customer who was not imported but registered here is UNKNOWN', async () => {
    const { customer } = await register(server.url, {}, { siteId: here() });
    expect(await verdictOf(signOld(secret, oldClaims(server, Number(customer.id))))).toMatchObject(
      refused('UNKNOWN', 'DENY'),
    );
  });

  test('with an id that two imported customers had is UNKNOWN', async () => {
    const { id } = await importCustomer(server);
    const token = signOld(secret, oldClaims(server, id));
    await importCustomer(server, { subject: String(id) });
    expect(await verdictOf(token)).toMatchObject(refused('UNKNOWN', 'DENY'));
    expect(await server.gatehouse.prisma.session.count({ where: { customerId: id } })).toBe(0);
  });

  test('that is not valid yet is NOT_YET_VALID', async () => {
    const { id } = await importCustomer(server);
    const token = signOld(secret, oldClaims(server, id, { nbf: seconds(1) }));
    expect(await verdictOf(token)).toMatchObject(refused('NOT_YET_VALID', 'DENY'));
  });

  test('with a wrong signature, or an algorithm that no issuer has, is INVALID_SIGNATURE', async () => {
    const { id } = await importCustomer(server);
    for (const token of [
      signOld(newSecret(), oldClaims(server, id)),
      signOld(secret, oldClaims(server, id), { typ: 'JWT', alg: 'HS512' }),
    ]) {
      expect(await verdictOf(token)).toMatchObject(refused('INVALID_SIGNATURE', 'DENY'));
    }
  });
});

describe('the customer of an adopted token', () => {
  test('stays logged in with Pelcro’s own browser client, and gets a new token', async () => {
    const { id, email } = await importCustomer(server);
    const old = signOld(secret, oldClaims(server, id));
    const cookie = { token: Buffer.from(old).toString('base64') };
    const client = new BrowserClient(server.url, here(), cookie);
    await client.boot();
    expect(client.customer).toMatchObject({ id, email });
    const fresh = Buffer.from(cookie.token, 'base64').toString();
    expect(JSON.parse(Buffer.from(fresh.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: 'ES256',
      typ: 'at+jwt',
    });
    const both = [await verdictOf(old), await verdictOf(fresh)];
    expect(both).toMatchObject([{ valid: true }, { valid: true, sessionId: both[0]?.sessionId }]);

    await execute(server.url, Logout, {}, { token: fresh });
    for (const token of [old, fresh]) {
      expect(await verdictOf(token)).toMatchObject(refused('REVOKED', 'REAUTHENTICATE'));
    }
    const { entries } = await pollAll(server, server.demo.partner);
    expect(entries.map(({ sid }) => sid)).toContain(both[0]?.sessionId);
  });

  test('sees the session, and the explanation for collaborators names the old system', async () => {
    const { id } = await importCustomer(server);
    const token = signOld(secret, oldClaims(server, id));
    const { me } = await execute(server.url, Sessions, {}, { token });
    expect(me?.sessions).toMatchObject([{ startedBy: 'LEGACY_TOKEN', source: 'moved in', current: true }]);
    const { explainToken } = await execute(server.url, ExplainToken, { token }, admin);
    expect(explainToken.entries.map(({ text }) => text)).toEqual([
      'The session began with a token of the old system, on site 1.',
      expect.stringContaining('This token was issued when the session began'),
    ]);
  });

  test('gets no refresh token, so they log in again when the new token has expired', async () => {
    const { id } = await importCustomer(server);
    const { refresh } = await execute(
      server.url,
      Refresh,
      { tokenLifetimeSeconds: 60 },
      { token: signOld(secret, oldClaims(server, id)) },
    );
    expect(refresh.refreshToken).toBeNull();
    server.clock.advance({ seconds: 61 });
    expect(await verdictOf(refresh.token)).toMatchObject(refused('EXPIRED', 'REAUTHENTICATE'));
  });

  test('has not logged in recently, so deleting the profile needs the password', async () => {
    const { id } = await importCustomer(server);
    const iat = toUnixSeconds(server.clock.now());
    const token = signOld(secret, oldClaims(server, id, { iat, nbf: iat }));
    expect((await execute(server.url, Me, {}, { token })).me?.id).toBe(String(id));
    const { errors } = await request(server.url, DeleteMyself, {}, { token });
    expect(errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
  });
});
