import { z } from 'zod';
import { recordAudit } from '../audit/audit.ts';
import { requireCustomerToken } from '../customers/customer-token.ts';
import type { Customer, Prisma, PrismaClient } from '../database/client/client.ts';
import { OneTimeTokenPurpose } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError, requireValid } from '../errors.ts';
import { withoutClaims } from '../identity-providers/kept-profile.ts';
import type { Clock } from '../lib/clock.ts';
import type { DerivedKeys } from '../lib/derived-keys.ts';
import { text } from '../lib/input.ts';
import { spendOneTimeToken, withdrawOneTimeTokens } from '../one-time-tokens/one-time-token.ts';
import { sendResetUnasked } from '../passwords/request-reset.ts';
import { endSessions } from '../sessions/end-session.ts';
import type { SiteOfAccount } from '../sites/site.ts';
import { recordCustomerChange } from '../webhooks/customer-change.ts';
import { unsettledChange } from './mailbox.ts';
import { restoreEmail } from './settle-change.ts';

type Dependencies = {
  clock: Clock;
  derivedKeys: DerivedKeys;
  settings: { publicUrl: string; rateLimits: boolean };
};

const presented = z.object({ token: text('token', 200) });

/**
 * Undoes a change of the email by the link that was sent to the address before it. That address is the login name
 * again, verified or not as it was. Whoever changed it had a token: every session ends, the password is removed and a
 * link to choose a new one is sent, and identities that were linked since then are unlinked. Second factors stay: a
 * mailbox does not stand in for one.
 * @param input `token`, not yet validated
 * @throws IdentityError VALIDATION_FAILED; ONE_TIME_TOKEN_INVALID, also when the change is settled
 */
export async function undoEmailChange(
  prisma: PrismaClient,
  dependencies: Dependencies,
  { site, source }: { site: SiteOfAccount; source: string },
  input: unknown,
): Promise<void> {
  const { token: text } = requireValid(presented, input);
  const now = dependencies.clock();
  await prisma.$transaction(async (tx) => {
    const { token, customer } = await requireCustomerToken(tx, 'EMAIL_CHANGE_UNDO', text, site.id, now);
    const { email } = token.data as { email?: string };
    const change = await unsettledChange(tx, customer.id);
    // Changed back already: what else may have been done with the token is undone all the same.
    const isBack = change === null && customer.email === email;
    if (!isBack && change?.email !== email) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    if (!(await spendOneTimeToken(tx, token, now))) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
    const restored = change ? await restoreEmail(tx, change, change.verifiedAt, now) : customer;
    await endAccess(tx, restored, change?.createdAt ?? token.createdAt, now);
    const { id, accountId } = customer;
    const actor = { kind: 'CUSTOMER', id: String(id), source, requestId: null } as const;
    const target = { kind: 'customer', id };
    await recordAudit(tx, actor, { accountId, action: 'customer.email_change_undone', target }, now);
    const updated = await tx.customer.findUniqueOrThrow({ where: { id } });
    await recordCustomerChange(tx, dependencies, customer, updated, now);
    if (customer.passwordHash !== null)
      await sendResetUnasked(tx, dependencies, updated, { site, source }, now);
  });
}

/** @param since when the change was made that the customer did not want */
async function endAccess(tx: Db, customer: Customer, since: Date, now: Date): Promise<void> {
  const { id: customerId } = customer;
  await endSessions(tx, { customerId }, 'PASSWORD_CHANGED', now);
  await withdrawOneTimeTokens(tx, { customerId }, Object.values(OneTimeTokenPurpose), now);
  const where = { customerId, createdAt: { gte: since } };
  const linked = await tx.externalIdentity.findMany({ where });
  await tx.externalIdentity.deleteMany({ where });
  const identityClaims = linked.reduce(
    (claims, link) => withoutClaims({ identityClaims: claims as Prisma.JsonObject }, link),
    customer.identityClaims as Prisma.InputJsonObject,
  );
  await tx.customer.update({
    where: { id: customerId },
    data: {
      identityClaims,
      passwordHash: null,
      passwordVersion: { increment: 1 },
      updatedAt: now,
    },
  });
}
