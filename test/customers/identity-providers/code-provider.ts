import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { atEnd } from '../../support/at-end.ts';
import { PUBLIC_URL } from '../../support/server.ts';

export const CODE_CLIENT = { id: 'redirect-client', secret: 'redirect-client-secret' };

/** A real OpenID provider on this machine with the authorization code flow. PKCE is required. */
export type CodeProvider = {
  issuer: string;
  /** The claims of the person who logs in next. Null: the person declines. */
  person: Record<string, unknown> | null;
  /** The status of every answer, or `silent` for no answer. Null: the provider works. */
  broken: number | 'silent' | null;
};

/** The login page for tests in a browser. In other tests the login completes at once. */
const LOGIN_PAGE =
  '<!doctype html><title>The provider</title><form method="post"><button>Yes, it is me</button></form>';

/**
 * @param publicUrl the public URL of Gatehouse
 * @param withPage whether the login needs a click
 * @param redirectUris by default those of the site's providers `company` and `second`
 */
export async function startCodeProvider({
  publicUrl = PUBLIC_URL,
  withPage = false,
  redirectUris = ['company', 'second'].map((name) => `${publicUrl}/identity-providers/${name}/callback`),
} = {}): Promise<CodeProvider> {
  let handle: RequestListener = () => {};
  const server = createServer((request, response) => {
    if (state.broken === 'silent') return;
    if (state.broken !== null) response.writeHead(state.broken).end();
    else handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: CodeProvider = { issuer, person: null, broken: null };
  const people = new Map<string, Record<string, unknown>>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CODE_CLIENT.id,
        client_secret: CODE_CLIENT.secret,
        redirect_uris: redirectUris,
      },
    ],
    cookies: { keys: ['only for tests'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name'],
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: async () => ({ ...people.get(sub), sub }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ accountId: oidc.session?.accountId, clientId: CODE_CLIENT.id });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    if (withPage && request.method === 'GET') {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN_PAGE);
    }
    const { person } = state;
    const accountId = String(person?.sub);
    if (person) people.set(accountId, person);
    const result = person ? { login: { accountId } } : { error: 'access_denied' };
    provider.interactionFinished(request, response, result).catch((error) => response.destroy(error));
  };
  return state;
}
