/**
 * The scopes that a client may be allowed to ask for: those of OpenID Connect Core §5.4 whose claims a customer has,
 * and `offline_access` (§11). Whether a client gets refresh tokens depends only on its grant types.
 */
export const OPENID_SCOPES = ['openid', 'profile', 'email', 'phone', 'offline_access'] as const;

export type OpenidScope = (typeof OPENID_SCOPES)[number];

/** The scopes in the parameter `scope` of a request (RFC 6749 §3.3). Unknown scopes are ignored. */
export function scopesIn(scope: unknown): OpenidScope[] {
  const asked = typeof scope === 'string' ? scope.split(' ') : [];
  return OPENID_SCOPES.filter((known) => asked.includes(known));
}
