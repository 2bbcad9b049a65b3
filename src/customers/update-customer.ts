import type { Customer, Prisma, PrismaClient } from '../database/client/client.ts';
import { IdentityError, invalidField, requireValid } from '../errors.ts';
import type { Clock } from '../lib/clock.ts';
import { mergePatch, profileChanges, profileColumns } from './profile.ts';
import { refuseTaken, rethrowTaken } from './register.ts';

/** What many patches may add up to. */
export const MAX_METADATA_BYTES = 65_536;

/**
 * Changes what a customer says about herself. Absent fields stay as they are, null clears one.
 * `metadata` is merged (RFC 7396). A changed email is unverified.
 * @param input an UpdateCustomerInput, not yet validated
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username)
 */
export async function updateCustomer(
  prisma: PrismaClient,
  { clock }: { clock: Clock },
  customer: Pick<Customer, 'id' | 'accountId'>,
  fallbackLanguage: string,
  input: unknown,
): Promise<Customer> {
  const { id } = customer;
  const changes = requireValid(profileChanges, input);
  const columns = profileColumns(changes, fallbackLanguage);
  await refuseTaken(prisma, customer.accountId, columns, id);
  return prisma
    .$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM customer WHERE id = ${id} FOR NO KEY UPDATE`;
      const before = await tx.customer.findUnique({ where: { id } });
      if (!before || before.deletedAt) throw new IdentityError('NOT_FOUND');
      const emailChanged = changes.email !== undefined && changes.email !== before.email;
      return tx.customer.update({
        where: { id },
        data: {
          ...columns,
          ...(changes.metadata === undefined
            ? {}
            : { metadata: mergedMetadata(before.metadata, changes.metadata) }),
          ...(emailChanged ? { emailVerifiedAt: null } : {}),
          updatedAt: clock(),
        },
      });
    })
    .catch(rethrowTaken);
}

function mergedMetadata(before: unknown, patch: Record<string, unknown> | null): Prisma.InputJsonObject {
  const merged = patch === null ? {} : mergePatch(before, patch);
  if (Buffer.byteLength(JSON.stringify(merged)) > MAX_METADATA_BYTES) {
    throw invalidField('metadata', `The metadata may not grow larger than ${MAX_METADATA_BYTES / 1024} KiB.`);
  }
  return merged as Prisma.InputJsonObject;
}
