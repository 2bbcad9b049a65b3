import { getDomain } from 'tldts';

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

/** Whether a text is the origin of a native Android app, as its passkeys have it: the hash of its certificate. */
export function isAndroidAppOrigin(text: string): boolean {
  const [, hash] = /^android:apk-key-hash:([\w-]{43})$/.exec(text) ?? [];
  return hash !== undefined && Buffer.from(hash, 'base64url').toString('base64url') === hash;
}

/** Whether passkeys can be made for a domain by all hosts under it: it is no public suffix, and no host of one. */
export function isPasskeyDomain(text: string): boolean {
  return (
    /^[a-z0-9.-]+$/.test(text) &&
    getDomain(text, { allowPrivateDomains: true, validateHostname: true }) === text
  );
}
