import { dnsErrorCode, dnsTextReader, type ReadDnsTexts } from '../../lib/dns-texts.ts';
import type { EnterpriseDomain } from '../../platform/database/client/client.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Settings } from '../../platform/settings.ts';

declare module '../../platform/runtime.ts' {
  interface Runtime {
    /** Injected like the clock, so that tests can replace it. */
    readDnsTexts: ReadDnsTexts;
  }
}

export function openDnsTexts({ loginHostNameServers }: Settings): ReadDnsTexts {
  return dnsTextReader(loginHostNameServers);
}

type Challenged = Pick<EnterpriseDomain, 'domain' | 'challenge'>;

/** The name of the TXT record that proves a domain. */
export function recordName({ domain }: Pick<Challenged, 'domain'>): string {
  return `_gatehouse.${domain}`;
}

/** The text of the TXT record that proves a domain. */
export function recordText({ challenge }: Pick<Challenged, 'challenge'>): string {
  return `gatehouse-enterprise=${challenge}`;
}

/**
 * Checks the DNS record that proves a domain. If LOGIN_HOST_PROOF is off, as in development, every domain counts as
 * proven.
 * @returns the problem as a sentence; null: the domain is proven
 */
export async function proofProblem(
  { settings, readDnsTexts }: Pick<Runtime, 'settings' | 'readDnsTexts'>,
  domain: Challenged,
): Promise<string | null> {
  if (!settings.loginHostProof) return null;
  const [name, text] = [recordName(domain), recordText(domain)];
  try {
    if ((await readDnsTexts(name)).includes(text)) return null;
  } catch (error) {
    return `The DNS record ${name} cannot be read (${dnsErrorCode(error)}). Try again later.`;
  }
  return `The owner of the domain has to agree. Add the TXT record ${name} with the text ${text}, and try again.`;
}
