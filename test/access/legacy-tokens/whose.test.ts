import { beforeAll, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { DeleteCustomer } from '../../administration/customer-support/documents.ts';
import { fileOf, importFile, ndjson } from '../../administration/imports/import-file.ts';
import { execute } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { ValidateToken } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addIssuer, importCustomer, newSecret, oldClaims, signOld } from './moved-in.ts';

const server = testServer();
const secret = newSecret();
beforeAll(async () => {
  // This issuer is created before any import, so its tokens name the customers of the first import.
  await addIssuer(server, { secret: Buffer.from(secret) });
});

const verdictOf = async (token: string) =>
  (await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
const tokenOf = (sub: number | string, key = secret) => signOld(key, oldClaims(server, sub));

test('a token is never accepted for a customer who has the same id in another old system', async () => {
  const { id } = await importCustomer(server);
  const email = uniqueEmail();
  const others = [
    { ID: 41_000_001, user_email: email },
    { ID: 'named-there', user_email: uniqueEmail() },
  ];
  const { result } = await importFile(server, fileOf(ndjson(others)), { source: 'wordpress' });
  expect(result.created).toBe(2);
  // In the first system, these ids belong to other people. Those were not imported.
  for (const sub of [41_000_001, 'named-there'])
    expect(await verdictOf(tokenOf(sub))).toMatchObject({ reason: 'UNKNOWN', action: 'DENY' });
  expect(await verdictOf(tokenOf(id))).toMatchObject({ valid: true, customerId: String(id) });

  const theirs = newSecret();
  await expect(addIssuer(server, { secret: Buffer.from(theirs) })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
  await expect(addIssuer(server, { secret: Buffer.from(theirs), source: 'drupal' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
  const made = await addIssuer(server, { secret: Buffer.from(theirs), source: 'wordpress' });
  expect(made.source).toBe('wordpress');
});

test('a token of a deleted customer is CUSTOMER_DISABLED, also if the old system had another id for them', async () => {
  for (const options of [{}, { subject: 'auth0|deleted' }]) {
    const { id, oldId } = await importCustomer(server, options);
    const [adopted, late] = [tokenOf(oldId), tokenOf(oldId)];
    expect(await verdictOf(adopted)).toMatchObject({ valid: true });
    await execute(server.url, DeleteCustomer, { id: String(id) }, await asCollaborator(server, 'OWNER'));
    for (const token of [adopted, late])
      expect(await verdictOf(token)).toMatchObject({ reason: 'CUSTOMER_DISABLED', action: 'DENY' });
  }
});

test.each<[string, Parameters<typeof addIssuer>[1], string]>([
  ['a short secret', { secret: Buffer.alloc(31) }, 'secret'],
  ['no iss for published keys', { kind: 'JWKS', algorithm: 'RS256' }, 'iss'],
  [
    'no aud for published keys',
    { kind: 'JWKS', algorithm: 'RS256', iss: 'x', url: 'https://a.example' },
    'aud',
  ],
  ['HMAC for published keys', { kind: 'JWKS', algorithm: 'HS256', iss: 'x', aud: 'y' }, 'algorithm'],
  ['the algorithm none', { algorithm: 'none', secret: Buffer.alloc(64) }, 'algorithm'],
  ['RS256 for a secret', { algorithm: 'RS256', secret: Buffer.alloc(64) }, 'algorithm'],
  ['http', { kind: 'ASK', url: 'http://10.0.0.1/customer' }, 'url'],
  ['credentials in the URL', { kind: 'ASK', url: 'https://me:pw@old.example/' }, 'url'],
  ['a file', { kind: 'ASK', url: 'file:///etc/passwd' }, 'url'],
  ['no URL', { kind: 'ASK' }, 'url'],
  ['both a URL and a secret', { secret: Buffer.alloc(64), url: 'https://old.example' }, 'url'],
  ['a window in the past', { secret: Buffer.alloc(64), acceptsUntil: new Date(0) }, 'until'],
  [
    'a window of two years',
    { secret: Buffer.alloc(64), acceptsUntil: new Date(Date.now() + 2 * 366 * 86_400_000) },
    'until',
  ],
])('an issuer is refused with %s', async (_what, given, field) => {
  await expect(addIssuer(server, given)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  const error = await addIssuer(server, given).catch((reason) => reason);
  expect(Object.keys(error.shownIn('en').fields)).toEqual([field]);
});
