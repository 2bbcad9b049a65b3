import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Returns the source of a request, as rate limits count it: an IPv4 address, or the /64 of an IPv6 address,
 * which is what one subscriber has (RFC 6177). IPv4-mapped IPv6 is IPv4.
 * @returns a canonical text; `unknown` for a text that is not an address
 */
export function sourceOf(address: string): string {
  // Fast path: plain IPv4 is canonical.
  if (isIPv4(address)) return address;
  const parsed = parseAddress(address);
  if (!parsed) return 'unknown';
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString().replace(/%.*$/, '')}/64`);
  return `${network.toString()}/64`;
}

/** Parses an address. IPv4-mapped IPv6 is IPv4. Null for any other text. */
export function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = withoutPort(address);
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

/** Removes the client's port, which some proxies append: `192.0.2.1:5678`, `[2001:db8::1]:5678`. */
function withoutPort(address: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?::\d+)?|([^:]+):\d+)$/.exec(address) ?? [];
  return bracketed ?? plain ?? address;
}
