import { ALGORITHM } from '../../access/tokens/signing-keys.ts';

export const JWKS_PATH = '/.well-known/jwks.json';
export const INTROSPECTION_PATH = '/oauth2/introspect';
export const REVOCATION_PATH = '/oauth2/revoke';
export const REVOCATIONS_PATH = '/revocations';
export const REVOCATION_STREAM_PATH = '/revocations/stream';

const CLIENT_AUTHENTICATION = ['client_secret_basic'];

/**
 * The metadata of RFC 8414 §2, which is also served as OpenID's (the two share their names and their
 * registry): only what is true. We are a token service with a GraphQL door, not an OAuth authorization
 * server or an OpenID provider in full: there is no authorization endpoint, no token endpoint and no ID
 * token. So these fields, which are required of such, are not made up:
 *
 * - `authorization_endpoint`, `token_endpoint`, `id_token_signing_alg_values_supported`: left out;
 * - `response_types_supported`: required everywhere, and empty;
 * - `grant_types_supported`: empty, because leaving it out would mean the code and implicit grants.
 *
 * A reader that needs the issuer and the keys only (Spring's `issuer-uri`, go-oidc) is served.
 * @param issuer the `iss` of every token, without a trailing slash
 */
export function serverMetadata(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}${JWKS_PATH}`,
    response_types_supported: [],
    grant_types_supported: [],
    // OpenID Connect Core §8: a customer has the same `sub` for all clients.
    subject_types_supported: ['public'],
    introspection_endpoint: `${issuer}${INTROSPECTION_PATH}`,
    introspection_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    revocation_endpoint: `${issuer}${REVOCATION_PATH}`,
    revocation_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    // Ours, not registered: no registered name says how access tokens are signed, or where a feed is.
    access_token_signing_alg_values_supported: [ALGORITHM],
    revocations_endpoint: `${issuer}${REVOCATIONS_PATH}`,
    revocations_stream_endpoint: `${issuer}${REVOCATION_STREAM_PATH}`,
    revocations_signing_alg_values_supported: [ALGORITHM],
  };
}

/**
 * Where RFC 8414 §3.1 looks for the metadata of an issuer whose URL has a path: between host and path.
 * @returns the path's part, or the empty text
 */
export function issuerPath(issuer: string): string {
  const { pathname } = new URL(issuer);
  return pathname === '/' ? '' : pathname;
}
