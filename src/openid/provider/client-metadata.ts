import type { AllClientMetadata } from 'oidc-provider';
import type { OpenidClient } from '../../platform/database/client/client.ts';
import { isPublicClient } from '../clients/client.ts';
import { isNativeApp } from '../clients/redirect-uri.ts';

const AUTH_METHODS = {
  CLIENT_SECRET_BASIC: 'client_secret_basic',
  CLIENT_SECRET_POST: 'client_secret_post',
  NONE: 'none',
} as const;

const GRANT_TYPES = {
  AUTHORIZATION_CODE: 'authorization_code',
  REFRESH_TOKEN: 'refresh_token',
  DEVICE_CODE: 'urn:ietf:params:oauth:grant-type:device_code',
} as const;

/** Gatehouse's own metadata of a client: its account, site and party, and the algorithm of its ID tokens. */
export const OWN_METADATA = [
  'gatehouse_account_id',
  'gatehouse_site_id',
  'gatehouse_party',
  'gatehouse_id_token_algorithm',
] as const;

/** The properties of a client in oidc-provider for this metadata. */
export type OwnMetadata = {
  gatehouse_account_id: number;
  gatehouse_site_id: number;
  gatehouse_party: OpenidClient['party'];
  gatehouse_id_token_algorithm: OpenidClient['idTokenAlgorithm'];
};

/**
 * Describes a client to oidc-provider (OpenID Connect Dynamic Client Registration §2). The metadata contains no secret.
 */
export function clientMetadata(client: OpenidClient): AllClientMetadata & OwnMetadata {
  const isPublic = isPublicClient(client);
  const { redirectUris, sectorIdentifier, backchannelLogoutUri, grantTypes } = client;
  return {
    client_id: client.clientId,
    client_name: client.name,
    application_type: isNativeApp(redirectUris, { isPublic }) ? 'native' : 'web',
    token_endpoint_auth_method: AUTH_METHODS[client.tokenEndpointAuthMethod],
    // Tells oidc-provider only that the client has a secret. `compareClientSecret` of the provider compares the hash.
    ...(isPublic ? {} : { client_secret: 'see compareClientSecret' }),
    redirect_uris: redirectUris,
    response_types: grantTypes.includes('AUTHORIZATION_CODE') ? ['code'] : [],
    grant_types: grantTypes.map((grantType) => GRANT_TYPES[grantType]),
    scope: client.scopes.join(' '),
    // Used only for the hashes in ID tokens, which are SHA-256 for both algorithms. `signWithOwnKeys` signs the tokens.
    id_token_signed_response_alg: 'ES256',
    subject_type: client.subjectType === 'PAIRWISE' ? 'pairwise' : 'public',
    ...(sectorIdentifier === null ? {} : { sector_identifier_uri: `https://${sectorIdentifier}` }),
    ...(backchannelLogoutUri === null
      ? {}
      : { backchannel_logout_uri: backchannelLogoutUri, backchannel_logout_session_required: true }),
    require_pushed_authorization_requests: client.requirePushedAuthorization,
    gatehouse_account_id: client.accountId,
    gatehouse_site_id: client.siteId,
    gatehouse_party: client.party,
    gatehouse_id_token_algorithm: client.idTokenAlgorithm,
  };
}
