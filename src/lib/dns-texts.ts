import { promises as dns } from 'node:dns';

/**
 * Reads the TXT records of a name, each as one text (RFC 7208 §3.3). Empty if there is none.
 * @throws Error with a code of DNS, such as ETIMEOUT, if the name servers give no answer
 */
export type ReadDnsTexts = (name: string) => Promise<string[]>;

/** The wait for a name server, and how often it is asked. */
const ASKING = { timeout: 2_000, tries: 2 };

/** The answers of name servers that have no such record. */
const ABSENT = new Set(['ENODATA', 'ENOTFOUND']);

/** @param nameServers addresses, with or without port; empty: those of the machine */
export function dnsTextReader(nameServers: readonly string[]): ReadDnsTexts {
  return async (name) => {
    // Node's own resolver. That of the operating system would block threads that password hashes need.
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

/** The code of an error of DNS, such as ETIMEOUT. */
export function dnsErrorCode(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}
