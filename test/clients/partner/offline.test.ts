import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { rotateSigningKey, withdrawSigningKey } from '../../../src/access/tokens/signing-keys.ts';
import type { Verifier } from '../../../src/clients/partner/verifier.ts';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { Forger } from '../../access/tokens/forger.ts';
import { parts, segment, signByServer } from '../../access/tokens/jwt.ts';
import { execute, rest } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { ChangePassword, Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { clockOf, offlineVerifierOf, verifierOf } from './verifiers.ts';

const server = testServer();
const prisma = () => server.gatehouse.prisma;
const basic = () => server.demo.partner;
const onSite = { siteId: 1 };

const logOut = (token: string) => execute(server.url, Logout, {}, { token });
const becomes = (verifier: Verifier, token: string, expected: object) =>
  expect.poll(() => verifier.verify(token), { interval: 10 }).toMatchObject(expected);

test('an offline verifier gives a valid token the same verdict as the service', async () => {
  const { token } = await register(server.url, {}, onSite);
  const [offline, asked] = [await offlineVerifierOf(server), verifierOf(server)];
  const expected = await asked.verify(token);
  expect(expected).toMatchObject({ valid: true, source: 'asked', siteId: '1' });
  for (const _time of ['first', 'again']) {
    const { checkedAt, ...verdict } = await offline.verify(token);
    const { checkedAt: _asked, ...rest } = expected;
    expect(verdict).toEqual({ ...rest, source: 'offline' });
    expect(checkedAt.getTime()).toBeLessThanOrEqual(server.clock.now().getTime());
  }
});

describe('an ended session is refused offline', () => {
  test('after a logout, an eviction by another login, a password change, or if the customer is disabled', async () => {
    const verifier = await offlineVerifierOf(server);
    const single = await addSite(server, 'single', { concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 });
    const [leaving, changing, disabled] = [
      await register(server.url, {}, onSite),
      await register(server.url, {}, onSite),
      await register(server.url, {}, onSite),
    ];
    const displaced = await register(server.url, {}, { siteId: single.id });
    for (const { token } of [leaving, changing, disabled, displaced]) {
      await becomes(verifier, token, { valid: true, source: 'offline' });
    }
    await logOut(leaving.token);
    await login(server.url, displaced, { siteId: single.id });
    const input = { oldPassword: changing.password, newPassword: 'another long password' };
    await execute(server.url, ChangePassword, { input }, changing);
    const admin = await collaboratorToken();
    await rest(server.url, 'POST', '/graphql', {
      body: {
        query: 'mutation ($id: ID!) { disableCustomer(id: $id) { id } }',
        variables: { id: disabled.customer.id },
      },
      token: admin,
    });
    await becomes(verifier, leaving.token, {
      reason: 'REVOKED',
      action: 'REAUTHENTICATE',
      source: 'offline',
    });
    await becomes(verifier, displaced.token, { reason: 'SUPERSEDED', action: 'REAUTHENTICATE' });
    await becomes(verifier, changing.token, { reason: 'PASSWORD_CHANGED', action: 'REAUTHENTICATE' });
    await becomes(verifier, disabled.token, { reason: 'CUSTOMER_DISABLED', action: 'DENY' });
  });

  test('if it ended before the verifier started, and the verifier uses no stream', async () => {
    const { token } = await register(server.url, {}, onSite);
    await logOut(token);
    const verifier = await offlineVerifierOf(server, { stream: false });
    expect(await verifier.verify(token)).toMatchObject({ reason: 'REVOKED', source: 'offline' });
    expect(verifier.state()).toMatchObject({ streams: false, fresh: true });
  });

  test('if its site was added to the partner later', async () => {
    const partner = await createPartner(prisma(), 1, 'Restricted');
    const { id } = await prisma().partner.findUniqueOrThrow({ where: { clientId: partner.clientId } });
    await prisma().partnerSite.create({ data: { partnerId: id, siteId: 1 } });
    const second = await addSite(server, 'second');
    const verifier = await offlineVerifierOf(server, { ...partner, maxStalenessSeconds: 3 });
    const gone = await register(server.url, {}, { siteId: second.id });
    const kept = await register(server.url, {}, { siteId: second.id });
    await logOut(gone.token);
    // A later entry moves the cursor beyond the position of the first entry.
    const own = await register(server.url, {}, onSite);
    await logOut(own.token);
    await becomes(verifier, own.token, { reason: 'REVOKED' });
    expect(await verifier.verify(kept.token)).toMatchObject({ valid: false, reason: 'UNKNOWN' });
    await prisma().partnerSite.create({ data: { partnerId: id, siteId: second.id } });
    await becomes(verifier, kept.token, { valid: true });
    expect(await verifier.verify(gone.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
  });
});

async function collaboratorToken(): Promise<string> {
  const { body } = await rest(server.url, 'POST', '/graphql', {
    body: {
      query: 'mutation ($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }',
      variables: { input: server.demo.collaborator },
    },
  });
  return body.data.collaboratorLogin.token;
}

test('an offline verifier refuses invalid tokens with the same reason and action as the service', async () => {
  const { token } = await register(server.url, {}, onSite);
  const { header, payload, segments } = parts(token);
  const [head, body, signature] = segments;
  const now = Math.floor(server.clock.now().getTime() / 1000);
  const forger = new Forger(token);
  const { keys } = (await rest(server.url, 'GET', '/.well-known/jwks.json')).body;
  const page = (await rest(server.url, 'GET', '/revocations', { basic: basic() })).body;
  forger.forge('signed by another key', header, forger.own);
  forger.forge(
    'its own key in the header',
    { ...header, jwk: forger.keys.publicKey.export({ format: 'jwk' }) },
    forger.own,
  );
  forger.forge('the address of a key', { ...header, jku: 'https://evil.example/jwks.json' }, forger.own);
  forger.forge('alg none', { ...header, alg: 'none' }, () => 'AA');
  forger.forge('alg none, as upper case', { ...header, alg: 'NONE' }, forger.original);
  forger.forge('the public key as a secret', { ...header, alg: 'HS256' }, (text) =>
    createHmac('sha256', JSON.stringify(keys[0])).update(text).digest(),
  );
  forger.forge('zeros', header, () => Buffer.alloc(64));
  forger.forge('a truncated signature', header, (text) => forger.own(text).subarray(0, 60));
  forger.forge('another customer', header, forger.original, segment({ ...payload, sub: '1' }));
  const wrong: [name: string, token: string, reason?: string][] = [
    ...[...forger.forgeries].map(([name, each]): [string, string] => [name, each]),
    ['padding', `${token}=`],
    ['white space', `${head}.${body}.${signature} `],
    ['five segments', `${token}.AA.AA`],
    ['two segments', `${head}.${body}`],
    ['no JSON', `${segment('x')}.${body}.${signature}`],
    ['an unused bit', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    ['another type', await signByServer(server, payload, { typ: 'JWT' })],
    ['a critical extension', await signByServer(server, payload, { crit: ['x-unknown'], 'x-unknown': true })],
    ['another issuer', await signByServer(server, { ...payload, iss: 'https://id.evil.example' })],
    ['no session', await signByServer(server, { ...payload, sid: undefined })],
    ['a list of sites', await signByServer(server, { ...payload, aud: ['1', '2'] })],
    ['a lifetime of two years', await signByServer(server, { ...payload, exp: now + 730 * 86_400 })],
    ['not valid yet', await signByServer(server, { ...payload, nbf: now + 60 })],
    ['expired', await signByServer(server, { ...payload, exp: now - 1 })],
    ['a page of the feed', page.jws],
    ['a test token', 'test.valid.gatehouse'],
    ['very long', `${head}.${'A'.repeat(5_000)}.${signature}`],
  ];
  const [offline, asked] = [await offlineVerifierOf(server), verifierOf(server)];
  for (const [name, each] of wrong) {
    const [here, there] = [await offline.verify(each), await asked.verify(each)];
    const { valid, reason, action } = here;
    expect({ name, valid, reason, action }).toEqual({
      name,
      valid: false,
      reason: there.reason,
      action: there.action,
    });
    expect(reason).not.toBe('UNAVAILABLE');
  }
  expect(offline.state().rememberedTokens).toBeLessThanOrEqual(3);
});

test('a token of another account of the same issuer is refused', async () => {
  const other = await addAccount(server, 'elsewhere');
  const { token } = await register(server.url, {}, { siteId: other.site.id });
  const [ours, theirs] = [await offlineVerifierOf(server), await offlineVerifierOf(server, other.partner)];
  expect(await ours.verify(token)).toMatchObject({ valid: false, reason: 'UNKNOWN', action: 'DENY' });
  expect(await theirs.verify(token)).toMatchObject({ valid: true });
});

test('the number of cached tokens is bounded', async () => {
  const { token } = await register(server.url, {}, onSite);
  const { payload } = parts(token);
  const verifier = await offlineVerifierOf(server, { maxTokens: 10 });
  for (let sent = 0; sent < 40; sent += 1) {
    const each = await signByServer(server, { ...payload, jti: `another-identifier-${sent}` });
    expect(await verifier.verify(each)).toMatchObject({ valid: true });
  }
  expect(verifier.state().rememberedTokens).toBeLessThanOrEqual(10);
});

test('with `otherTokens: ask`, the service decides about test tokens and all texts that are not tokens', async () => {
  await prisma().account.update({ where: { id: 1 }, data: { sandbox: true } });
  const verifier = await offlineVerifierOf(server, { otherTokens: 'ask' });
  expect(await verifier.verify('test.valid.gatehouse')).toMatchObject({ valid: true, source: 'asked' });
  expect(await verifier.verify('test.superseded.gatehouse')).toMatchObject({ reason: 'SUPERSEDED' });
  expect(await verifier.verify('x')).toMatchObject({ reason: 'MALFORMED', source: 'asked' });
  await prisma().account.update({ where: { id: 1 }, data: { sandbox: false } });
  expect(await verifier.verify('test.valid.gatehouse')).toMatchObject({ reason: 'MALFORMED' });
});

test('an expired token stays invalid when the clock is set back', async () => {
  const { token } = await register(server.url, {}, onSite);
  const { payload } = parts(token);
  const now = Math.floor(server.clock.now().getTime() / 1000);
  const clock = clockOf(server);
  const verifier = await offlineVerifierOf(server, { clock });
  const expired = await signByServer(server, { ...payload, exp: now - 1 });
  clock.moveWall(-86_400_000);
  expect(await verifier.verify(expired)).toMatchObject({ reason: 'EXPIRED', action: 'REFRESH' });
});

test('tokens of a new key are accepted, and tokens of a withdrawn key are refused', async () => {
  const old = await register(server.url, {}, onSite);
  const verifier = await offlineVerifierOf(server, { maxStalenessSeconds: 3, stream: false });
  expect(await verifier.verify(old.token)).toMatchObject({ valid: true });
  const { created, retired } = await rotateSigningKey(prisma(), server.gatehouse, 0);
  // The server reads its keys again after some seconds of its monotonic clock.
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + 60_000);
  const fresh = await register(server.url, {}, onSite);
  expect(parts(fresh.token).header.kid).toBe(created);
  await becomes(verifier, fresh.token, { valid: true });
  expect(await verifier.verify(old.token)).toMatchObject({ valid: true });
  await prisma().$transaction((tx) => withdrawSigningKey(tx, server.gatehouse, String(retired[0])));
  vi.spyOn(performance, 'now').mockImplementation(() => real() + 120_000);
  await becomes(verifier, old.token, { valid: false, reason: 'INVALID_SIGNATURE', action: 'DENY' });
  expect(await verifier.verify(fresh.token)).toMatchObject({ valid: true });
  vi.restoreAllMocks();
});
