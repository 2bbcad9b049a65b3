import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import bcrypt from 'bcrypt';
import { atEnd } from './at-end.ts';

/** A customer of the old system, whose password is stored as a hash. */
export type OldReader = {
  id: number;
  email: string;
  username: string | null;
  firstName: string;
  passwordHash: string;
  createdAt: number;
};

/** An old system with the customers, the tokens and the calls of Pelcro, on this machine. */
export type OldPelcro = {
  /** The origin of the old system. Its calls are below `/api/v1/sdk`. */
  url: string;
  /** The secret of its tokens (HS256). */
  secret: string;
  readers: Map<number, OldReader>;
  /** Makes the token of a login, as tymon/jwt-auth does. */
  tokenOf(reader: Pick<OldReader, 'id'>, lifetimeSeconds?: number): string;
  /** The number of requests by their answer, such as `POST /auth/login 200`. A test may empty it. */
  requests: Record<string, number>;
  /** The `jti` of the tokens that were logged out. */
  blacklist: Set<string>;
};

/** sha1("App\Models\User"): the class of the customers in Laravel. */
export const PRV = '23bd5c8949f600adb39e701c400872db7a5976f7';
const SIXTY_DAYS = 60 * 86_400;
const ORIGIN = 'http://localhost:3000';

type Answer = { status: number; body: object };
type Call = { body: Record<string, unknown>; token: string };
type Claims = { sub: string; jti: string; iat: number; exp: number; prv: string };

const success = (data: object): Answer => ({ status: 200, body: { status: 'success', data } });
const failure = (status: number, message: string): Answer => ({
  status,
  body: { error: { report_id: null, status, message } },
});
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts the old system. It is closed at the end of the test. */
export async function startOldPelcro(): Promise<OldPelcro> {
  const secret = randomBytes(48).toString('base64url');
  const readers = new Map<number, OldReader>();
  const blacklist = new Set<string>();

  const signed = (input: string) => createHmac('sha256', secret).update(input).digest();

  function sign(claims: object): string {
    const input = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded(claims)}`;
    return `${input}.${signed(input).toString('base64url')}`;
  }

  function tokenOf({ id }: Pick<OldReader, 'id'>, lifetimeSeconds = SIXTY_DAYS): string {
    const iat = Math.floor(Date.now() / 1000) - 3_600;
    const times = { iat, exp: iat + lifetimeSeconds, nbf: iat };
    const jti = randomBytes(12).toString('base64url');
    return sign({ iss: `${old.url}/api/v1/sdk/auth/login`, ...times, jti, sub: String(id), prv: PRV });
  }

  /** @returns the claims of a valid token, or null for an invalid token */
  function read(token: string): Claims | null {
    const [header, payload, signature = ''] = token.split('.');
    const expected = signed(`${header}.${payload}`);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Claims;
    return claims.exp > Date.now() / 1000 && claims.prv === PRV ? claims : null;
  }

  const resource = (reader: OldReader, token?: string) => ({
    id: reader.id,
    email: reader.email,
    username: reader.username,
    first_name: reader.firstName,
    email_confirm: true,
    has_password: true,
    subscriptions: [],
    ...(token && { auth_token: token, token }),
  });

  function withReader({ token }: Call, then: (reader: OldReader, claims: Claims) => Answer): Answer {
    if (token === '') return { status: 401, body: { error: { message: 'Token not provided' } } };
    const claims = read(token);
    const reader = claims && readers.get(Number(claims.sub));
    if (!claims || !reader) return failure(403, 'Authentication token is invalid, please try again');
    if (blacklist.has(claims.jti))
      return failure(403, 'Authentication token has been blacklisted, please try again');
    return then(reader, claims);
  }

  const routes: Record<string, (call: Call) => Answer | Promise<Answer>> = {
    'GET /site': () =>
      success({ id: 7, name: 'The Paper', settings: 'subscription', products: [], default_locale: 'en_US' }),
    'POST /auth/login': async ({ body }) => {
      const name = String(body.email ?? body.username).toLowerCase();
      const reader = [...readers.values()].find(
        ({ email, username }) => email.toLowerCase() === name || username?.toLowerCase() === name,
      );
      // Laravel writes `$2y$`, which this package does not support.
      const hash = reader?.passwordHash.replace('$2y$', '$2b$') ?? '';
      const matches = reader !== undefined && (await bcrypt.compare(String(body.password), hash));
      return matches
        ? success(resource(reader, tokenOf(reader)))
        : failure(404, 'Invalid credentials! Please try again.');
    },
    'POST /auth/logout': (call) =>
      withReader(call, (reader, { jti }) => {
        blacklist.add(jti);
        return success(resource(reader));
      }),
    'GET /customer': (call) => withReader(call, (reader) => success(resource(reader, call.token))),
    'POST /customer': (call) => withReader(call, (reader) => success(resource(reader, call.token))),
    'POST /customer/refresh': (call) =>
      withReader(call, (reader) => success(resource(reader, tokenOf(reader)))),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = `${request.method} ${pathname.replace('/api/v1/sdk', '')}`;
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const route = routes[name] ?? (() => failure(404, ''));
    const { status, body } = await route({ body: JSON.parse(text || '{}'), token });
    const counted = `${name} ${status}`;
    old.requests[counted] = (old.requests[counted] ?? 0) + 1;
    response
      .writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': ORIGIN })
      .end(JSON.stringify(body));
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const old: OldPelcro = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ secret, readers, tokenOf, blacklist, requests: {} },
  };
  return old;
}
