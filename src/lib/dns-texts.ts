import { promises as dns } from 'node:dns';

/**
 * Reads the TXT records of a name, each as one text (RFC 7208 §3.3). An empty list for a name without TXT records.
 * @throws Error with a DNS error code, such as ETIMEOUT, if the records cannot be read
 */
export type ReadDnsTexts = (name: string) => Promise<string[]>;

/** The timeout of a try in milliseconds, and the number of tries. */
const ASKING = { timeout: 2_000, tries: 2 };

/** The error codes for a name without TXT records. */
const ABSENT = new Set(['ENODATA', 'ENOTFOUND']);

/** @param nameServers addresses, with or without port; empty: the name servers of the operating system */
export function dnsTextReader(nameServers: readonly string[]): ReadDnsTexts {
  return async (name) => {
    // Node's own resolver. The operating system's resolver would block threads that password hashes need.
    const resolver = new dns.Resolver(ASKING);
    if (nameServers.length > 0) resolver.setServers(nameServers);
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join('').trim());
    } catch (error) {
      if (ABSENT.has(dnsErrorCode(error))) return [];
      throw error;
    }
  };
}

/** The DNS error code of an error, such as ETIMEOUT; `unknown` for an error without a code. */
export function dnsErrorCode(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}
