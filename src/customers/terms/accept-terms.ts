import { z } from 'zod';
import { requireStillOpen } from '../../access/sessions/active-session.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Customer, Site } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, requireValid } from '../../platform/errors.ts';
import { rule } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { lockActiveCustomer } from '../customer/lock-customer.ts';

const TERMS_CHANGED = rule('termsChanged');

/**
 * The version that a customer accepts. It must be the site's current version, so that no customer accepts a version
 * before it is published.
 */
export function currentTermsVersion(site: Pick<Site, 'termsVersion'>) {
  return z.string(TERMS_CHANGED).refine((version) => version === site.termsVersion, TERMS_CHANGED);
}

/** Returns the columns to set when a customer accepts a version; no columns without a version. */
export function acceptedTerms(acceptedTermsVersion: string | null | undefined, now: Date) {
  return acceptedTermsVersion ? { acceptedTermsVersion, acceptedTermsAt: now } : {};
}

/**
 * Records that a customer has accepted a version of a site's terms. To accept the same version again changes nothing.
 * @param tx the transaction in which the customer's row is locked or created
 */
export async function recordAcceptedTerms(
  tx: Db,
  { id: customerId }: Pick<Customer, 'id'>,
  { id: siteId }: Pick<Site, 'id'>,
  version: string,
  now: Date,
): Promise<void> {
  await tx.acceptedTerms.createMany({
    data: { customerId, siteId, version, acceptedAt: now },
    skipDuplicates: true,
  });
}

/** Finds the version of a site's terms that a customer still has to accept; null: none. */
export async function findTermsToAccept(
  db: Db,
  { id: customerId }: Pick<Customer, 'id'>,
  { id: siteId, termsUrl, termsVersion: version }: Pick<Site, 'id' | 'termsUrl' | 'termsVersion'>,
): Promise<string | null> {
  // Without the address of the terms there is nothing to accept.
  if (version === null || termsUrl === null) return null;
  // The version in the customer's row may belong to the terms of another site.
  const where = { customerId_siteId_version: { customerId, siteId, version } };
  return (await db.acceptedTerms.findUnique({ where })) ? null : version;
}

/**
 * Records that the customer accepts the terms of the site.
 * @param input the version, not yet validated
 * @throws IdentityError VALIDATION_FAILED on `version` unless it is the current one; TOKEN_REVOKED when the session has
 *   ended meanwhile; NOT_FOUND when the customer was disabled or deleted meanwhile
 */
export async function acceptTerms(runtime: Runtime, bearer: Bearer, input: unknown): Promise<Customer> {
  const { customer, sessionId, site } = bearer;
  const { version } = requireValid(z.object({ version: currentTermsVersion(site) }), input);
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    if (!(await lockActiveCustomer(tx, customer.id))) throw new IdentityError('NOT_FOUND');
    await requireStillOpen(tx, sessionId);
    await recordAcceptedTerms(tx, customer, site, version, now);
    return tx.customer.update({ where: { id: customer.id }, data: acceptedTerms(version, now) });
  });
}
