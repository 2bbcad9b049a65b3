const BEARER = /^bearer +(\S.*)$/i;

/** The token of an `Authorization: Bearer` header (RFC 6750 §2.1); null for any other scheme, or none. */
export function bearerToken(authorization: string | undefined): string | null {
  return BEARER.exec(authorization ?? '')?.[1] ?? null;
}
