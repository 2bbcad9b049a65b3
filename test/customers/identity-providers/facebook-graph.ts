import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../support/at-end.ts';

export const APP = { id: '200300400', secret: 'facebook-app-secret' };

export type FacebookUser = { id: string; email?: string; first_name?: string; last_name?: string };
type Token = { appId: string; isValid: boolean; expiresAt: number; user: FacebookUser };

/** The part of Facebook’s Graph API that Gatehouse calls, on this machine. */
export type FacebookGraph = { url: string; tokens: Map<string, Token>; calls: string[] };

export async function startFacebookGraph(): Promise<FacebookGraph> {
  const tokens: FacebookGraph['tokens'] = new Map();
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://graph');
    calls.push(url.pathname);
    const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (url.pathname === '/v1/debug_token') debugToken(url, bearer, response);
    else if (url.pathname === '/v1/me') me(url, bearer, response);
    else if (url.pathname === '/v1/oauth/access_token') void exchangeCode(request, response);
    else answer(response, 404, { error: { message: 'Unknown path' } });
  });

  function debugToken(url: URL, bearer: string, response: ServerResponse) {
    if (bearer !== `${APP.id}|${APP.secret}`)
      return answer(response, 400, { error: { type: 'OAuthException' } });
    const token = tokens.get(url.searchParams.get('input_token') ?? '');
    if (!token) return answer(response, 200, { data: { is_valid: false, error: { code: 190 } } });
    const { appId, isValid, expiresAt, user } = token;
    answer(response, 200, {
      data: { app_id: appId, is_valid: isValid, expires_at: expiresAt, user_id: user.id, type: 'USER' },
    });
  }

  function me(url: URL, bearer: string, response: ServerResponse) {
    const token = tokens.get(bearer);
    const proof = createHmac('sha256', APP.secret).update(bearer).digest('hex');
    if (!token || url.searchParams.get('appsecret_proof') !== proof)
      return answer(response, 400, { error: {} });
    const picture = { data: { url: 'https://graph.example.test/picture.jpg' } };
    answer(response, 200, { ...token.user, picture });
  }

  /** Answers with an access token that has the same text as the code. */
  async function exchangeCode(request: IncomingMessage, response: ServerResponse) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const form = new URLSearchParams(text);
    const ours = form.get('client_id') === APP.id && form.get('client_secret') === APP.secret;
    if (!ours) return answer(response, 400, { error: {} });
    answer(response, 200, { access_token: form.get('code'), token_type: 'bearer', expires_in: 3600 });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, tokens, calls };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
