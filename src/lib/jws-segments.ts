/**
 * Splits a JWS in compact form (RFC 7515 §7.1) into its segments, if each is canonical base64url. JWT libraries also
 * accept padding, white space and unused trailing bits, so one token could be written in several ways.
 * @param maxLength a longer text is not split
 * @returns null for any other text
 */
export function jwsSegments(token: string, maxLength: number): [string, string, string] | null {
  if (token.length > maxLength) return null;
  const segments = token.split('.', 4);
  return segments.length === 3 && segments.every(isCanonical) ? (segments as [string, string, string]) : null;
}

function isCanonical(segment: string): boolean {
  return segment !== '' && Buffer.from(segment, 'base64url').toString('base64url') === segment;
}
