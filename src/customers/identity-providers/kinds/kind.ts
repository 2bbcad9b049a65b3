import type { ClientAuth, ServerMetadata } from 'openid-client';
import type { IdentityProvider } from '../../../platform/database/client/client.ts';
import type { Provider, ProviderAddresses, ProviderConnections } from '../client/connections.ts';
import type { OpenIdIssuer } from '../client/openid-issuers.ts';

/** Claims by their names in OpenID Connect Core 1.0 §5.1. */
export type Claims = Record<string, unknown>;

/** A token that an app got from a provider, and the nonce with which the app asked for the token. */
export type PresentedToken = { token: string; nonce: string | null };

/** The tokens of an authorization code. */
export type GrantedTokens = { accessToken: string; idToken: string; nonce: string };

export type PostedNames = { firstName?: string | null | undefined; lastName?: string | null | undefined };

/** The server of the redirect flow. `issuer` is null when the server issues no ID token. */
export type AuthorizationServer = { metadata: ServerMetadata; issuer: OpenIdIssuer | null };

/** Everything that differs between kinds of identity providers. Each kind has its own file in this folder. */
export type ProviderKind = {
  /** The only name that a site can give to a provider of this kind; null: the site chooses a name. */
  fixedName: string | null;
  /** Whether the account sets the issuer. If so, the metadata of the issuer could name a new token endpoint later. */
  issuerSetByAccount: boolean;
  /** Whether the stored secret is a private key that signs client secrets. It then has a team id and a key id. */
  secretIsSigningKey: boolean;

  /**
   * The issuer that identities are pinned to, without a trailing slash.
   * @returns null when the account has not set it
   */
  pinnedIssuer(row: IdentityProvider, addresses: ProviderAddresses): string | null;

  /**
   * Verifies a token that an app presents. For an ID token, checks the signature, audience, expiry and nonce. Some
   * kinds also accept an access token, and send it to the provider.
   * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE, VALIDATION_FAILED on `provider` when a missing
   *   secret makes the verification impossible
   */
  verifyToken(
    connections: ProviderConnections,
    provider: Provider,
    presented: PresentedToken,
    now: Date,
  ): Promise<Claims>;

  scope: string;
  /** Whether the code is bound by PKCE (RFC 7636). */
  usesPkce: boolean;
  /** `form_post`: the provider sends its answer by a cross-site POST. */
  responseMode: 'query' | 'form_post';
  /** @throws IdentityError PROVIDER_UNAVAILABLE */
  authorizationServer(connections: ProviderConnections, provider: Provider): Promise<AuthorizationServer>;
  /**
   * How Gatehouse authenticates at the token endpoint.
   * @param supported the methods in the server's metadata
   * @throws IdentityError PROVIDER_UNAVAILABLE when there is no common method
   */
  clientAuthentication(
    provider: Provider,
    supported: string[] | undefined,
    now: Date,
  ): ClientAuth | Promise<ClientAuth>;
  /**
   * Verifies the tokens of an authorization code.
   * @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE
   */
  verifyGrant(
    connections: ProviderConnections,
    provider: Provider,
    granted: GrantedTokens,
    now: Date,
  ): Promise<Claims>;
  /** Reads the customer's name from the form of `form_post`. The provider does not sign the form. */
  postedNames: ((user: string) => PostedNames) | null;
};
