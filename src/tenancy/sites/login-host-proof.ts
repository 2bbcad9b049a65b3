import { promises as dns } from 'node:dns';
import { invalidField } from '../../platform/errors.ts';
import type { Settings } from '../../platform/settings.ts';

/** The wait for a name server, and how often it is asked. */
const ASKING = { timeout: 2_000, tries: 2 };

/** The answers of name servers that have no such record. */
const ABSENT = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Requires the consent of the owner of the domain: a TXT record that names the account. Without it, an account could
 * take a host of another publisher whose DNS record leads here, before or after that publisher uses it.
 * @param host a host name, or the domain of emails
 * @param field in the error
 * @throws IdentityError VALIDATION_FAILED on `field`
 */
export async function requireProvenHost(
  { loginHostProof, loginHostNameServers }: Pick<Settings, 'loginHostProof' | 'loginHostNameServers'>,
  accountId: number,
  host: string,
  field = 'loginHost',
): Promise<void> {
  if (!loginHostProof) return;
  const record = `_gatehouse.${host}`;
  const text = `gatehouse-account=${accountId}`;
  // Node's own resolver. That of the operating system would block threads that password hashes need.
  const resolver = new dns.Resolver(ASKING);
  if (loginHostNameServers.length > 0) resolver.setServers(loginHostNameServers);
  const found = await resolver.resolveTxt(record).catch((error: NodeJS.ErrnoException) => {
    if (ABSENT.has(error.code ?? '')) return [];
    throw invalidField(field, `The DNS record ${record} cannot be read (${error.code}). Try again later.`);
  });
  if (found.some((parts) => parts.join('').trim() === text)) return;
  throw invalidField(
    field,
    `The owner of the domain has to agree. Add the TXT record ${record} with the text ${text}, and try again.`,
  );
}
