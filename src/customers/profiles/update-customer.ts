import { z } from 'zod';
import { requireStillOpen } from '../../access/sessions/active-session.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordCustomerChange } from '../customer/customer-change.ts';
import { ownMetadata } from '../customer/metadata.ts';
import { mergePatch, profileChanges, profileColumns } from '../customer/profile.ts';
import { refuseTaken, rethrowTaken } from '../customer/unique-identifiers.ts';
import { afterEmailChange, beginEmailChange } from '../email-addresses/change-email.ts';
import { presentedPassword } from '../passwords/policy.ts';
import { reauthenticate } from '../passwords/reauthenticate.ts';

/** The limit of the stored object. Each patch is smaller, but many patches may add to it. */
const MAX_METADATA_BYTES = 65_536;
const confirmation = z.object({ password: presentedPassword('password').nullish() });

/**
 * Changes a customer's profile. Absent fields stay as they are, null clears a field or sets the default language.
 * `metadata` is merged (RFC 7396). A new email is the login name at once. It needs the password or a recent login, or
 * is confirmed later. Until it is confirmed and verified, login and reset mails go to the previous address.
 * @param input an UpdateCustomerInput, not yet validated
 * @param mayConfirmLater whether an access token alone may change the email
 * @throws IdentityError VALIDATION_FAILED (also for a taken email or username), TOKEN_REVOKED when the session
 * has ended meanwhile, NOT_FOUND when the customer was deleted meanwhile; the errors of `reauthenticate`
 */
export async function updateCustomer(
  runtime: Runtime,
  bearer: Bearer,
  input: unknown,
  { mayConfirmLater = false } = {},
): Promise<Customer> {
  const { prisma } = runtime;
  const { customer, sessionId, site, source } = bearer;
  const { id, accountId } = customer;
  const now = runtime.clock();
  const changes = requireValid(profileChanges, withoutUnchangedEmail(input, customer.email));
  const columns = profileColumns(changes, site.defaultLanguage);
  const { password = null } = requireValid(confirmation, input);
  const changesEmail = changes.email !== undefined && changes.email !== customer.email;
  if (changesEmail && !mayConfirmLater) await reauthenticate(runtime, bearer, password);
  // With `mayConfirmLater`, the token alone was enough. The change is then unconfirmed even after a recent login.
  const isConfirmed = changesEmail && !mayConfirmLater;
  await refuseTaken(prisma, accountId, columns, id);
  return prisma
    .$transaction(async (tx) => {
      await lockCustomer(tx, { id });
      const before = await tx.customer.findUnique({ where: { id } });
      if (!before || before.deletedAt) throw new IdentityError('NOT_FOUND');
      await requireStillOpen(tx, sessionId);
      const newEmail = changes.email !== before.email ? changes.email : undefined;
      // Another request may have changed the email meanwhile.
      if (before.email !== customer.email && changes.email !== undefined && !mayConfirmLater)
        throw changedMeanwhile();
      const after = await tx.customer.update({
        where: { id },
        data: {
          ...columns,
          ...(changes.metadata === undefined
            ? {}
            : { metadata: mergedMetadata(before.metadata, changes.metadata) }),
          ...(newEmail === undefined ? {} : await beginEmailChange(tx, before, newEmail, isConfirmed, now)),
          updatedAt: now,
        },
      });
      if (newEmail !== undefined) await afterEmailChange(tx, runtime, after, { site, source }, now);
      await recordCustomerChange(tx, runtime, before, after, now);
      return after;
    })
    .catch(rethrowTaken);
}

/** Clients send the whole profile, so an unchanged email is accepted even if it is not valid by today's rules. */
function withoutUnchangedEmail(input: unknown, email: string): unknown {
  if (typeof input !== 'object' || input === null || !('email' in input) || input.email !== email)
    return input;
  return { ...input, email: undefined };
}

function changedMeanwhile() {
  return invalidField('email', message('emailChangedMeanwhile'));
}

function mergedMetadata(before: unknown, patch: Record<string, unknown> | null): Prisma.InputJsonObject {
  const merged = patch === null ? {} : mergePatch(before, ownMetadata(patch));
  if (Buffer.byteLength(JSON.stringify(merged)) > MAX_METADATA_BYTES) {
    throw invalidField('metadata', message('metadataGrown', { kib: MAX_METADATA_BYTES / 1024 }));
  }
  return merged as Prisma.InputJsonObject;
}
