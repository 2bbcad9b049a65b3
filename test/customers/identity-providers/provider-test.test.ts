import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { graphql } from '../../support/gql/gql.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { Browser } from './browser.ts';
import { CODE_CLIENT, type CodeProvider } from './code-provider.ts';
import { setRedirectScene } from './redirect-scene.ts';
import { addProvider, codeOf, externalPerson } from './scene.ts';

const BeginTest = graphql(`
  mutation BeginTest($siteId: ID!, $name: String!) {
    beginIdentityProviderTest(siteId: $siteId, name: $name) { url test { id outcome expiresAt } }
  }
`);

const ReadTest = graphql(`
  query ReadTest($id: ID!) {
    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }
  }
`);

const CallbackAddresses = graphql(`
  query CallbackAddresses($name: String!) {
    identityProviderRedirectUri(name: $name)
    siteSettings(id: 1) { identityProviders { name redirectUri } }
  }
`);

let server: TestServer;
let provider: CodeProvider;
let owner: { token: string };
let browser: Browser;
beforeAll(async () => {
  ({ server, provider } = await setRedirectScene());
});
beforeEach(async () => {
  owner = await logInCollaborator(server);
  browser = new Browser(server);
  provider.person = externalPerson();
  provider.broken = null;
});

const DONE = `${PUBLIC_URL}/identity-providers/tested`;
const isDone = (url: URL) => url.href === DONE;
const atCallback = (url: URL) => url.pathname.endsWith('/callback');
const begin = async (name = 'company') =>
  (await execute(server.url, BeginTest, { siteId: '1', name }, owner)).beginIdentityProviderTest;
const read = async (id: string, as = owner) =>
  (await execute(server.url, ReadTest, { id }, as)).identityProviderTest;
const counts = async () => {
  const { prisma } = server.gatehouse;
  return [
    await prisma.customer.count(),
    await prisma.session.count(),
    await prisma.externalIdentity.count(),
    await prisma.oneTimeToken.count({ where: { purpose: 'SESSION_HANDOFF' } }),
  ];
};

describe('the test of an identity provider', () => {
  test('returns the answer of the provider, and opens no session', async () => {
    const before = await counts();
    const { url, test: begun } = await begin();
    expect(begun.outcome).toBe('PENDING');
    expect(await read(begun.id)).toMatchObject({ outcome: 'PENDING', email: null, claims: [] });
    expect((await browser.follow(url, isDone)).search).toBe('');
    const answer = await read(begun.id);
    expect(answer).toMatchObject({
      outcome: 'ANSWERED',
      reason: null,
      issuer: provider.issuer,
      subject: provider.person?.sub,
      email: provider.person?.email,
      emailVerified: true,
    });
    expect(answer?.claims).toEqual(expect.arrayContaining(['email', 'email_verified', 'given_name', 'sub']));
    expect(await counts()).toEqual(before);
    const page = await browser.get(DONE);
    expect([page.status, page.headers['content-security-policy']]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ]);
  });

  test('works even if the site does not offer the provider yet', async () => {
    const settings = { kind: 'OPENID', issuer: provider.issuer, clientId: CODE_CLIENT.id } as const;
    const { prisma } = server.gatehouse;
    await prisma.identityProvider.update({
      where: { siteId_name: { siteId: 1, name: 'second' } },
      data: { ...settings, enabled: false },
    });
    const { url, test: begun } = await begin('second');
    await browser.follow(url, isDone);
    expect((await read(begun.id))?.outcome).toBe('ANSWERED');
  });

  test('says why it failed', async () => {
    provider.person = null;
    const declined = await begin();
    await browser.follow(declined.url, isDone);
    expect(await read(declined.test.id)).toMatchObject({
      outcome: 'DECLINED',
      reason: expect.stringContaining('access_denied'),
    });

    const down = await begin();
    provider.broken = 500;
    await addProvider(server, { name: 'down', kind: 'OPENID', issuer: `${provider.issuer}/none` });
    const absent = await begin('down');
    await browser.follow(absent.url, isDone);
    expect(await read(absent.test.id)).toMatchObject({
      outcome: 'PROVIDER_UNAVAILABLE',
      reason: expect.stringContaining('500'),
      subject: null,
    });
    provider.broken = null;

    // The client secret is missing.
    await server.gatehouse.prisma.identityProvider.deleteMany({ where: { name: 'down' } });
    provider.person = externalPerson();
    const back = await browser.follow(down.url, atCallback);
    await server.gatehouse.prisma.identityProvider.update({
      where: { siteId_name: { siteId: 1, name: 'company' } },
      data: { encryptedSecret: null },
    });
    await browser.follow(back.href, isDone);
    const { outcome, reason } = (await read(down.test.id)) ?? {};
    expect([outcome, reason]).toEqual(['PROVIDER_UNAVAILABLE', expect.stringMatching(/invalid_client/)]);
  });
});

describe('a test belongs to the session that began it', () => {
  beforeEach(async () => {
    await server.gatehouse.prisma.identityProvider.deleteMany({ where: { siteId: 1 } });
    const company = { kind: 'OPENID', issuer: provider.issuer, clientId: CODE_CLIENT.id } as const;
    await addProvider(server, { ...company, name: 'company' }, CODE_CLIENT.secret);
  });

  test('no other session can read the answer, and no session can read it after 15 minutes', async () => {
    const { url, test: begun } = await begin();
    await browser.follow(url, isDone);
    const { account } = await addAccount(server, 'stranger');
    const others = [
      await logInCollaborator(server),
      await asCollaborator(server, 'OWNER'),
      await asCollaborator(server, 'OWNER', account.id),
    ];
    for (const other of others) expect(await read(begun.id, other)).toBeNull();
    for (const id of ['', 'x', '00000000-0000-4000-8000-000000000000']) expect(await read(id)).toBeNull();
    expect((await read(begun.id))?.outcome).toBe('ANSWERED');
    server.clock.advance({ minutes: 15 });
    expect(await read(begun.id)).toBeNull();
  });

  test('its address is valid once, within a minute, for its provider only, and while the session is open', async () => {
    const refused = async (url: string) => {
      const { status, text } = await new Browser(server).get(url);
      expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([400, 'ONE_TIME_TOKEN_INVALID']);
    };
    const used = await begin();
    expect((await browser.get(used.url)).status).toBe(302);
    await refused(used.url);
    await refused(`${used.url}x`);
    await refused((await begin()).url.replace('/company/', '/second/'));
    const late = await begin();
    server.clock.advance({ seconds: 61 });
    await refused(late.url);
    const ended = await begin();
    await server.gatehouse.prisma.collaboratorSession.updateMany({ data: { endedAt: server.clock.now() } });
    await refused(ended.url);
  });

  test('the answer of another browser is refused, and an answer after the logout is dropped', async () => {
    const { url, test: begun } = await begin();
    const back = await browser.follow(url, atCallback);
    const { status } = await new Browser(server).get(back.href);
    expect(status).toBe(400);
    await server.gatehouse.prisma.collaboratorSession.updateMany({ data: { endedAt: server.clock.now() } });
    await browser.follow(back.href, isDone);
    const row = await server.gatehouse.prisma.oneTimeToken.findUniqueOrThrow({ where: { id: begun.id } });
    expect(row.data).not.toHaveProperty('sealed');
  });

  test('the answer is stored encrypted', async () => {
    const { url, test: begun } = await begin();
    await browser.follow(url, isDone);
    const row = await server.gatehouse.prisma.oneTimeToken.findUniqueOrThrow({ where: { id: begun.id } });
    expect(JSON.stringify(row.data)).not.toContain(String(provider.person?.sub));
    expect(JSON.stringify(server.logs)).not.toContain(String(provider.person?.email));
  });

  test('a collaborator with the role SUPPORT is refused, and so is a site of another account', async () => {
    const variables = { siteId: '1', name: 'company' };
    const support = await asCollaborator(server, 'SUPPORT');
    expect(codeOf(await request(server.url, BeginTest, variables, support))).toBe('FORBIDDEN');
    const { account } = await addAccount(server, 'foreign');
    const foreign = await asCollaborator(server, 'OWNER', account.id);
    expect(codeOf(await request(server.url, BeginTest, variables, foreign))).toBe('NOT_FOUND');
    expect(codeOf(await request(server.url, BeginTest, { siteId: '1', name: 'none' }, owner))).toBe(
      'VALIDATION_FAILED',
    );
  });
});

test('the callback address of a provider can be queried by the provider’s name, and is in its settings', async () => {
  const { identityProviderRedirectUri, siteSettings } = await execute(
    server.url,
    CallbackAddresses,
    { name: 'company' },
    owner,
  );
  expect(identityProviderRedirectUri).toBe(`${PUBLIC_URL}/identity-providers/company/callback`);
  expect(siteSettings.identityProviders).toContainEqual({
    name: 'company',
    redirectUri: identityProviderRedirectUri,
  });
  const wrong = await request(server.url, CallbackAddresses, { name: '../x' }, owner);
  expect(codeOf(wrong)).toBe('VALIDATION_FAILED');
});
