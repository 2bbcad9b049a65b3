/** In the spellings of it that browsers write. */
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a text is an origin (RFC 6454) as browsers write it, and one that may be trusted: https, or the
 * machine of whoever develops the site. Compared letter by letter, so nothing but the one spelling will do.
 */
export function isSiteOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text || !/^[a-z0-9.:[\]-]+$/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.has(hostname));
}
