import * as openid from 'openid-client';
import { addClient } from '../../../src/openid/clients/manage-clients.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import type { OpenidClient } from '../../../src/platform/database/client/client.ts';
import type { TestServer } from '../../support/server.ts';
import { serveApp } from './app-server.ts';

/** An app with its own server, which logs customers in with openid-client. */
export type RelyingParty = {
  /** The address that begins a login. */
  address: string;
  client: OpenidClient;
  config: openid.Configuration;
  /** The tokens of the last login. */
  tokens(): openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;
  /** The logout tokens that the app has received. */
  logoutTokens: string[];
};

const SCOPES = 'openid profile email';

/** Registers a client of the demo account. @returns the client and its secret */
export function registerApp(server: TestServer, settings: Record<string, unknown>) {
  const input = { name: 'Forum', siteId: String(server.demo.siteId), party: 'THIRD_PARTY', ...settings };
  return addClient(server.gatehouse, { accountId: 1, actor: COMMAND_LINE }, input);
}

/** Starts an app that asks for a code with PKCE, a state and a nonce, and shows who has logged in. */
export async function startRelyingParty(
  server: TestServer,
  settings: Record<string, unknown> = {},
  scope = SCOPES,
): Promise<RelyingParty> {
  const { own, onRequest } = await serveApp();
  const redirectUri = `${own}/callback`;
  const { client, clientSecret } = await registerApp(server, {
    redirectUris: [redirectUri],
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
    backchannelLogoutUri: `${own}/logout`,
    ...settings,
  });
  const { issuer } = server.gatehouse;
  const config = await openid.discovery(
    new URL(issuer),
    client.clientId,
    clientSecret ?? undefined,
    undefined,
    {
      execute: [openid.allowInsecureRequests],
    },
  );
  const logoutTokens: string[] = [];
  let tokens: ReturnType<RelyingParty['tokens']> | null = null;
  let pending: { verifier: string; state: string; nonce: string } | null = null;

  async function begin(more: URLSearchParams): Promise<string> {
    const verifier = openid.randomPKCECodeVerifier();
    pending = { verifier, state: openid.randomState(), nonce: openid.randomNonce() };
    const { href } = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...Object.fromEntries(more),
    });
    return href;
  }

  async function finish(url: string): Promise<string> {
    if (!pending) return 'No login has begun.';
    const { verifier, state, nonce } = pending;
    try {
      tokens = await openid.authorizationCodeGrant(config, new URL(url, own), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
    } catch (error) {
      return `Not logged in: ${(error as { error?: string }).error}`;
    }
    const { sub } = tokens.claims() ?? { sub: '' };
    const { email } = await openid.fetchUserInfo(config, tokens.access_token, sub);
    return `Logged in: ${email}`;
  }

  onRequest(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', own);
    if (pathname === '/login')
      return void response.writeHead(302, { location: await begin(searchParams) }).end();
    if (pathname === '/callback') return void response.end(await finish(request.url ?? ''));
    if (pathname === '/logout') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      logoutTokens.push(new URLSearchParams(String(Buffer.concat(chunks))).get('logout_token') ?? '');
      return void response.end();
    }
    response.writeHead(404).end();
  });
  return {
    address: `${own}/login`,
    client,
    config,
    logoutTokens,
    tokens() {
      if (!tokens) throw new Error('Nobody has logged in.');
      return tokens;
    },
  };
}
