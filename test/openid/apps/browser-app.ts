import { readFileSync } from 'node:fs';
import type { TestServer } from '../../support/server.ts';
import { serveApp } from './app-server.ts';
import { registerApp } from './relying-party.ts';

const LIBRARY = new URL(import.meta.resolve('oauth4webapi'));

/**
 * Starts an app that consists of a page only: a public client without a backend. The page logs customers in with
 * oauth4webapi and calls the provider from its own origin.
 * @returns the address of the page, which shows who is logged in
 */
export async function startBrowserApp(server: TestServer, settings: object = {}): Promise<string> {
  const { own, onRequest } = await serveApp();
  const { client } = await registerApp(server, {
    name: 'Crosswords',
    party: 'FIRST_PARTY',
    tokenEndpointAuthMethod: 'NONE',
    redirectUris: [`${own}/`],
    ...settings,
  });
  const page = pageOf({ issuer: server.gatehouse.issuer, clientId: client.clientId, redirectUri: `${own}/` });
  onRequest((request, response) => {
    const isLibrary = request.url === '/oauth4webapi.js';
    response.writeHead(200, { 'content-type': isLibrary ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(isLibrary ? readFileSync(LIBRARY) : page);
  });
  return own;
}

function pageOf(settings: { issuer: string; clientId: string; redirectUri: string }): string {
  return `<!doctype html>
<title>Crosswords</title>
<output>…</output>
<script type="module">
import * as oauth from './oauth4webapi.js';
const { issuer, clientId, redirectUri } = ${JSON.stringify(settings)};
const local = { [oauth.allowInsecureRequests]: true };
const show = (text) => { document.querySelector('output').textContent = text; };
const client = { client_id: clientId };
const discovered = await oauth.discoveryRequest(new URL(issuer), local);
const provider = await oauth.processDiscoveryResponse(new URL(issuer), discovered);

async function begin() {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  sessionStorage.pending = JSON.stringify({ verifier, state, nonce });
  const url = new URL(provider.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  location.assign(url);
}

async function finish() {
  const { verifier, state, nonce } = JSON.parse(sessionStorage.pending);
  const given = oauth.validateAuthResponse(provider, client, new URL(location.href), state);
  const answered = await oauth.authorizationCodeGrantRequest(
    provider, client, oauth.None(), given, redirectUri, verifier, local);
  const tokens = await oauth.processAuthorizationCodeResponse(
    provider, client, answered, { expectedNonce: nonce, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(provider, answered, local);
  sessionStorage.tokens = JSON.stringify({ access: tokens.access_token, sub: oauth.getValidatedIdTokenClaims(tokens).sub });
  history.replaceState(null, '', '/');
}

async function look() {
  const { access, sub } = JSON.parse(sessionStorage.tokens);
  const asked = await oauth.userInfoRequest(provider, client, access, local);
  if (asked.status === 401) return show('Logged out');
  const { email } = await oauth.processUserInfoResponse(provider, client, sub, asked);
  show('Logged in: ' + email);
}

try {
  if (location.search.includes('state=')) await finish();
  if (sessionStorage.tokens) await look();
  else await begin();
} catch (error) {
  show('Failed: ' + error.name + ' ' + error.message + ' ' + (error.code ?? '') + ' ' + JSON.stringify(error.cause ?? null));
}
</script>`;
}
