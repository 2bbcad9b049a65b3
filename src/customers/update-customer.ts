import type { Customer, Prisma, PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { type VerificationDependencies, verifyUnasked } from '../email-verification/request-verification.ts';
import { IdentityError, invalidField, requireValid } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { notifyCustomer } from '../mail/tell-customer.ts';
import { withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { requireStillOpen } from '../sessions/open-still.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import { recordCustomerChange } from '../webhooks/customer-change.ts';
import { ownMetadata } from './metadata.ts';
import { mergePatch, profileChanges, profileColumns } from './profile.ts';
import { refuseTaken, rethrowTaken } from './register.ts';

/** What many patches may add up to. */
const MAX_METADATA_BYTES = 65_536;

/**
 * Changes what a customer says about herself. Absent fields stay as they are, null clears one.
 * `metadata` is merged (RFC 7396). A changed email is unverified, and told to the old address.
 * @param input an UpdateCustomerInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username), TOKEN_REVOKED when her session
 *   has ended meanwhile
 */
export async function updateCustomer(
  prisma: PrismaClient,
  dependencies: VerificationDependencies & { clock: Clock; derivedKeys: DerivedKeys },
  { customer, sessionId, site }: { customer: Customer; sessionId: string; site: SiteOfAccount },
  source: string,
  input: unknown,
): Promise<Customer> {
  const { id, accountId } = customer;
  const now = dependencies.clock();
  const changes = requireValid(profileChanges, input);
  const columns = profileColumns(changes, site.defaultLanguage);
  await refuseTaken(prisma, accountId, columns, id);
  return prisma
    .$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${id} FOR NO KEY UPDATE`;
      const before = await tx.customer.findUnique({ where: { id } });
      if (!before || before.deletedAt) throw new IdentityError('NOT_FOUND');
      await requireStillOpen(tx, sessionId);
      const emailChanged = changes.email !== undefined && changes.email !== before.email;
      const after = await tx.customer.update({
        where: { id },
        data: {
          ...columns,
          ...(changes.metadata === undefined
            ? {}
            : { metadata: mergedMetadata(before.metadata, changes.metadata) }),
          ...(emailChanged ? { emailVerifiedAt: null } : {}),
          updatedAt: now,
        },
      });
      if (emailChanged) await afterEmailChange(tx, dependencies, before, after, { site, source }, now);
      await recordCustomerChange(tx, dependencies, before, after, now);
      return after;
    })
    .catch(rethrowTaken);
}

/** Links and codes that went to the old address are withdrawn; whoever reads there learns of the change. */
async function afterEmailChange(
  tx: Db,
  dependencies: VerificationDependencies,
  before: Customer,
  updated: Customer,
  { site, source }: { site: SiteOfAccount; source: string },
  now: Date,
): Promise<void> {
  const purposes = [
    'PASSWORD_RESET',
    'EMAIL_VERIFICATION',
    'PASSWORDLESS_LINK',
    'PASSWORDLESS_CODE',
  ] as const;
  await withdrawOneTimeTokens(tx, { customerId: updated.id }, purposes, now);
  await notifyCustomer(tx, dependencies, before, site, 'emailChanged', { at: now }, { source }, now);
  await verifyUnasked(tx, dependencies, updated, { site, source }, now);
}

function mergedMetadata(before: unknown, patch: Record<string, unknown> | null): Prisma.InputJsonObject {
  const merged = patch === null ? {} : mergePatch(before, ownMetadata(patch));
  if (Buffer.byteLength(JSON.stringify(merged)) > MAX_METADATA_BYTES) {
    throw invalidField('metadata', `The metadata may not grow larger than ${MAX_METADATA_BYTES / 1024} KiB.`);
  }
  return merged as Prisma.InputJsonObject;
}
