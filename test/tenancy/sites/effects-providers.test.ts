import { beforeAll, beforeEach, expect, test } from 'vitest';
import { APPLE_CLIENT, startAppleProvider } from '../../customers/identity-providers/apple-provider.ts';
import { Browser } from '../../customers/identity-providers/browser.ts';
import { APP } from '../../customers/identity-providers/facebook-graph.ts';
import {
  codeOf,
  exchangeToken,
  externalPerson,
  type Scene,
  startProviderScene,
} from '../../customers/identity-providers/scene.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import type { IdentityProviderInput } from '../../support/gql/graphql.ts';
import { PUBLIC_URL, startServer } from '../../support/server.ts';
import { RemoveProvider, SetProvider } from './documents.ts';

let scene: Scene;
let owner: { token: string };
beforeAll(async () => {
  scene = await startProviderScene();
  owner = await logInCollaborator(scene.server);
});
beforeEach(() => scene.server.gatehouse.prisma.identityProvider.deleteMany());

const set = (input: IdentityProviderInput) =>
  execute(scene.server.url, SetProvider, { siteId: '1', input }, owner);
const CLIENT = 'our-own-app';
/** Makes an ID token of a new person, for our client id. */
const idToken = () => scene.openId.idToken(externalPerson({ aud: CLIENT }));
const enter = async (provider: string, token?: string) =>
  codeOf(await exchangeToken(scene, { provider, token: token ?? (await idToken()) })) ?? null;

test('name, kind and enabled: whether the site offers the provider under this name', async () => {
  expect(await enter('google')).not.toBe(null);
  await set({ name: 'google', kind: 'GOOGLE', clientId: CLIENT });
  expect(await enter('google')).toBe(null);
  await set({ name: 'google', kind: 'GOOGLE', clientId: CLIENT, enabled: false });
  expect(await enter('google')).not.toBe(null);
  await set({ name: 'google', kind: 'GOOGLE', clientId: CLIENT, enabled: true });
  expect(await enter('google')).toBe(null);
  await execute(scene.server.url, RemoveProvider, { siteId: '1', name: 'google' }, owner);
  expect(await enter('google')).not.toBe(null);
});

test('clientId: the audience of accepted tokens', async () => {
  await set({ name: 'google', kind: 'GOOGLE', clientId: 'another-app' });
  expect(await enter('google')).toBe('INVALID_CREDENTIALS');
  await set({ name: 'google', kind: 'GOOGLE', clientId: CLIENT });
  expect(await enter('google')).toBe(null);
});

test('issuer: the issuer of accepted tokens', async () => {
  const openid = { name: 'company', kind: 'OPENID', clientId: CLIENT } as const;
  await set({ ...openid, issuer: 'http://127.0.0.1:1' });
  expect(await enter('company')).not.toBe(null);
  await set({ ...openid, issuer: scene.openId.issuer });
  expect(await enter('company')).toBe(null);
});

test('secret: the client secret for requests to the provider', async () => {
  const { tokens } = scene.facebook;
  const user = { id: '77', email: 'ada@example.test', first_name: 'Ada' };
  tokens.set('of-ada', { appId: APP.id, isValid: true, expiresAt: 0, user });
  const facebook = { name: 'facebook', kind: 'FACEBOOK', clientId: APP.id } as const;
  await set({ ...facebook, secret: 'a wrong one' });
  expect(await enter('facebook', 'of-ada')).not.toBe(null);
  await set({ ...facebook, secret: APP.secret });
  expect(await enter('facebook', 'of-ada')).toBe(null);
});

test('teamId and keyId: the team and the key that the client secret for Apple names', async () => {
  const apple = await startAppleProvider();
  const server = await startServer({ env: { APPLE_ISSUER: apple.issuer } });
  const owner = await logInCollaborator(server);
  const page = 'http://localhost:3000/account';
  const start = `${PUBLIC_URL}/identity-providers/apple/start?site_id=1&return_to=${encodeURIComponent(page)}`;
  const resultWith = async (changed: Partial<typeof APPLE_CLIENT>) => {
    apple.person = { sub: 'person', email: 'person@example.test', firstName: 'Ada', lastName: 'Lovelace' };
    const input = {
      name: 'apple',
      kind: 'APPLE',
      ...APPLE_CLIENT,
      secret: apple.privateKey,
      ...changed,
    } as const;
    await execute(server.url, SetProvider, { siteId: '1', input }, owner);
    const browser = new Browser(server);
    const { headers } = await browser.get(start);
    const { action, form } = apple.authorize(headers.location ?? '');
    const back = await browser.get(`${action}?${form}`);
    return [...new URL(back.headers.location ?? 'none:').searchParams.keys()];
  };
  expect(await resultWith({})).toEqual(['handoff']);
  expect(await resultWith({ teamId: 'ANOTHER123' })).toEqual(['error']);
  expect(await resultWith({ keyId: 'ANOTHER123' })).toEqual(['error']);
});
