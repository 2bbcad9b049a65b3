const SCHEMES = { Basic: /^\s*basic +(\S.*)$/i, Bearer: /^\s*bearer +(\S.*)$/i };

/**
 * The credentials of an Authorization header (RFC 9110 §11.4); null for any other scheme, or none.
 * They are everything after the scheme, spaces included: what is no token is for others to say.
 */
export function credentialsOf(scheme: 'Basic' | 'Bearer', header: string | null | undefined): string | null {
  return SCHEMES[scheme].exec(header ?? '')?.[1] ?? null;
}
