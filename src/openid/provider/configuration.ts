import { type Client, type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Runtime } from '../../platform/runtime.ts';
import { OPENID_SCOPES } from '../clients/scopes.ts';
import { CLAIMS_OF_SCOPES, findAccount } from './account.ts';
import { adapterOf } from './adapter.ts';
import { MULTI_FACTOR, SINGLE_FACTOR } from './authentication.ts';
import { OWN_METADATA, type OwnMetadata } from './client-metadata.ts';
import { loadGrant } from './grant.ts';
import { ID_TOKEN_SECONDS } from './own-keys.ts';
import { pairwiseSubject } from './pairwise.ts';
import {
  AUTHORIZATION_PATH,
  DEVICE_AUTHORIZATION_PATH,
  DEVICE_PATH,
  INTERACTION_PATH,
  INTROSPECTION_PATH,
  PUSHED_AUTHORIZATION_PATH,
  REVOCATION_PATH,
  TOKEN_PATH,
  USERINFO_PATH,
} from './paths.ts';

const DAY_SECONDS = 86_400;
/** The lifetime of a grant. Every record ends with its session at the latest. */
const SESSION_DAYS = 365;

const LIFETIMES = {
  AccessToken: 3_600,
  AuthorizationCode: 60,
  DeviceCode: 600,
  Grant: SESSION_DAYS * DAY_SECONDS,
  IdToken: ID_TOKEN_SECONDS,
  Interaction: 3_600,
  PushedAuthorizationRequest: 60,
  RefreshToken: 90 * DAY_SECONDS,
  Session: 90 * DAY_SECONDS,
};

/** The features of the provider (`docs/openid.md`). All other features are disabled. */
export function configurationOf(runtime: Runtime): Configuration {
  const { issuer } = runtime;
  return {
    adapter: (kind) => adapterOf(runtime, kind),
    // OpenID Connect Core §3.1.2.1 requires `redirect_uri` in every request.
    allowOmittingSingleRegisteredRedirectUri: false,
    acrValues: [SINGLE_FACTOR, MULTI_FACTOR],
    claims: CLAIMS_OF_SCOPES,
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    clientBasedCORS: (_ctx, origin, client) => maySendFrom(client, origin),
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    extraClientMetadata: { properties: [...OWN_METADATA] },
    // Tokens end with the session of the customer, not with the cookie of the browser.
    expiresWithSession: () => false,
    features: {
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: false },
      clientCredentials: { enabled: false },
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', deviceInfo: () => ({}) },
      dPoP: { enabled: false },
      introspection: { enabled: true, allowedPolicy: isOwnToken },
      jwtUserinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      registration: { enabled: false },
      requestObjects: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
    } as Configuration['features'],
    findAccount: async (ctx, id) => {
      const { gatehouse_account_id: accountId } = ctx.oidc.client as Client & OwnMetadata;
      return findAccount(runtime, accountId, id);
    },
    interactions: {
      policy: policyOf(),
      url: (_ctx, { uid }) => `${issuer}${INTERACTION_PATH}/${uid}`,
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: (ctx) => loadGrant(runtime, ctx),
    pairwiseIdentifier: (_ctx, id, client) => pairwiseSubject(runtime, sectorOf(client), id),
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    responseTypes: ['code'],
    rotateRefreshToken: true,
    routes: {
      authorization: AUTHORIZATION_PATH,
      code_verification: DEVICE_PATH,
      device_authorization: DEVICE_AUTHORIZATION_PATH,
      introspection: INTROSPECTION_PATH,
      pushed_authorization_request: PUSHED_AUTHORIZATION_PATH,
      revocation: REVOCATION_PATH,
      token: TOKEN_PATH,
      userinfo: USERINFO_PATH,
    },
    scopes: [...OPENID_SCOPES],
    // The table of clients has the sector, so no document is fetched.
    sectorIdentifierUriValidate: () => false,
    subjectTypes: ['public', 'pairwise'],
    ttl: LIFETIMES,
  };
}

/** A page may send requests of a public client from the origins of its redirect URIs. */
function maySendFrom(client: Client, origin: string): boolean {
  if (client.clientAuthMethod !== 'none') return false;
  return (client.redirectUris ?? []).some((uri) => /^https?:/.test(uri) && new URL(uri).origin === origin);
}

/** A client gets no information about the tokens of another client. */
function isOwnToken(
  _ctx: KoaContextWithOIDC,
  { clientId }: Client,
  token: { clientId?: string | undefined },
): boolean {
  return token.clientId === clientId;
}

function sectorOf({ sectorIdentifier, clientId }: Client): string {
  if (typeof sectorIdentifier !== 'string') throw new Error(`The client ${clientId} has no sector.`);
  return sectorIdentifier;
}

/**
 * The prompts of oidc-provider, and a login if the session in the browser belongs to a customer of another publisher,
 * or to one who may no longer log in.
 */
function policyOf(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('other_account', 'the session belongs to another publisher', 'login_required', ({ oidc }) =>
        oidc.session?.accountId !== undefined && oidc.account === undefined
          ? Check.REQUEST_PROMPT
          : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}
