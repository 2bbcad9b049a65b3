import { decodeProtectedHeader } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { rotateSigningKey } from '../../../src/access/tokens/signing-keys.ts';
import { rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { parts, verdicts } from './jwt.ts';

const server = testServer();
afterEach(() => {
  vi.restoreAllMocks();
});

/** Advances the monotonic clock, so that servers read the keys again. */
function letServersNotice(): void {
  const real = performance.now.bind(performance);
  const offset = 60_000 + (vi.isMockFunction(performance.now) ? 60_000 : 0);
  vi.restoreAllMocks();
  vi.spyOn(performance, 'now').mockImplementation(() => real() + offset);
}

async function published(): Promise<Record<string, unknown>[]> {
  const { body, headers } = await rest(server.url, 'GET', '/.well-known/jwks.json');
  expect(headers['content-type']).toContain('application/jwk-set+json');
  return JSON.parse(typeof body === 'string' ? body : JSON.stringify(body)).keys;
}

test('only public keys are published, and private keys are stored encrypted', async () => {
  const [key, ...others] = await published();
  expect(others).toEqual([]);
  expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  expect(key).toMatchObject({ alg: 'ES256', crv: 'P-256', kty: 'EC', use: 'sig' });
  const [row] = await server.gatehouse.prisma.signingKey.findMany();
  expect(row?.publicJwk).not.toHaveProperty('d');
  expect(row?.encryptedPrivate).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(decodeProtectedHeader(row?.encryptedPrivate ?? '')).toEqual({ alg: 'dir', enc: 'A256GCM' });
});

test('after a rotation the new key signs, and the old one verifies until its last token has expired', async () => {
  const before = await register(server.url);
  const { header: oldHeader, payload } = parts(before.token);
  const old = await server.gatehouse.signingKeys.forSigning();
  const { created, retired } = await rotateSigningKey(server.gatehouse.prisma, server.gatehouse);
  expect(retired).toEqual([oldHeader.kid]);
  server.clock.advance({ minutes: 1 });
  letServersNotice();

  const after = await register(server.url);
  expect(parts(after.token).header.kid).toBe(created);
  expect(await verdicts(server, [before.token, after.token])).toMatchObject([
    { valid: true },
    { valid: true },
  ]);
  expect((await published()).map(({ kid }) => kid).sort()).toEqual([created, oldHeader.kid].sort());

  server.clock.advance({ days: 367 });
  letServersNotice();
  expect((await published()).map(({ kid }) => kid)).toEqual([created]);
  // A token that is signed with the old key now, for example after a theft of the key, is refused.
  const exp = Math.floor(server.clock.now().getTime() / 1000) + 3600;
  const input = [oldHeader, { ...payload, exp, iat: exp - 7200, nbf: exp - 7200 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, old.key, new TextEncoder().encode(input));
  const late = `${input}.${Buffer.from(signature).toString('base64url')}`;
  expect(await verdicts(server, [late])).toMatchObject([{ valid: false, reason: 'INVALID_SIGNATURE' }]);
});
