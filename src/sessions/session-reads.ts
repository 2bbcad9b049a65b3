import DataLoader from 'dataloader';
import type { PrismaClient, Session } from '../database/client/client.ts';

/** What a verdict needs to know of a session. */
export type SessionState = Pick<
  Session,
  'id' | 'accountId' | 'siteId' | 'customerId' | 'expiresAt' | 'endedAt' | 'endReason'
>;

export type SessionReads = (sessionId: string) => Promise<SessionState | null>;

const MAX_IDS = 500;

/**
 * Reads sessions fresh, one query for all that are asked for at the same moment, by any request.
 * Nothing is remembered. The query leaves by `setImmediate`: after every socket that had something
 * to say in this turn of the event loop was read.
 */
export function joinSessionReads(prisma: PrismaClient): SessionReads {
  const loader = new DataLoader<string, SessionState | null>(
    async (ids) => {
      const rows = await prisma.session.findMany({
        where: { id: { in: [...new Set(ids)] } },
        select: {
          id: true,
          accountId: true,
          siteId: true,
          customerId: true,
          expiresAt: true,
          endedAt: true,
          endReason: true,
        },
      });
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    { cache: false, maxBatchSize: MAX_IDS, batchScheduleFn: (dispatch) => setImmediate(dispatch) },
  );
  return (sessionId) => loader.load(sessionId);
}
