import { dnsErrorCode, dnsTextReader } from '../../lib/dns-texts.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Settings } from '../../platform/settings.ts';

/**
 * Requires the consent of the owner of the domain: a TXT record that names the account. Without it, an account could
 * claim the host of another publisher whose DNS record points to this deployment.
 * @param host a host name, or the domain of emails
 * @param field the field that the error names
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
  const found = await dnsTextReader(loginHostNameServers)(record).catch((error) => {
    throw invalidField(
      field,
      `The DNS record ${record} cannot be read (${dnsErrorCode(error)}). Try again later.`,
    );
  });
  if (found.includes(text)) return;
  throw invalidField(
    field,
    `The owner of the domain has to agree. Add the TXT record ${record} with the text ${text}, and try again.`,
  );
}
