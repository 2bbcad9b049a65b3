import { beforeAll, describe, expect, test } from 'vitest';
import { clientSecretMatches, findClient } from '../../../src/openid/clients/client.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import {
  CreateOpenidClient,
  DeleteOpenidClient,
  DisableOpenidClient,
  EnableOpenidClient,
  OpenidClientOfAccount,
  OpenidClients,
  RotateOpenidClientSecret,
  UpdateOpenidClient,
} from './documents.ts';

let server: TestServer;
let owner: { token: string };
beforeAll(async () => {
  server = await startServer();
  owner = await logInCollaborator(server);
});

type Input = Record<string, unknown>;
const whole = (input: Input) => ({
  ...{ name: 'Forum', siteId: `${server.demo.siteId}`, party: 'THIRD_PARTY' as const },
  redirectUris: ['https://forum.example/cb'],
  ...input,
});
const create = async (input: Input = {}) =>
  (await execute(server.url, CreateOpenidClient, { input: whole(input) }, owner)).createOpenidClient;
const update = async (id: string, input: Input) =>
  (await execute(server.url, UpdateOpenidClient, { id, input }, owner)).updateOpenidClient;
const audited = (action: string, id: string) =>
  server.gatehouse.prisma.auditEvent.findMany({
    where: { action: `openid_client.${action}`, targetId: id },
    orderBy: { id: 'asc' },
  });
/** Whether the provider currently accepts a secret. */
async function accepts(clientId: string, secret: string): Promise<boolean> {
  const client = await findClient(server.gatehouse.prisma, clientId);
  return client !== null && clientSecretMatches(client, secret, server.clock.now());
}

describe('an OpenID client', () => {
  test('is created with a secret that is shown once and not stored, and with safe defaults', async () => {
    const { client, clientSecret } = await create();
    expect(client).toMatchObject({
      ...{ tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC', subjectType: 'PUBLIC', sectorIdentifier: null },
      ...{ grantTypes: ['AUTHORIZATION_CODE'], scopes: ['openid', 'profile', 'email'], consentCount: 0 },
      ...{
        postLogoutRedirectUris: [],
        requirePushedAuthorization: false,
        idTokenAlgorithm: 'ES256',
        issuer: server.gatehouse.issuer,
      },
    });
    expect(clientSecret).toMatch(/^[\w-]{43}$/);
    expect(await accepts(client.clientId, clientSecret ?? '')).toBe(true);
    const { prisma } = server.gatehouse;
    const everything = JSON.stringify([
      await execute(server.url, OpenidClients, {}, owner),
      await prisma.$queryRaw`SELECT * FROM openid_client`,
      await prisma.$queryRaw`SELECT action, target_id, before, after FROM audit_event`,
    ]);
    expect(everything).toContain(client.clientId);
    expect(everything).not.toContain(clientSecret);
    const [entry] = await audited('created', client.id);
    expect(entry?.after).toMatchObject({ name: 'Forum', redirectUris: ['https://forum.example/cb'] });
  });

  test('that is public has no secret, and no secret is accepted for it', async () => {
    const { client, clientSecret } = await create({
      tokenEndpointAuthMethod: 'NONE',
      redirectUris: ['com.example.app:/cb', 'http://127.0.0.1/cb'],
    });
    expect(clientSecret).toBeNull();
    for (const secret of ['', 'null', 'x']) expect(await accepts(client.clientId, secret)).toBe(false);
    const variables = { id: client.id, overlapDays: 0 };
    const { errors } = await request(server.url, RotateOpenidClientSecret, variables, owner);
    expect(errors[0]?.extensions?.fields).toHaveProperty('id');
    for (const tokenEndpointAuthMethod of ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'] as const) {
      const input = { tokenEndpointAuthMethod };
      const answer = await request(server.url, UpdateOpenidClient, { id: client.id, input }, owner);
      expect(answer.errors[0]?.extensions?.fields).toHaveProperty('tokenEndpointAuthMethod');
    }
  });

  test('is updated, and the audit entry has the changes', async () => {
    const { client } = await create({ backchannelLogoutUri: 'https://forum.example/logout' });
    const { id } = client;
    await update(id, { name: ' Board ', scopes: ['email', 'openid', 'openid'], party: null });
    await update(id, { name: 'Board', backchannelLogoutUri: null });
    const same = await update(id, { name: 'Board' });
    expect(same).toMatchObject({ name: 'Board', scopes: ['openid', 'email'], backchannelLogoutUri: null });
    expect((await audited('updated', id)).map(({ before, after }) => [before, after])).toEqual([
      [
        { name: 'Forum', scopes: ['openid', 'profile', 'email'] },
        { name: 'Board', scopes: ['openid', 'email'] },
      ],
      [{ backchannelLogoutUri: 'https://forum.example/logout' }, { backchannelLogoutUri: null }],
    ]);
  });

  test('that is disabled is refused as unknown until it is enabled again', async () => {
    const { client, clientSecret } = await create();
    const { id, clientId } = client;
    for (const _twice of [1, 2]) await execute(server.url, DisableOpenidClient, { id }, owner);
    expect(await findClient(server.gatehouse.prisma, clientId)).toBeNull();
    await execute(server.url, EnableOpenidClient, { id }, owner);
    expect(await accepts(clientId, clientSecret ?? '')).toBe(true);
    expect(await audited('disabled', id)).toHaveLength(1);
    expect(await audited('enabled', id)).toHaveLength(1);
  });

  test('that is deleted is refused as unknown, and its consents are removed', async () => {
    const { client } = await create();
    const { id } = client;
    const { prisma, clock } = server.gatehouse;
    const { customer } = await register(server.url, {}, { siteId: server.demo.siteId });
    await prisma.openidConsent.create({
      data: { customerId: Number(customer.id), clientId: Number(id), scopes: ['openid'], grantedAt: clock() },
    });
    const { openidClient } = await execute(server.url, OpenidClientOfAccount, { id }, owner);
    expect(openidClient.consentCount).toBe(1);
    await execute(server.url, DeleteOpenidClient, { id }, owner);
    expect(await findClient(prisma, client.clientId)).toBeNull();
    expect(await prisma.openidConsent.count({ where: { clientId: Number(id) } })).toBe(0);
    expect(await audited('deleted', id)).toMatchObject([
      { before: { clientId: client.clientId, name: 'Forum' } },
    ]);
  });

  test('cannot be created if the account has 200 clients', async () => {
    const { prisma } = server.gatehouse;
    const known = await prisma.openidClient.findFirstOrThrow({ where: { accountId: 1 } });
    const missing = 200 - (await prisma.openidClient.count({ where: { accountId: 1 } }));
    const { id: _id, secretHash: _secret, ...copied } = known;
    await prisma.openidClient.createMany({
      data: Array.from({ length: missing }, (_, n) => ({ ...copied, clientId: `many-${n}` })),
    });
    const { errors } = await request(server.url, CreateOpenidClient, { input: whole({}) }, owner);
    expect(errors[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
    await prisma.openidClient.deleteMany({ where: { clientId: { startsWith: 'many-' } } });
  });

  test('of another account is answered as unknown, and so are the sites of that account', async () => {
    const foreign = await addAccount(server, 'foreign');
    const { prisma } = server.gatehouse;
    const { client } = await create();
    await prisma.openidClient.update({
      where: { id: Number(client.id) },
      data: { accountId: foreign.account.id, siteId: foreign.site.id },
    });
    for (const id of [client.id, '2147483647', 'x', '', '99999999999999999999']) {
      const answers = [
        await request(server.url, OpenidClientOfAccount, { id }, owner),
        await request(server.url, UpdateOpenidClient, { id, input: { name: 'x' } }, owner),
        await request(server.url, RotateOpenidClientSecret, { id, overlapDays: 0 }, owner),
        await request(server.url, DisableOpenidClient, { id }, owner),
        await request(server.url, EnableOpenidClient, { id }, owner),
        await request(server.url, DeleteOpenidClient, { id }, owner),
      ];
      for (const { errors } of answers) expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    const [others, none] = await Promise.all(
      [`${foreign.site.id}`, '2147483647'].map((siteId) =>
        request(server.url, CreateOpenidClient, { input: whole({ siteId }) }, owner),
      ),
    );
    expect(others?.errors[0]?.extensions?.fields).toHaveProperty('siteId');
    expect(others?.errors).toEqual(none?.errors);
  });
});

describe('a rotated secret', () => {
  test('is valid together with the previous secret for the chosen days, and no older secret is valid', async () => {
    const { client, clientSecret } = await create();
    const { id, clientId } = client;
    const rotate = async (overlapDays: number) =>
      (await execute(server.url, RotateOpenidClientSecret, { id, overlapDays }, owner))
        .rotateOpenidClientSecret.clientSecret ?? '';
    const states = async (...secrets: string[]) =>
      Promise.all(secrets.map((secret) => accepts(clientId, secret)));
    const first = clientSecret ?? '';
    const second = await rotate(2);
    expect(await states(first, second)).toEqual([true, true]);
    const third = await rotate(2);
    expect(await states(first, second, third)).toEqual([false, true, true]);
    const kept = await server.gatehouse.prisma.openidClient.findUniqueOrThrow({ where: { clientId } });
    const at = (ms: number) =>
      clientSecretMatches(kept, second, new Date((kept.previousSecretUntil?.getTime() ?? 0) + ms));
    expect([at(-1), at(0)]).toEqual([true, false]);
    const fourth = await rotate(0);
    expect(await states(second, third, fourth, '')).toEqual([false, false, true, false]);
    expect((await audited('secret_rotated', id)).map(({ after }) => after)).toEqual([
      { overlapDays: 2 },
      { overlapDays: 2 },
      { overlapDays: 0 },
    ]);
  });

  test.each([-1, 31])('cannot overlap for %d days', async (overlapDays) => {
    const { client } = await create();
    const variables = { id: client.id, overlapDays };
    const { errors } = await request(server.url, RotateOpenidClientSecret, variables, owner);
    expect(errors[0]?.extensions?.fields).toHaveProperty('overlapDays');
  });
});

describe('settings that contradict each other or are invalid are refused with an error on the field', () => {
  const DEVICE = { grantTypes: ['DEVICE_CODE'], redirectUris: [] };
  const PAIRWISE = { subjectType: 'PAIRWISE' };
  test.each<[string, string, Input]>([
    ['an empty name', 'name', { name: ' ' }],
    ['a long name', 'name', { name: 'x'.repeat(101) }],
    ['a name with a character that reverses text', 'name', { name: 'Forum\u202e' }],
    ['a name with a line break', 'name', { name: 'Forum\nof us' }],
    ['plain http', 'redirectUris', { redirectUris: ['http://forum.example/cb'] }],
    ['a fragment', 'redirectUris', { redirectUris: ['https://forum.example/cb#x'] }],
    ['an app’s scheme for a client with a secret', 'redirectUris', { redirectUris: ['com.example.app:/cb'] }],
    [
      'too many URIs',
      'redirectUris',
      { redirectUris: Array.from({ length: 21 }, (_, n) => `https://a.example/${n}`) },
    ],
    ['a long URI', 'redirectUris', { redirectUris: [`https://a.example/${'x'.repeat(2_048)}`] }],
    ['no redirect URI', 'redirectUris', { redirectUris: [] }],
    ['a redirect URI without the code grant', 'redirectUris', { grantTypes: ['DEVICE_CODE'] }],
    ['a script', 'postLogoutRedirectUris', { postLogoutRedirectUris: ['javascript:alert(1)'] }],
    ['no grant that gives a first token', 'grantTypes', { grantTypes: ['REFRESH_TOKEN'] }],
    ['no grant type', 'grantTypes', { grantTypes: [] }],
    ['offline access without refresh tokens', 'grantTypes', { scopes: ['openid', 'offline_access'] }],
    ['scopes without openid', 'scopes', { scopes: ['email'] }],
    ['an unknown scope', 'scopes', { scopes: ['openid', 'address'] }],
    ['pairwise subjects on devices', 'grantTypes', { ...PAIRWISE, ...DEVICE, sectorIdentifier: 'a.example' }],
    [
      'pushed requests on devices',
      'requirePushedAuthorization',
      { ...DEVICE, requirePushedAuthorization: true },
    ],
    ['a sector for public subjects', 'sectorIdentifier', { sectorIdentifier: 'a.example' }],
    [
      'redirect URIs of two hosts without a sector',
      'sectorIdentifier',
      { ...PAIRWISE, redirectUris: ['https://a.example/', 'https://b.example/'] },
    ],
    ['a sector that is not a host', 'sectorIdentifier', { ...PAIRWISE, sectorIdentifier: 'a.example/path' }],
    ['a sector in capitals', 'sectorIdentifier', { ...PAIRWISE, sectorIdentifier: 'A.example' }],
    ['a logout URI with http', 'backchannelLogoutUri', { backchannelLogoutUri: 'http://forum.example/' }],
    [
      'a front-channel logout URI of another origin',
      'frontchannelLogoutUri',
      { frontchannelLogoutUri: 'https://other.example/' },
    ],
  ])('%s', async (_what, field, input) => {
    const { errors } = await request(server.url, CreateOpenidClient, { input: whole(input) as never }, owner);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { [field]: [expect.any(String)] },
    });
  });

  test('even if only an update makes them so', async () => {
    const { client } = await create({
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      scopes: ['openid', 'offline_access'],
    });
    const wrong: [string, Input][] = [
      ['redirectUris', { redirectUris: [] }],
      ['grantTypes', { grantTypes: ['AUTHORIZATION_CODE'] }],
      ['frontchannelLogoutUri', { frontchannelLogoutUri: 'https://other.example/' }],
    ];
    for (const [field, input] of wrong) {
      const answer = await request(server.url, UpdateOpenidClient, { id: client.id, input }, owner);
      expect(answer.errors[0]?.extensions?.fields).toHaveProperty(field);
    }
  });
});

test('the sector of pairwise subjects does not change with the redirect URIs', async () => {
  const { client } = await create({ subjectType: 'PAIRWISE' });
  expect(client.sectorIdentifier).toBe('forum.example');
  const moved = await update(client.id, { redirectUris: ['https://board.example/cb'] });
  expect(moved.sectorIdentifier).toBe('forum.example');
});
