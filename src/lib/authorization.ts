const SCHEMES = { Basic: /^\s*basic +(\S.*)$/i, Bearer: /^\s*bearer +(\S.*)$/i };

/**
 * Returns the credentials of an Authorization header (RFC 9110 §11.4): everything after the scheme, not
 * validated. Null for another scheme, or without a header.
 */
export function credentialsOf(scheme: 'Basic' | 'Bearer', header: string | null | undefined): string | null {
  return SCHEMES[scheme].exec(header ?? '')?.[1] ?? null;
}
