import { ALGORITHM } from '../../access/tokens/signing-keys.ts';

export const JWKS_PATH = '/.well-known/jwks.json';
export const INTROSPECTION_PATH = '/oauth2/introspect';
export const REVOCATION_PATH = '/oauth2/revoke';
export const REVOCATIONS_PATH = '/revocations';
export const REVOCATION_STREAM_PATH = '/revocations/stream';

const CLIENT_AUTHENTICATION = ['client_secret_basic'];

/**
 * Makes the metadata of RFC 8414 §2, which is also served as that of OpenID: both have the same names and registry.
 * This server is neither a full OAuth authorization server nor a full OpenID provider. It has no authorization endpoint,
 * no token endpoint and no ID token, so some required fields are missing or empty:
 *
 * - `authorization_endpoint`, `token_endpoint`, `id_token_signing_alg_values_supported`: missing;
 * - `response_types_supported`: always required, so it is empty;
 * - `grant_types_supported`: empty. If it were missing, that would mean the code and implicit grants.
 *
 * This is enough for clients that need only the issuer and the keys (Spring's `issuer-uri`, go-oidc).
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
    // Not registered: there are no registered names for the signature of access tokens and for the feed.
    access_token_signing_alg_values_supported: [ALGORITHM],
    revocations_endpoint: `${issuer}${REVOCATIONS_PATH}`,
    revocations_stream_endpoint: `${issuer}${REVOCATION_STREAM_PATH}`,
    revocations_signing_alg_values_supported: [ALGORITHM],
  };
}

/**
 * Returns the path of the issuer, or the empty text. RFC 8414 §3.1 puts the well-known path between the host and this
 * path.
 */
export function issuerPath(issuer: string): string {
  const { pathname } = new URL(issuer);
  return pathname === '/' ? '' : pathname;
}
