import { endManySessions, type ManyEnded } from '../../access/sessions/end-many-sessions.ts';
import { endSessions } from '../../access/sessions/end-session.ts';
import { idOf } from '../../lib/ids.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { PrismaClient, Session } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { lockCustomer } from '../../platform/database/locks.ts';
import { IdentityError, invalidField, requireValid } from '../../platform/errors.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { type Acting, findCustomer } from './customers.ts';
import { pageInput } from './page.ts';

export type SessionPage = { sessions: Session[]; nextCursor: string | null };

/**
 * A customer's sessions, the latest first: open ones, and ended or expired ones for as long as they are kept.
 * @param input `first` (at most 100) and `after` (a session's id); not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function sessionHistory(db: Db, customerId: number, input: unknown): Promise<SessionPage> {
  const { first, after } = requireValid(pageInput, input);
  if (after !== null && !isUuid(after))
    throw invalidField('after', 'The after is not a place to go on from.');
  const found = await db.session.findMany({
    where: { customerId, ...(after === null ? {} : { id: { lt: after } }) },
    // Their ids are in the order of their beginning.
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  const sessions = found.slice(0, first);
  return { sessions, nextCursor: found.length > first ? (sessions.at(-1)?.id ?? null) : null };
}

/** Ends one session of the account; one that is over stays as it is. @throws IdentityError NOT_FOUND */
export async function endSessionOfAccount(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  id: string,
  now: Date,
): Promise<Session> {
  return prisma.$transaction(async (tx) => {
    const session = isUuid(id) ? await tx.session.findFirst({ where: { id, accountId } }) : null;
    if (!session) throw new IdentityError('NOT_FOUND');
    const ended = await endSessions(tx, { id }, 'REVOKED_BY_COLLABORATOR', now, { endedBy: nameOf(actor) });
    if (ended === 0) return session;
    const target = { kind: 'customer', id: session.customerId };
    await recordAudit(
      tx,
      actor,
      { accountId, action: 'customer.session_ended', target, after: { sessionId: id } },
      now,
    );
    return tx.session.findUniqueOrThrow({ where: { id } });
  });
}

/** Ends all sessions of a customer. @returns how many were open. @throws IdentityError NOT_FOUND */
export async function endSessionsOfCustomer(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  customerId: string,
  now: Date,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const { id } = await findCustomer(tx, accountId, customerId);
    // Logins take the same lock: they come before, and are ended, or after.
    await lockCustomer(tx, { id });
    const endedBy = nameOf(actor);
    const endedCount = await endSessions(tx, { customerId: id }, 'REVOKED_BY_COLLABORATOR', now, { endedBy });
    const target = { kind: 'customer', id };
    await recordAudit(
      tx,
      actor,
      { accountId, action: 'customer.sessions_ended', target, after: { endedCount } },
      now,
    );
    return endedCount;
  });
}

/**
 * Ends the sessions of a whole site, or of the whole account.
 * @param siteId null: of the account
 * @param after where the last call ended
 * @throws IdentityError NOT_FOUND for a site of another account, VALIDATION_FAILED on `after`
 */
export async function endSessionsOfMany(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  siteId: string | null,
  after: string | null,
  now: Date,
): Promise<ManyEnded> {
  const site =
    siteId === null ? null : await prisma.site.findFirst({ where: { id: idOf(siteId), accountId } });
  if (siteId !== null && !site) throw new IdentityError('NOT_FOUND');
  const target = site ? { kind: 'site', id: site.id } : { kind: 'account', id: accountId };
  const entry = { accountId, action: `${target.kind}.sessions_ended`, target };
  return endManySessions(prisma, { accountId, siteId: site?.id ?? null }, after, nameOf(actor), now, (tx) =>
    recordAudit(tx, actor, entry, now),
  );
}
