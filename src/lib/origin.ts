import { getDomain } from 'tldts';

/** The loopback hosts, as browsers write them. */
const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a text is an origin (RFC 6454) exactly as browsers write it, and one that may be trusted: https, or
 * a loopback host for development.
 */
export function isSiteOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text || !/^[a-z0-9.:[\]-]+$/.test(hostname)) return false;
  return protocol === 'https:' || (protocol === 'http:' && THIS_MACHINE.has(hostname));
}

/** Whether a text is the passkey origin of a native Android app: the hash of its certificate. */
export function isAndroidAppOrigin(text: string): boolean {
  const [, hash] = /^android:apk-key-hash:([\w-]{43})$/.exec(text) ?? [];
  return hash !== undefined && Buffer.from(hash, 'base64url').toString('base64url') === hash;
}

/** Whether a text is a registrable domain in lower case. Only such a domain is accepted as an RP ID. */
export function isPasskeyDomain(text: string): boolean {
  return (
    /^[a-z0-9.-]+$/.test(text) &&
    getDomain(text, { allowPrivateDomains: true, validateHostname: true }) === text
  );
}
