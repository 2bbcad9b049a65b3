import { CompactSign, createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { removeSpentKeys } from '../../../src/access/tokens/key-rotation.ts';
import { continueRsaKeys } from '../../../src/access/tokens/rsa-keys.ts';
import { rotateSigningKey } from '../../../src/access/tokens/signing-keys.ts';
import { unseal } from '../../../src/platform/encryption/sealed.ts';
import { accepted, parts, segment } from '../../access/tokens/jwt.ts';
import { offlineVerifierOf } from '../../clients/partner/verifiers.ts';
import { inParallel } from '../../guarantees/two-servers.ts';
import { request, rest } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Me } from '../../support/documents.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import { logIn, type Registered, registerClient, requestCode } from './clients.ts';

const RS256 = { idTokenAlgorithm: 'RS256' };
afterEach(() => {
  vi.restoreAllMocks();
});

async function published({ url }: TestServer): Promise<Record<string, string>[]> {
  const { body } = await rest(url, 'GET', '/.well-known/jwks.json');
  return body.keys;
}

/** Advances the monotonic clock, so that servers read the keys again. */
function letServersNotice(): void {
  const before = performance.now();
  vi.restoreAllMocks();
  const real = performance.now.bind(performance);
  const offset = before - real() + 60_000;
  vi.spyOn(performance, 'now').mockImplementation(() => real() + offset);
}

test('the RSA key is created for the first client that needs it, and published with the other keys', async () => {
  const server = await startServer();
  const { prisma, derivedKeys } = server.gatehouse;
  await registerClient(server);
  expect((await published(server)).map(({ alg }) => alg)).toEqual(['ES256']);
  letServersNotice();
  await Promise.all([registerClient(server, RS256), registerClient(server, RS256)]);
  const [ours, rsa, ...others] = await published(server);
  expect(others).toEqual([]);
  expect(rsa).toEqual({
    ...{ kty: 'RSA', e: 'AQAB', alg: 'RS256', use: 'sig' },
    kid: `${ours?.kid}-rs256`,
    n: expect.stringMatching(/^[\w-]{342}$/),
  });
  const { rsaEncryptedPrivate } = await prisma.signingKey.findFirstOrThrow();
  expect(decodeProtectedHeader(rsaEncryptedPrivate ?? '')).toEqual({ alg: 'dir', enc: 'A256GCM' });
  const clear = await unseal(derivedKeys, 'signing-key', rsaEncryptedPrivate ?? '');
  expect(JSON.parse(clear)).toMatchObject({ kty: 'RSA', n: rsa?.n, d: expect.any(String) });
});

onlyInFullRun(() => {
  test('only one RSA key is created if it is needed many times at the same time', async () => {
    const server = await startServer();
    const { signingKeys, prisma } = server.gatehouse;
    // Storing a client with RS256 generates the key. Here it is missing, as when an earlier version stored the client,
    // or after a withdrawal.
    const kids = await inParallel(20, async () => (await signingKeys.forSigning('RS256')).kid);
    expect(new Set(kids).size).toBe(1);
    expect((await published(server)).map(({ kid }) => kid)).toContain(kids[0]);
    expect(await prisma.signingKey.count()).toBe(1);
  });
});

test('the RSA key signs only ID tokens of clients with RS256, and these tokens are accepted as hints', async () => {
  const server = await startServer();
  const [rsa, other] = [await registerClient(server, RS256), await registerClient(server)];
  const customer = await register(server.url);
  const browser = openBrowser(server);
  const tokens = await logIn(server, browser, rsa, customer.token);
  const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
  const { protectedHeader, payload } = await jwtVerify(tokens.id_token ?? '', keys, {
    ...{ issuer: PUBLIC_URL, audience: rsa.client.clientId, algorithms: ['RS256'] },
    currentDate: server.clock(),
  });
  expect(protectedHeader).toEqual({ alg: 'RS256', kid: expect.stringMatching(/-rs256$/) });
  expect(payload.sub).toBe(customer.customer.id);
  const plain = await logIn(server, openBrowser(server), other, customer.token);
  expect(decodeProtectedHeader(plain.id_token ?? '').alg).toBe('ES256');
  const hinted = { prompt: 'none', id_token_hint: tokens.id_token ?? '' };
  const { location } = await browser.get((await requestCode(rsa, hinted)).address);
  expect(new URL(location).searchParams.get('error')).toBeNull();
});

test('no token of the RSA key is accepted as an access token, by the server or by the partner client', async () => {
  const server = await startServer();
  const rsa = await registerClient(server, RS256);
  const customer = await register(server.url);
  const { id_token = '' } = await logIn(server, openBrowser(server), rsa, customer.token);
  const { kid, key } = await server.gatehouse.signingKeys.forSigning('RS256');
  const { header, payload, segments } = parts(customer.token);
  const signed = (protectedHeader: object) =>
    new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ typ: 'at+jwt', alg: 'RS256', ...protectedHeader })
      .sign(key);
  const real = await signed({ kid });
  const [, body, signature] = real.split('.');
  const forgeries = new Map([
    ['an ID token', id_token],
    ['the claims of an access token', real],
    ['with the id of the other key', await signed({ kid: header.kid })],
    ['called ES256', `${segment({ ...header, kid })}.${body}.${signature}`],
    [
      'an access token that names the RSA key',
      `${segment({ ...header, kid })}.${segments[1]}.${segments[2]}`,
    ],
    ['an access token called RS256', `${segment({ ...header, alg: 'RS256' })}.${segments[1]}.${segments[2]}`],
  ]);
  expect(await accepted(server, forgeries)).toEqual([]);
  const offline = await offlineVerifierOf(server);
  expect(await offline.verify(customer.token)).toMatchObject({ valid: true, source: 'offline' });
  for (const [name, token] of forgeries) {
    expect([name, (await offline.verify(token)).valid]).toEqual([name, false]);
    expect((await request(server.url, Me, {}, { token })).data?.me ?? null).toBeNull();
  }
});

test.each(fullCounts ? ['RS256', 'ES256'] : ['RS256'])(
  'after a rotation the new key signs, and %s ID tokens of the old key stay valid until that key is removed',
  async (idTokenAlgorithm) => {
    const server = await startServer();
    const { gatehouse, clock } = server;
    const registered = await registerClient(server, { idTokenAlgorithm });
    const customer = await register(server.url);
    const before = await idTokenOf(server, registered, customer.token);
    const { signsFrom, verifiesUntil } = await rotateSigningKey(gatehouse.prisma, gatehouse, 86_400);
    await continueRsaKeys(gatehouse);
    letServersNotice();
    // The next key begins to sign after a day, so that apps have time to read it.
    const next = (await published(server)).filter(({ alg }) => alg === idTokenAlgorithm);
    expect(next).toHaveLength(2);
    expect(kidOf(await idTokenOf(server, registered, customer.token))).toBe(kidOf(before));
    clock.freeze(signsFrom);
    letServersNotice();
    const after = await idTokenOf(server, registered, customer.token);
    expect(next.map(({ kid }) => kid).toSorted()).toEqual([kidOf(before), kidOf(after)].toSorted());
    for (const token of [before, after]) await verify(server, token, registered);
    // When no token of the old key can be valid any more, the key is removed.
    clock.freeze(verifiesUntil);
    await removeSpentKeys(gatehouse);
    letServersNotice();
    expect((await published(server)).map(({ kid }) => kid)).not.toContain(kidOf(before));
    await expect(verify(server, before, registered)).rejects.toMatchObject({
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    });
    await verify(server, after, registered);
  },
);

const kidOf = (token: string) => String(decodeProtectedHeader(token).kid);

async function idTokenOf(server: TestServer, registered: Registered, token: string): Promise<string> {
  const { id_token = '' } = await logIn(server, openBrowser(server), registered, token);
  return id_token;
}

/** Verifies the signature against the JWKS, at the time of the token. */
async function verify(server: TestServer, token: string, { client }: Registered) {
  const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
  const issuedAt = new Date(Number(parts(token).payload.iat) * 1000);
  return jwtVerify(token, keys, { issuer: PUBLIC_URL, audience: client.clientId, currentDate: issuedAt });
}
