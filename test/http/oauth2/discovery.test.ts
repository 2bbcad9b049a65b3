import { createRemoteJWKSet } from 'jose';
import { describe, expect, test } from 'vitest';
import { rotateSigningKey } from '../../../src/access/tokens/signing-keys.ts';
import { rest } from '../../support/client.ts';
import { startServer, testServer } from '../../support/server.ts';

const PLACES = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'];
const ISSUER = 'https://id.example.test';

const server = testServer();
describe.each(PLACES)('%s', (place) => {
  test('names the endpoints under the issuer of the tokens', async () => {
    const { status, headers, body } = await rest(server.url, 'GET', place);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(body).toMatchObject({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/oauth2/authorize`,
      token_endpoint: `${ISSUER}/oauth2/token`,
      userinfo_endpoint: `${ISSUER}/oauth2/userinfo`,
      jwks_uri: `${ISSUER}/.well-known/jwks.json`,
      end_session_endpoint: `${ISSUER}/oauth2/logout`,
      introspection_endpoint: `${ISSUER}/oauth2/introspect`,
      revocation_endpoint: `${ISSUER}/oauth2/revoke`,
      response_types_supported: ['code'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['ES256', 'RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      access_token_signing_alg_values_supported: ['ES256'],
      revocations_endpoint: `${ISSUER}/revocations`,
      revocations_stream_endpoint: `${ISSUER}/revocations/stream`,
      revocations_signing_alg_values_supported: ['ES256'],
    });
    expect(body).not.toHaveProperty('registration_endpoint');
  });

  test('names only endpoints that exist', async () => {
    const { body } = await rest(server.url, 'GET', place);
    const addresses = Object.values(body).filter(
      (value): value is string => typeof value === 'string' && value !== ISSUER,
    );
    expect(addresses).toHaveLength(11);
    for (const address of addresses) {
      const path = address.replace(ISSUER, '');
      const statuses = await Promise.all(
        ['GET', 'POST'].map(async (method) => (await rest(server.url, method, path)).status),
      );
      // The status is 200, 303, 400 or 401 for the right method, and 404 or 405 for the other one.
      expect(Math.min(...statuses), path).toBeLessThan(402);
    }
  });
});

test('an issuer with a path is also served at the path of RFC 8414', async () => {
  const { url } = await startServer({ env: { PUBLIC_URL: 'https://example.test/identity' } });
  const { body } = await rest(url, 'GET', '/.well-known/oauth-authorization-server/identity');
  expect(body).toMatchObject({
    issuer: 'https://example.test/identity',
    jwks_uri: 'https://example.test/identity/.well-known/jwks.json',
  });
});

describe.each([...PLACES, '/.well-known/jwks.json'])('%s is cacheable', (place) => {
  const get = (ifNoneMatch?: string) =>
    rest(server.url, 'GET', place, { headers: ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {} });

  test('for a limited time, also by shared caches, and is revalidated with 304', async () => {
    const { headers } = await get();
    const etag = String(headers.etag);
    expect(headers).toMatchObject({
      'cache-control': expect.stringMatching(/^public, max-age=[1-9]\d+$/),
      'access-control-allow-origin': '*',
    });
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(condition);
      expect([again.status, again.body, again.headers.etag]).toEqual([304, '', etag]);
      expect(again.headers['cache-control']).toBe(headers['cache-control']);
    }
    expect((await get('"other"')).status).toBe(200);
  });
});

test('the ETag changes with the keys', async () => {
  const { headers } = await rest(server.url, 'GET', '/.well-known/jwks.json');
  await rotateSigningKey(server.gatehouse.prisma, server.gatehouse);
  await expect
    .poll(async () => {
      const etag = String(headers.etag);
      return (await rest(server.url, 'GET', '/.well-known/jwks.json', { headers: { 'if-none-match': etag } }))
        .status;
    })
    .toBe(200);
  const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
  await keys.reload();
  expect(keys.jwks()?.keys).toHaveLength(2);
});
