import type { IncomingMessage } from 'node:http';
import { OAuth2Server } from 'oauth2-mock-server';
import { atEnd } from '../../support/at-end.ts';

/** An OpenID provider on this machine with discovery, keys and UserInfo. The test makes its ID tokens. */
export type OpenIdProvider = {
  issuer: string;
  server: OAuth2Server;
  /** Signs an ID token with these claims. By default it is valid for an hour. */
  idToken(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** The answers of UserInfo, by access token. */
  userInfo: Map<string, { status?: number; body: Record<string, unknown> }>;
  stop(): Promise<void>;
};

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const stop = atEnd(() => server.stop());
  const userInfo: OpenIdProvider['userInfo'] = new Map();
  server.service.on(
    'beforeUserinfo',
    (response: { statusCode: number; body: unknown }, request: IncomingMessage) => {
      const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
      const answer = userInfo.get(token);
      response.statusCode = answer ? (answer.status ?? 200) : 401;
      response.body = answer?.body ?? { error: 'invalid_token' };
    },
  );
  return {
    issuer: server.issuer.url ?? '',
    server,
    idToken: (claims, header = {}) =>
      server.issuer.buildToken({
        scopesOrTransform(tokenHeader, payload) {
          Object.assign(tokenHeader, header);
          Object.assign(payload, claims);
        },
      }),
    userInfo,
    stop,
  };
}
