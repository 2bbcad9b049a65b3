import type { Runtime } from '../../platform/runtime.ts';

/** The purpose of the key that seals the client secrets of connections. */
export const CONNECTION_SECRET = 'enterprise-connection';

/**
 * The issuer of the identities of a connection. A company chooses the issuer of its provider itself, so it could choose
 * the issuer of another provider, and impersonate a person of that provider. The id of the connection prevents this.
 */
export function identityIssuer({ id, issuer }: { id: number; issuer: string }): string {
  return `${identityPrefix(id)}${issuer}`;
}

/** The prefix of `identityIssuer`. It does not depend on the provider of the connection. */
export function identityPrefix(id: number): string {
  return `enterprise:${id}:`;
}

/**
 * The URLs of a connection. Each connection has its own URLs, so that the response of one company is never accepted as
 * that of another (RFC 9700 §4.4).
 */
export function connectionUrls({ issuer }: Pick<Runtime, 'issuer'>, id: number) {
  const base = `${issuer}/enterprise/${id}`;
  return {
    /** OpenID Connect: the redirect URI. */
    redirectUri: `${base}/callback`,
    /** SAML: the entity id of the service provider, which is also the address of its metadata. */
    samlEntityId: `${base}/saml/metadata`,
    /** SAML: the assertion consumer service. */
    samlAcsUrl: `${base}/saml/acs`,
  };
}
