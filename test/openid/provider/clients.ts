import * as openid from 'openid-client';
import { addClient } from '../../../src/openid/clients/manage-clients.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import type { OpenidClient } from '../../../src/platform/database/client/client.ts';
import { execute, request } from '../../support/client.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import type { Browser } from './browser.ts';
import { AcceptOpenidInteraction, OpenidInteraction } from './documents.ts';

export const CALLBACK = 'https://app.example.test/callback';

export type Registered = { client: OpenidClient; config: openid.Configuration; secret: string | null };

/** Registers a client, by default a confidential first party with refresh tokens, and discovers the provider. */
export async function registerClient(
  server: TestServer,
  settings: Record<string, unknown> = {},
  accountId = 1,
): Promise<Registered> {
  const { client, clientSecret } = await addClient(
    server.gatehouse,
    { accountId, actor: COMMAND_LINE },
    {
      name: 'Paper app',
      siteId: '1',
      party: 'FIRST_PARTY',
      redirectUris: [CALLBACK],
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      ...settings,
    },
  );
  return { client, config: await discover(server, { client, secret: clientSecret }), secret: clientSecret };
}

/** Discovers the provider at a server, for a registered client. */
export async function discover(
  server: Pick<TestServer, 'url'>,
  { client, secret }: Pick<Registered, 'client' | 'secret'>,
): Promise<openid.Configuration> {
  const authenticate =
    secret === null
      ? openid.None()
      : client.tokenEndpointAuthMethod === 'CLIENT_SECRET_POST'
        ? openid.ClientSecretPost(secret)
        : openid.ClientSecretBasic(secret);
  return openid.discovery(new URL(PUBLIC_URL), client.clientId, undefined, authenticate, {
    [openid.customFetch]: (address: string, options: object) =>
      fetch(address.replace(PUBLIC_URL, server.url), options as RequestInit),
  });
}

/** A request for a code, with the values that are needed to redeem the code. */
export type Authorization = { address: string; verifier: string; state: string; nonce: string };

export async function requestCode(
  { config }: Registered,
  parameters: Record<string, string> = {},
): Promise<Authorization> {
  const verifier = openid.randomPKCECodeVerifier();
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid profile email',
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return { address: address.href, verifier, state, nonce };
}

/** Opens an authorization request, and follows it to the hosted page. @returns the id of the interaction */
export async function openInteraction(browser: Browser, address: string): Promise<string> {
  const begun = await browser.get(address);
  if (!begun.location.includes('/oauth2/interactions/'))
    throw new Error(`No interaction: ${begun.status} ${begun.location} ${begun.text}`);
  const page = await browser.get(begun.location);
  const id = new URL(page.location).searchParams.get('interaction');
  if (id === null) throw new Error(`No hosted page: ${page.status} ${page.location}`);
  return id;
}

/** Accepts an interaction as the hosted page does. @returns the address at the client */
export async function accept(
  server: TestServer,
  browser: Browser,
  id: string,
  token: string,
  consents = false,
): Promise<string> {
  const data = await execute(server.url, AcceptOpenidInteraction, { id, consents }, { token });
  const resumed = await browser.get(data.acceptOpenidInteraction.location);
  return (await browser.get(resumed.location)).location;
}

export const describeInteraction = async (server: TestServer, id: string, token?: string) =>
  (await request(server.url, OpenidInteraction, { id }, token ? { token } : {})).data?.openidInteraction;

/** Performs the whole code flow for a customer who is logged in on the hosted page. @returns the tokens */
export async function logIn(
  server: TestServer,
  browser: Browser,
  registered: Registered,
  token: string,
  parameters: Record<string, string> = {},
) {
  const authorization = await requestCode(registered, parameters);
  const id = await openInteraction(browser, authorization.address);
  const back = await accept(server, browser, id, token, true);
  return redeem(registered, authorization, back);
}

export function redeem({ config }: Registered, { verifier, state, nonce }: Authorization, back: string) {
  return openid.authorizationCodeGrant(config, new URL(back), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  });
}
