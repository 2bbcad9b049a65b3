import { mailNotice } from '../../delivery/mail/mail-customer.ts';
import type { Customer, ExternalIdentity } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerAudit } from '../customer/customer-change.ts';
import { rethrowTaken } from '../customer/unique-identifiers.ts';
import type { Visit } from '../login/sign-in.ts';
import type { ExternalProfile } from './external-profile.ts';

/** An identity that a provider has confirmed. */
export type ConfirmedIdentity = { provider: string; profile: ExternalProfile };

export function findLink(
  tx: Db,
  accountId: number,
  { issuer, subject }: Pick<ExternalProfile, 'issuer' | 'subject'>,
): Promise<ExternalIdentity | null> {
  return tx.externalIdentity.findUnique({
    where: { accountId_issuer_subject: { accountId, issuer, subject } },
  });
}

export function createLink(
  tx: Db,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  { provider, profile }: ConfirmedIdentity,
  now: Date,
): Promise<ExternalIdentity> {
  const { issuer, subject, email } = profile;
  return tx.externalIdentity.create({
    data: { accountId, customerId: id, provider, issuer, subject, email, createdAt: now, lastUsedAt: now },
  });
}

/** Records in the audit log that an identity was linked or unlinked, and mails the customer. */
export async function reportLinkChange(
  tx: Db,
  runtime: Runtime,
  customer: Customer,
  change: 'identityLinked' | 'identityUnlinked',
  { provider, issuer }: ExternalIdentity,
  { site, source }: Pick<Visit, 'site' | 'source'>,
  now: Date,
): Promise<void> {
  const action = change === 'identityLinked' ? 'customer.identity_linked' : 'customer.identity_unlinked';
  await recordCustomerAudit(tx, customer, { action, source, after: { provider, issuer } }, now);
  await mailNotice(tx, runtime, customer, site, change, { at: now, provider }, { source }, now);
}

const ATTEMPTS = 3;

/**
 * Runs a transaction that identifies or links a customer. Runs it again if a concurrent transaction committed the same
 * email or identity first: the retry reads the committed rows.
 */
export async function retryAfterRace<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (!isDuplicate(error, 'email_key') && !isDuplicate(error, 'subject')) throw error;
      if (attempt === ATTEMPTS) rethrowTaken(error);
    }
  }
}
