import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { atEnd } from '../../support/at-end.ts';
import { uniqueEmail } from '../../support/customers.ts';

export const STRICT_CLIENT = { id: 'strict-client', secret: 'strict-client-secret' };

/** A request to the token endpoint. */
type TokenRequest = { origin: string; headers: IncomingHttpHeaders; form: URLSearchParams };

/** An OpenID provider on this machine whose metadata and ID tokens a test can override. */
export type StrictProvider = {
  issuer: string;
  /** Overrides of its metadata. */
  metadata: Record<string, unknown>;
  /** Overrides of the claims of its ID tokens. By default the nonce is the code in the request. */
  claims: Record<string, unknown>;
  /** If this is not null, the token endpoint answers 400 with this body. */
  refusal: Record<string, unknown> | null;
  /** The accepted authentication method. The answer to any other method is `invalid_client`. */
  takes: 'client_secret_basic' | 'client_secret_post' | 'client_secret_jwt' | 'any';
  /** The requests to its token endpoint. */
  requests: TokenRequest[];
};

export async function startStrictProvider(): Promise<StrictProvider> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'strict', alg: 'ES256', use: 'sig' }];
  const state: StrictProvider = {
    issuer: '',
    metadata: {},
    claims: {},
    refusal: null,
    takes: 'any',
    requests: [],
  };
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { issuer } = state;
    if (request.url === '/.well-known/openid-configuration') {
      return void answer(200, {
        issuer,
        jwks_uri: `${issuer}/keys`,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        ...state.metadata,
      });
    }
    if (request.url === '/keys') return void answer(200, { keys });
    if (!request.url?.includes('/token')) return void answer(404, {});
    let text = '';
    for await (const chunk of request) text += chunk;
    const form = new URLSearchParams(text);
    state.requests.push({ origin: `http://${request.headers.host}`, headers: request.headers, form });
    if (state.refusal) return void answer(400, state.refusal);
    if (!(await shownIn(state, request.headers, form))) return void answer(401, { error: 'invalid_client' });
    // The tests send the nonce of the authorization request as the code.
    const claims = { email: uniqueEmail(), email_verified: true, nonce: form.get('code'), ...state.claims };
    const idToken = await new SignJWT({ sub: 'strict-subject', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'strict' })
      .setIssuer(issuer)
      .setAudience(STRICT_CLIENT.id)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(privateKey);
    answer(200, { access_token: 'opaque', token_type: 'bearer', expires_in: 300, id_token: idToken });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

async function shownIn(
  { takes, issuer }: StrictProvider,
  headers: IncomingHttpHeaders,
  form: URLSearchParams,
): Promise<boolean> {
  if (takes === 'client_secret_jwt') {
    return headers.authorization === undefined && !form.has('client_secret') && signedBySecret(issuer, form);
  }
  const { id, secret } = STRICT_CLIENT;
  const basic = headers.authorization === `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  // openid-client percent-encodes both parts (RFC 6749 §2.3.1).
  const encoded =
    headers.authorization ===
    `Basic ${Buffer.from(`${id}:${secret}`.replaceAll('-', '%2D')).toString('base64')}`;
  const post = form.get('client_id') === id && form.get('client_secret') === secret;
  if (takes === 'client_secret_basic') return (basic || encoded) && !form.has('client_secret');
  if (takes === 'client_secret_post') return post && headers.authorization === undefined;
  return basic || encoded || post;
}

/** Whether a form has a client assertion for this provider, signed with the secret (RFC 7523 §3). */
async function signedBySecret(issuer: string, form: URLSearchParams): Promise<boolean> {
  if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    return false;
  const { id, secret } = STRICT_CLIENT;
  const assertion = form.get('client_assertion') ?? '';
  const options = {
    algorithms: ['HS256'],
    issuer: id,
    subject: id,
    audience: [issuer, `${issuer}/token`],
    requiredClaims: ['jti', 'exp'],
  };
  return jwtVerify(assertion, new TextEncoder().encode(secret), options).then(
    () => true,
    () => false,
  );
}
