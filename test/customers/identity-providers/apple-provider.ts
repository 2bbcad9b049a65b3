import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeProtectedHeader, exportJWK, exportPKCS8, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { atEnd } from '../../support/at-end.ts';

export const APPLE_CLIENT = { clientId: 'com.example.paper', teamId: 'TEAM123456', keyId: 'KEY1234567' };

type Person = { sub: string; email: string; firstName: string; lastName: string };

/** A provider on this machine that behaves as Sign in with Apple does. */
export type AppleProvider = {
  issuer: string;
  /** The content of the .p8 file. */
  privateKey: string;
  /** The person who logs in next. Null: the person cancels the login. */
  person: Person | null;
  /** The reasons for which the token endpoint has refused a client secret. */
  refusals: string[];
  /** The payloads of the client secrets that were accepted. */
  clientSecrets: { iat?: number; exp?: number }[];
  /** Overrides of the claims of its ID tokens. */
  claims: Record<string, unknown>;
  idToken(claims: Record<string, unknown>): Promise<string>;
  /** The form that the login page posts for an authorization request. */
  authorize(url: string): { action: string; form: URLSearchParams };
};

const SIX_MONTHS = 15_777_000;

export async function startAppleProvider(): Promise<AppleProvider> {
  const [team, own] = await Promise.all([
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: 'apple', alg: 'RS256', use: 'sig' }];
  const codes = new Map<string, { person: Person; nonce: string | null; redirectUri: string }>();
  /** The people who have logged in before. Apple sends the name at the first login only. */
  const known = new Set<string>();

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', state.issuer);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/auth/keys') return json(200, { keys });
    if (url.pathname === '/auth/authorize') {
      const { action, form } = state.authorize(url.href);
      const inputs = [...form].map(
        ([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
      );
      const page = `<!doctype html><title>Apple</title><form method="post" action="${action}">${inputs.join('')}<button>Continue</button></form>`;
      return response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const fault = await faultOf(form);
    if (fault) {
      state.refusals.push(fault);
      return json(400, { error: 'invalid_client' });
    }
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    if (code?.redirectUri !== form.get('redirect_uri')) return json(400, { error: 'invalid_grant' });
    const { sub, email } = code.person;
    const claims = {
      sub,
      email,
      email_verified: 'true',
      nonce: code.nonce,
      nonce_supported: true,
      ...state.claims,
    };
    return json(200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: randomUUID(),
      id_token: await state.idToken(claims),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Checks a client secret by the rules that Apple documents. @returns the fault, or null */
  async function faultOf(form: URLSearchParams): Promise<string | null> {
    const { clientId, teamId, keyId } = APPLE_CLIENT;
    const secret = form.get('client_secret') ?? '';
    const options = { algorithms: ['ES256'], issuer: teamId, subject: clientId, audience: state.issuer };
    try {
      const { payload } = await jwtVerify(secret, team.publicKey, options);
      if (decodeProtectedHeader(secret).kid !== keyId) return 'another key id';
      if (form.get('client_id') !== clientId) return 'another client';
      if ((payload.exp ?? Infinity) - Date.now() / 1000 > SIX_MONTHS) return 'valid for more than six months';
      state.clientSecrets.push(payload);
      return null;
    } catch (error) {
      return String(error);
    }
  }

  const state: AppleProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    privateKey: await exportPKCS8(team.privateKey),
    person: null,
    refusals: [],
    clientSecrets: [],
    claims: {},
    idToken: (claims) =>
      new SignJWT({ iss: state.issuer, aud: APPLE_CLIENT.clientId, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'apple' })
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(own.privateKey),
    authorize(address) {
      const { searchParams: asked } = new URL(address);
      const redirectUri = asked.get('redirect_uri') ?? '';
      // Apple refuses a scope with any other response mode.
      if (asked.get('response_mode') !== 'form_post') throw new Error('response_mode must be form_post');
      if (asked.get('scope') !== 'name email') throw new Error(`unexpected scope ${asked.get('scope')}`);
      if (asked.get('client_id') !== APPLE_CLIENT.clientId) throw new Error('unknown client');
      const form = new URLSearchParams({ state: asked.get('state') ?? '' });
      const { person } = state;
      if (person === null) {
        form.set('error', 'user_cancelled_authorize');
        return { action: redirectUri, form };
      }
      const code = randomUUID();
      codes.set(code, { person, nonce: asked.get('nonce'), redirectUri });
      form.set('code', code);
      const { sub, email, firstName, lastName } = person;
      if (!known.has(sub)) form.set('user', JSON.stringify({ name: { firstName, lastName }, email }));
      known.add(sub);
      return { action: redirectUri, form };
    },
  };
  return state;
}
