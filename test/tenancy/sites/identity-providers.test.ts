import { beforeAll, describe, expect, test } from 'vitest';
import { unseal } from '../../../src/platform/encryption/sealed.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import type { IdentityProviderInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { RemoveProvider, SetProvider, SettingsOfSite } from './documents.ts';

const server = testServer();
let owner: { token: string };
beforeAll(async () => {
  owner = await logInCollaborator(server);
});
const SECRET = 'the-secret-of-our-app-at-google';
const siteId = '1';
const set = (input: IdentityProviderInput) => request(server.url, SetProvider, { siteId, input }, owner);
const google = { name: 'google', kind: 'GOOGLE', clientId: 'our-app' } as const;
const stored = (name: string) =>
  server.gatehouse.prisma.identityProvider.findFirstOrThrow({ where: { siteId: Number(siteId), name } });

describe('an identity provider of a site', () => {
  test('can be created, changed, disabled and removed', async () => {
    const { data } = await set({ ...google, secret: SECRET });
    const shown = { ...google, hasSecret: true, issuer: null, enabled: true };
    expect(data?.setIdentityProvider).toEqual(shown);
    await set({ ...google, clientId: 'our-other-app', secret: SECRET, enabled: false });
    const { siteSettings } = await execute(server.url, SettingsOfSite, { id: siteId }, owner);
    expect(siteSettings.identityProviders.filter(({ name }) => name === 'google')).toEqual([
      { ...shown, clientId: 'our-other-app', enabled: false },
    ]);
    await execute(server.url, RemoveProvider, { siteId, name: 'google' }, owner);
    const again = await request(server.url, RemoveProvider, { siteId, name: 'google' }, owner);
    expect(again.errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('keeps its secret encrypted until it is replaced or removed', async () => {
    const { derivedKeys } = server.gatehouse;
    const kept = async () => {
      const { encryptedSecret } = await stored('google');
      return encryptedSecret && unseal(derivedKeys, 'identity-provider', encryptedSecret);
    };
    await set({ ...google, secret: SECRET });
    expect(await kept()).toBe(SECRET);
    await set({ ...google, enabled: false });
    expect(await kept()).toBe(SECRET);
    await set({ ...google, secret: 'a newer one' });
    expect(await kept()).toBe('a newer one');
    await set({ ...google, secret: null });
    expect(await kept()).toBe(null);
  });

  const company = {
    name: 'company',
    kind: 'OPENID',
    clientId: 'us',
    issuer: 'https://id.example/a',
  } as const;

  test.each<[string, Partial<IdentityProviderInput>]>([
    ['the issuer', { issuer: 'https://evil.example' }],
    ['the path of the issuer', { issuer: 'https://id.example/b' }],
    ['the client id', { clientId: 'others' }],
    ['the issuer of a disabled provider', { issuer: 'https://evil.example', enabled: true }],
  ])('requires its secret again when %s changes', async (_what, change) => {
    await set({ ...company, secret: SECRET });
    if (change.enabled) await set({ ...company, enabled: false });
    const before = await stored('company');
    const { errors } = await set({ ...company, ...change });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { secret: [expect.stringContaining('needed again')] },
    });
    expect(await stored('company')).toEqual(before);
    expect((await set({ ...company, ...change, secret: 'given anew' })).errors).toEqual([]);
    expect((await set({ ...company, ...change, clientId: 'third', secret: null })).errors).toEqual([]);
    expect((await set(company)).data?.setIdentityProvider.hasSecret).toBe(false);
  });

  test('keeps its secret if only the spelling of the issuer changes', async () => {
    await set({ ...company, secret: SECRET });
    const { data } = await set({ ...company, issuer: `${company.issuer}/` });
    expect(data?.setIdentityProvider.hasSecret).toBe(true);
  });

  test('has no secret in clear text in the database, the audit log or the log', async () => {
    await set({ ...google, secret: SECRET });
    const { prisma } = server.gatehouse;
    const rows = await prisma.$queryRaw`SELECT * FROM identity_provider`;
    const events = await prisma.auditEvent.findMany({
      where: { action: { startsWith: 'identity_provider' } },
      orderBy: { id: 'asc' },
    });
    expect(events.at(-1)?.after).toMatchObject({ secretChanged: true });
    const text = [rows, events, server.logs].map((part) =>
      JSON.stringify(part, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    );
    expect(text.join()).not.toContain(SECRET);
  });

  test('of kind OPENID has the given issuer, and one of kind AUTH0 gets it from the domain', async () => {
    const openid = { name: 'partner-press', kind: 'OPENID', clientId: 'x' } as const;
    const { data } = await set({ ...openid, issuer: 'https://login.partner.example/realms/a' });
    expect(data?.setIdentityProvider.issuer).toBe('https://login.partner.example/realms/a');
    const auth0 = { name: 'auth0', kind: 'AUTH0', clientId: 'x', issuer: 'Tenant.eu.auth0.com' } as const;
    expect((await set(auth0)).data?.setIdentityProvider.issuer).toBe('https://tenant.eu.auth0.com');
  });

  test.each<[string, IdentityProviderInput]>([
    ['name', { ...google, name: 'My Google' }],
    ['name', { ...google, kind: 'OPENID', issuer: 'https://x.example' }],
    ['name', { name: 'mine', kind: 'FACEBOOK', clientId: 'x' }],
    ['name', { ...google, name: 'x\0' }],
    ['clientId', { ...google, clientId: '' }],
    ['secret', { ...google, secret: ' ' }],
    ['issuer', { ...google, issuer: 'https://accounts.evil.example' }],
    ['issuer', { name: 'mine', kind: 'OPENID', clientId: 'x' }],
    ['issuer', { name: 'mine', kind: 'OPENID', clientId: 'x', issuer: 'http://issuer.example' }],
    ['issuer', { name: 'mine', kind: 'OPENID', clientId: 'x', issuer: 'https://u:p@issuer.example' }],
    ['issuer', { name: 'mine', kind: 'OPENID', clientId: 'x', issuer: 'https://issuer.example?x' }],
    ['issuer', { name: 'auth0', kind: 'AUTH0', clientId: 'x', issuer: 'file:///etc/passwd' }],
  ])('an invalid %s is refused: %j', async (field, input) => {
    const { errors } = await set(input);
    expect(Object.keys(errors[0]?.extensions?.fields ?? {})).toContain(field);
  });
});
