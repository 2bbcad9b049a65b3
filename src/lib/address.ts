import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Returns the source of a request for rate limits: an IPv4 address, or the /64 network of an IPv6 address. A /64 is the
 * smallest network that a subscriber gets (RFC 6177). An IPv4-mapped IPv6 address counts as IPv4.
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

/** Parses an address. An IPv4-mapped IPv6 address becomes IPv4. Null for a text that is not an address. */
export function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = withoutPort(address);
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

/** Removes the client's port, which some proxies append: `192.0.2.1:5678`, `[2001:db8::1]:5678`. */
function withoutPort(address: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?::\d+)?|([^:]+):\d+)$/.exec(address) ?? [];
  return bracketed ?? plain ?? address;
}
