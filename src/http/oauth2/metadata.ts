import { ALGORITHM, ID_TOKEN_ALGORITHMS } from '../../access/tokens/key-material.ts';
import { OPENID_SCOPES } from '../../openid/clients/scopes.ts';
import { CLAIMS_OF_SCOPES } from '../../openid/provider/account.ts';
import { MULTI_FACTOR, SINGLE_FACTOR } from '../../openid/provider/authentication.ts';
import {
  AUTHORIZATION_PATH,
  DEVICE_AUTHORIZATION_PATH,
  END_SESSION_PATH,
  INTROSPECTION_PATH,
  PUSHED_AUTHORIZATION_PATH,
  REVOCATION_PATH,
  TOKEN_PATH,
  USERINFO_PATH,
} from '../../openid/provider/paths.ts';

export const JWKS_PATH = '/.well-known/jwks.json';
export const REVOCATIONS_PATH = '/revocations';
export const REVOCATION_STREAM_PATH = '/revocations/stream';

const SECRET_METHODS = ['client_secret_basic', 'client_secret_post'];
const CLIENT_METHODS = [...SECRET_METHODS, 'none'];

/**
 * Makes the metadata of OpenID Connect Discovery §3 and RFC 8414 §2, one document for both: they have the same names
 * and registry.
 * @param issuer the `iss` of every token, without a trailing slash
 */
export function serverMetadata(issuer: string) {
  const at = (path: string) => `${issuer}${path}`;
  return {
    issuer,
    authorization_endpoint: at(AUTHORIZATION_PATH),
    token_endpoint: at(TOKEN_PATH),
    userinfo_endpoint: at(USERINFO_PATH),
    jwks_uri: at(JWKS_PATH),
    device_authorization_endpoint: at(DEVICE_AUTHORIZATION_PATH),
    pushed_authorization_request_endpoint: at(PUSHED_AUTHORIZATION_PATH),
    introspection_endpoint: at(INTROSPECTION_PATH),
    revocation_endpoint: at(REVOCATION_PATH),
    end_session_endpoint: at(END_SESSION_PATH),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    scopes_supported: [...OPENID_SCOPES],
    claims_supported: [...new Set(Object.values(CLAIMS_OF_SCOPES).flat()), 'iss'],
    claim_types_supported: ['normal'],
    claims_parameter_supported: false,
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: [...ID_TOKEN_ALGORITHMS],
    acr_values_supported: [SINGLE_FACTOR, MULTI_FACTOR],
    prompt_values_supported: ['none', 'login', 'consent'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: CLIENT_METHODS,
    introspection_endpoint_auth_methods_supported: SECRET_METHODS,
    revocation_endpoint_auth_methods_supported: CLIENT_METHODS,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    // RFC 9207: the `iss` of every authorization response, against mix-up attacks.
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: true,
    // These names are our own: none are registered for the signatures of access tokens and for the feed.
    access_token_signing_alg_values_supported: [ALGORITHM],
    revocations_endpoint: at(REVOCATIONS_PATH),
    revocations_stream_endpoint: at(REVOCATION_STREAM_PATH),
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
