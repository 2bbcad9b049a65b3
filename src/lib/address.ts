import ipaddr from 'ipaddr.js';

/**
 * Where a request comes from, as limits count it: an IPv4 address as it is, an IPv6 address by its
 * /64, which is what one subscriber has (RFC 6177). IPv4-mapped IPv6 is IPv4.
 * @returns a canonical text; `unknown` for anything that is not an address
 */
export function sourceOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString().replace(/%.*$/, '')}/64`);
  return `${network.toString()}/64`;
}
