import { endSessions } from '../../access/sessions/end-session.ts';
import { deleteMailsOf } from '../../delivery/mail/queue-mail.ts';
import { eraseEventsOfCustomer } from '../../delivery/webhooks/stored-events.ts';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { Actor } from '../../platform/acting.ts';
import type { Customer, Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { erasedSubject } from '../../platform/erased-subject.ts';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import { forgetAttemptsOfCustomer } from '../../platform/limits/customer-attempts.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { recordCustomerEvent } from '../customer/customer-change.ts';
import { EMPTY_PROFILE, type PersonalColumn } from '../customer/profile-fields.ts';

const ERASED = 'erased';

/**
 * Ends a customer's sessions and erases their personal data: names, addresses, metadata, ways to log in, devices, IP
 * addresses of sessions and failed logins, queued mails, earlier webhook events. Ids and the audit log stay. The email
 * and the username can be registered again at once.
 * @param expected the state of the customer when the deletion was allowed
 * @returns the erased row
 * @throws IdentityError NOT_FOUND for a deleted customer; TOKEN_REVOKED when the password has changed since it was
 *   checked
 */
export async function eraseCustomer(
  tx: Db,
  runtime: Runtime,
  expected: Pick<Customer, 'id' | 'accountId'> & { passwordVersion?: number },
  actor: Actor,
  now: Date,
): Promise<Customer> {
  const { id, accountId } = expected;
  // Logins and changes of the profile take the same lock. Each either commits before this transaction, which then
  // erases its data, or finds no customer.
  await lockCustomer(tx, { id }, 'UPDATE');
  const before = requireFound(await tx.customer.findFirst({ where: { id, accountId, deletedAt: null } }));
  if (expected.passwordVersion !== undefined && before.passwordVersion !== expected.passwordVersion) {
    throw new IdentityError('TOKEN_REVOKED');
  }
  // Customers who delete themselves are not named in `endedBy`.
  const endedBy = actor.kind === 'CUSTOMER' ? {} : { endedBy: nameOf(actor) };
  await endSessions(tx, runtime, { customerId: id }, 'CUSTOMER_DELETED', now, endedBy);
  await tx.$executeRaw`UPDATE session SET source = ${ERASED}, user_agent = NULL WHERE customer_id = ${id}`;
  await tx.externalIdentity.deleteMany({ where: { customerId: id } });
  await tx.authenticator.deleteMany({ where: { customerId: id } });
  await tx.knownDevice.deleteMany({ where: { customerId: id } });
  await tx.acceptedTerms.deleteMany({ where: { customerId: id } });
  await tx.openidConsent.deleteMany({ where: { customerId: id } });
  await tx.openidRecord.deleteMany({ where: { session: { customerId: id } } });
  await tx.enterpriseMember.deleteMany({ where: { customerId: id } });
  await tx.scimUser.deleteMany({ where: { customerId: id } });
  await tx.oneTimeToken.deleteMany({ where: { customerId: id } });
  await forgetAttemptsOfCustomer(tx, accountId, id);
  const emailChange = await tx.emailChange.findUnique({ where: { customerId: id } });
  await tx.emailChange.deleteMany({ where: { customerId: id } });
  for (const { email } of [before, ...(emailChange ? [emailChange] : [])])
    await deleteMailsOf(tx, { id, email });
  await eraseEventsOfCustomer(tx, id);
  // The row stays, so that a later import of the same file does not create the customer again.
  await tx.importedCustomer.updateMany({ where: { customerId: id }, data: { digest: Buffer.alloc(0) } });
  const customer = await tx.customer.update({
    where: { id },
    data: { ...erased(before, runtime.derivedKeys), deletedAt: now },
  });
  // The IP addresses in the audit log are personal. The entries stay.
  await tx.auditEvent.updateMany({
    where: { accountId, actorKind: 'CUSTOMER', actorId: String(id) },
    data: { source: null },
  });
  const target = { kind: 'customer', id };
  await recordAudit(tx, actor, { accountId, action: 'customer.deleted', target }, now);
  await recordCustomerEvent(tx, runtime, 'customer.deleted', before, now);
  return customer;
}

/**
 * Overwrites every personal column: if one is missing here, the code does not compile. The new email key has a form
 * that no email has.
 */
function erased({ id, importedSubject }: Customer, derivedKeys: DerivedKeys) {
  return {
    email: '',
    emailKey: `deleted:${id}`,
    emailCollisionKey: null,
    emailVerifiedAt: null,
    ...EMPTY_PROFILE,
    usernameKey: null,
    passwordHash: null,
    passwordVersion: { increment: 1 },
    language: 'en',
    profilePhoto: null,
    importedSubject: importedSubject === null ? null : erasedSubject(derivedKeys, importedSubject),
    metadata: {},
    identityClaims: {},
    acceptedTermsVersion: null,
    acceptedTermsAt: null,
    lastLoginAt: null,
  } satisfies Prisma.CustomerUpdateInput & Record<PersonalColumn, unknown>;
}
