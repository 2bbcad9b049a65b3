import ipaddr from 'ipaddr.js';

/** The more special ones come first: most browsers also claim to be Chrome or Safari. */
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
 * The family of a user agent, without its versions, so that an update makes no new device of it:
 * `Firefox, Linux`; for an app the first product that it names (RFC 9110 §10.1.5).
 */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return '?';
  const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [product = ''] = /^[\w.!#$%&'*+^`|~-]+/.exec(userAgent) ?? [];
  const parts = [named(BROWSERS) ?? product.slice(0, MAX_PRODUCT_LENGTH), named(SYSTEMS)];
  return parts.filter(Boolean).join(', ') || '?';
}

/**
 * The network around a source address (of `address.ts`): an IPv4 /24, an IPv6 /48. Providers hand out
 * addresses of one network in turn.
 */
export function networkOf(source: string): string {
  const [address = '', prefix] = source.split('/');
  if (!ipaddr.isValid(address)) return source;
  return prefix === undefined
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`)}/48`;
}
