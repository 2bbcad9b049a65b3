import { randomUUID } from 'node:crypto';
import { PROVIDER_SECRET } from '../../../src/customers/identity-providers/provider.ts';
import type { Prisma } from '../../../src/platform/database/client/client.ts';
import { seal } from '../../../src/platform/encryption/sealed.ts';
import { request } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { type ServerOptions, startServer, type TestServer } from '../../support/server.ts';
import { LoginWithIdentityProvider } from './documents.ts';
import { APP, type FacebookGraph, startFacebookGraph } from './facebook-graph.ts';
import { type OpenIdProvider, startOpenIdProvider } from './openid-provider.ts';

export const CLIENT = 'gatehouse-client';

export type Scene = {
  server: TestServer;
  /** The provider that stands in for Google, Auth0, the company and Facebook’s Limited Login. */
  openId: OpenIdProvider;
  facebook: FacebookGraph;
};

/** Starts a server whose demo site offers `google`, `facebook`, `auth0` and `company`, all on this machine. */
export async function startProviderScene(options: ServerOptions = {}): Promise<Scene> {
  const [openId, facebook] = await Promise.all([startOpenIdProvider(), startFacebookGraph()]);
  const env = {
    GOOGLE_ISSUER: openId.issuer,
    FACEBOOK_GRAPH_URL: facebook.url,
    FACEBOOK_ISSUER: openId.issuer,
    FACEBOOK_JWKS_URL: `${openId.issuer}/jwks`,
    ...options.env,
  };
  const server = await startServer({ ...options, env });
  await addProvider(server, { name: 'google', kind: 'GOOGLE' });
  await addProvider(server, { name: 'facebook', kind: 'FACEBOOK', clientId: APP.id }, APP.secret);
  await addProvider(server, { name: 'auth0', kind: 'AUTH0', issuer: openId.issuer });
  await addProvider(server, { name: 'company', kind: 'OPENID', issuer: openId.issuer });
  return { server, openId, facebook };
}

export async function addProvider(
  { gatehouse }: TestServer,
  provider: Partial<Prisma.IdentityProviderUncheckedCreateInput> &
    Pick<Prisma.IdentityProviderUncheckedCreateInput, 'name' | 'kind'>,
  secret?: string,
) {
  const encryptedSecret = secret ? await seal(gatehouse.derivedKeys, PROVIDER_SECRET, secret) : null;
  return gatehouse.prisma.identityProvider.create({
    data: { siteId: 1, clientId: CLIENT, encryptedSecret, ...provider },
  });
}

/** The claims of a person who has an account at an identity provider, but none in Gatehouse. */
export function externalPerson<Claims extends Record<string, unknown>>(claims: Claims = {} as Claims) {
  return {
    sub: randomUUID(),
    aud: CLIENT,
    email: uniqueEmail(),
    email_verified: true,
    given_name: 'Ada',
    family_name: 'Lovelace',
    name: 'Ada Lovelace',
    ...claims,
  };
}

type Input = { provider?: string; token: string } & Record<string, unknown>;

export function exchangeToken({ server }: Pick<Scene, 'server'>, input: Input, siteId = 1) {
  const variables = { input: { provider: 'google', ...input } };
  return request(server.url, LoginWithIdentityProvider, variables, { siteId });
}

/** Logs in with an ID token with these claims, by default at the provider `google`. */
export async function logInWithIdToken(
  scene: Scene,
  claims: Record<string, unknown>,
  more: Record<string, unknown> = {},
) {
  return exchangeToken(scene, { token: await scene.openId.idToken(claims), ...more });
}

type Refused = { errors: readonly { extensions?: { code?: string } | undefined }[] };

export function codeOf({ errors }: Refused): string | undefined {
  return errors[0]?.extensions?.code;
}
