import type { Runtime } from '../../platform/runtime.ts';

/** The purpose of the key that seals the client secrets of connections. */
export const CONNECTION_SECRET = 'enterprise-connection';

/**
 * The issuer of the identities of a connection. It contains the id of the connection, because the company chooses the
 * issuer itself, and must not be able to impersonate a person of another provider.
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
