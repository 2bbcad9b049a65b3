/**
 * The credentials of an Authorization header (RFC 9110 §11.4); null for any other scheme, or none.
 * They are everything after the scheme, spaces included: what is no token is for others to say.
 */
export function credentialsOf(scheme: 'Basic' | 'Bearer', header: string | null | undefined): string | null {
  const [, named, credentials] = /^\s*(\S+) +(\S.*)$/.exec(header ?? '') ?? [];
  return named?.toLowerCase() === scheme.toLowerCase() ? (credentials ?? null) : null;
}
