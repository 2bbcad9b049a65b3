import ipaddr from 'ipaddr.js';

/** Specific browsers first: most of them also claim to be Chrome or Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];
const MAX_PRODUCT_LENGTH = 40;

/**
 * Returns the family of a user agent, such as `Firefox, Linux`. The family has no version, so that an update does not
 * make a new device. For an app, the family is its first product name (RFC 9110 §10.1.5).
 */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return '?';
  const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [product = ''] = /^[\w.!#$%&'*+^`|~-]+/.exec(userAgent) ?? [];
  const parts = [named(BROWSERS) ?? product.slice(0, MAX_PRODUCT_LENGTH), named(SYSTEMS)];
  return parts.filter(Boolean).join(', ') || '?';
}

/**
 * Returns the network of a source address (see `address.ts`): an IPv4 /24 or an IPv6 /48. Over time, a provider gives a
 * subscriber several addresses of one network.
 */
export function networkOf(source: string): string {
  const [address = '', prefix] = source.split('/');
  if (!ipaddr.isValid(address)) return source;
  return prefix === undefined
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`)}/48`;
}
