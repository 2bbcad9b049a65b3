import { promises as dns, lookup as lookUpInHosts } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { buildConnector } from 'undici';

/** The address is not on the public internet. */
export class PrivateAddressError extends Error {
  constructor() {
    super('The address is not a public one.');
    this.name = 'PrivateAddressError';
  }
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/**
 * In a public range, but internal to Azure:
 * https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const AZURE_PLATFORM = '168.63.129.16';

/**
 * Whether an address is on the public internet: not private, loopback, link-local, unique local, shared,
 * multicast or reserved (IANA's special-purpose registries), and not an IPv6 form of an IPv4 address (mapped,
 * compatible, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST) : parsed.toString() !== AZURE_PLATFORM;
}

/** Returns the host of a URL: an address without brackets, or a name. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * Creates a connector for undici that connects to public addresses only. The address is checked after the
 * name was resolved, which prevents DNS rebinding.
 *
 * Names are resolved by Node's own resolver. While a name server does not answer, the operating system's resolver would
 * block one of libuv's worker threads for each lookup, and password hashes need those threads.
 * @param nameServers addresses, with or without port; empty: the name servers of the operating system
 */
export async function connectPublicly(
  timeout: number,
  nameServers: readonly string[],
): Promise<buildConnector.connector> {
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 2 });
  if (nameServers.length > 0) resolver.setServers(nameServers);
  const lookup: LookupFunction = (name, options, callback) => {
    publicAddresses(resolver, name).then(
      ([first, ...rest]) => {
        if (options.all) callback(null, [first, ...rest]);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, ''),
    );
  };
  const { buildConnector } = await import('undici');
  const connect = buildConnector({ timeout, lookup });
  return (options, callback) => {
    const host = bareHost(options.hostname);
    if (isIP(host) && !isPublicAddress(host)) callback(new PrivateAddressError(), null);
    else connect(options, callback);
  };
}

/** Like `connectPublicly`, but connects to any address, and resolves names of the hosts file. */
export async function connectAnywhere(timeout: number): Promise<buildConnector.connector> {
  const { buildConnector } = await import('undici');
  return buildConnector({ timeout, lookup: lookUpInHosts });
}

type Address = { address: string; family: 4 | 6 };

/** Resolves a name. @throws PrivateAddressError if any of its addresses is not public */
async function publicAddresses(resolver: dns.Resolver, name: string): Promise<[Address, ...Address[]]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses: Address[] = [
    ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 as const })),
    ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 as const })),
  ];
  const [first, ...rest] = addresses;
  if (!first) throw four.status === 'rejected' ? four.reason : new Error('The name has no address.');
  if (!addresses.every(({ address }) => isPublicAddress(address))) throw new PrivateAddressError();
  return [first, ...rest];
}
