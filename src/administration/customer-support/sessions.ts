import { endTokensOfIssuers } from '../../access/legacy-tokens/manage-issuers.ts';
import { endManySessions, type ManyEnded } from '../../access/sessions/end-many-sessions.ts';
import { endSessions } from '../../access/sessions/end-session.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  placedById,
  readConnection,
} from '../../platform/connections/connection.ts';
import type { Customer, Session } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { invalidField, requireFound, requireValid } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { nameOf, recordAudit } from '../../tenancy/audit/audit.ts';
import { findSiteOfAccount } from '../../tenancy/sites/site-settings.ts';
import { lockAndFindCustomer } from './customers.ts';
import { pageInput } from './page.ts';

export type SessionPage = { sessions: Session[]; nextCursor: string | null };

/**
 * Lists a page of a customer's sessions, the latest first. Ended and expired sessions are included until they are
 * deleted.
 * @param input `first` (up to 100) and `after` (a session's id); not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function sessionHistory(db: Db, customerId: number, input: unknown): Promise<SessionPage> {
  const { first, after } = requireValid(pageInput, input);
  if (after !== null && !isUuid(after))
    throw invalidField('after', 'The after is not a cursor of this operation.');
  const found = await db.session.findMany({
    where: { customerId, ...(after === null ? {} : { id: { lt: after } }) },
    // Session ids sort by creation time.
    orderBy: { id: 'desc' },
    take: first + 1,
  });
  const sessions = found.slice(0, first);
  return { sessions, nextCursor: found.length > first ? (sessions.at(-1)?.id ?? null) : null };
}

/** `sessionHistory` as a connection. @throws IdentityError VALIDATION_FAILED */
export async function readSessions(
  runtime: Runtime,
  { id, accountId }: Pick<Customer, 'id' | 'accountId'>,
  input: PageInput,
): Promise<Connection<Session>> {
  return readConnection(runtime, ['sessions', accountId, id], input, async (after, take) =>
    placedById(
      await runtime.prisma.session.findMany({
        where: { customerId: id, ...(after === null ? {} : { id: { lt: after[0] ?? '' } }) },
        orderBy: { id: 'desc' },
        take,
      }),
    ),
  );
}

/** Ends a session of the account. An ended session is not changed. @throws IdentityError NOT_FOUND */
export async function endSessionOfAccount(
  runtime: Runtime,
  { accountId, actor }: Acting,
  id: string,
): Promise<Session> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const session = requireFound(
      isUuid(id) ? await tx.session.findFirst({ where: { id, accountId } }) : null,
    );
    const ended = await endSessions(tx, runtime, { id }, 'REVOKED_BY_COLLABORATOR', now, {
      endedBy: nameOf(actor),
    });
    if (ended === 0) return session;
    const target = { kind: 'customer', id: session.customerId };
    const entry = { accountId, action: 'customer.session_ended', target, after: { sessionId: id } };
    await recordAudit(tx, actor, entry, now);
    return tx.session.findUniqueOrThrow({ where: { id } });
  });
}

/** Ends all sessions of a customer. @throws IdentityError NOT_FOUND */
export async function endSessionsOfCustomer(
  runtime: Runtime,
  acting: Acting,
  customerId: string,
): Promise<ManyEnded> {
  const now = runtime.clock();
  return runtime.prisma.$transaction(async (tx) => {
    const { id, accountId } = await lockAndFindCustomer(tx, acting, customerId);
    const endedBy = nameOf(acting.actor);
    const endedCount = await endSessions(tx, runtime, { customerId: id }, 'REVOKED_BY_COLLABORATOR', now, {
      endedBy,
    });
    const target = { kind: 'customer', id };
    const entry = { accountId, action: 'customer.sessions_ended', target, after: { endedCount } };
    await recordAudit(tx, acting.actor, entry, now);
    return { endedCount, nextCursor: null };
  });
}

/**
 * Ends all sessions of a site or of the account. Tokens of old systems that were not yet exchanged for sessions become
 * invalid.
 * @param siteId null: all sites of the account
 * @param after the `nextCursor` of the previous call; null: start at the beginning
 * @throws IdentityError NOT_FOUND for a site of another account, VALIDATION_FAILED on `after`
 */
export async function endSessionsOfMany(
  runtime: Runtime,
  acting: Acting,
  siteId: string | null,
  after: string | null,
): Promise<ManyEnded> {
  const { prisma, clock } = runtime;
  const { accountId, actor } = acting;
  const now = clock();
  const site = siteId === null ? null : await findSiteOfAccount({ prisma }, acting, siteId);
  const target = site ? { kind: 'site', id: site.id } : { kind: 'account', id: accountId };
  const entry = { accountId, action: `${target.kind}.sessions_ended`, target };
  // Committed before the search for sessions. A token that was exchanged before this commit has a session, which
  // `endManySessions` finds.
  if (after === null) await endTokensOfIssuers(prisma, { accountId, siteId: site?.id ?? null }, now);
  return endManySessions(runtime, { accountId, siteId: site?.id ?? null }, after, nameOf(actor), now, (tx) =>
    recordAudit(tx, actor, entry, now),
  );
}
