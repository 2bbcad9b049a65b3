import type { Prisma, Session, SessionEndReason } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { IdentityError } from '../errors.ts';
import { isUuid } from '../lib/uuid.ts';

/**
 * Ends open sessions. From the commit on, every verdict on their tokens is negative, in every process.
 * @param which never empty: an empty filter would end everybody's sessions
 * @returns how many were open and are ended now
 */
export async function endSessions(
  db: Db,
  which: { id: string } | { customerId: number; exceptId?: string },
  endReason: SessionEndReason,
  now: Date,
): Promise<number> {
  const where: Prisma.SessionWhereInput =
    'id' in which
      ? { id: which.id }
      : {
          customerId: which.customerId,
          ...(which.exceptId === undefined ? {} : { id: { not: which.exceptId } }),
        };
  const { count } = await db.session.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: now, endReason },
  });
  return count;
}

/**
 * Ends one of a customer's own sessions. One that is over already stays as it is.
 * @throws IdentityError NOT_FOUND, also for somebody else's session
 */
export async function endOwnSession(db: Db, customerId: number, id: string, now: Date): Promise<Session> {
  const own = isUuid(id)
    ? await db.session.findFirst({ where: { id, customerId }, select: { id: true } })
    : null;
  if (!own) throw new IdentityError('NOT_FOUND');
  await endSessions(db, own, 'ENDED_BY_CUSTOMER', now);
  return db.session.findUniqueOrThrow({ where: own });
}
