import { batchSize, sized } from '../../lib/batch-size.ts';
import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { firstUuidV7, NIL_UUID } from '../../lib/uuid.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** The maximum number of sessions to read, and of rows to delete, per statement. */
const MAX_BATCH = 500;

/** A session id. Ids sort by the time at which the session began. */
type Place = string;

/**
 * Removes old sessions and refresh tokens. It scans the sessions by primary key, oldest first, so it needs no
 * other index.
 */
export function sessionSweep({
  prisma,
  clock,
  settings,
}: Pick<Runtime, 'prisma' | 'clock'> & {
  settings: Pick<Runtime['settings'], 'sessionHistoryDays'>;
}): Sweep {
  const sizes = batchSize(MAX_BATCH);
  let place: Place | null = null;
  return {
    name: 'sessions',
    async batch() {
      const from = place;
      const { result } = await sized(sizes, (size) =>
        sweepSessions(prisma, settings.sessionHistoryDays, clock(), from, size),
      );
      place = result;
      return place !== null;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 600_000,
  };
}

/**
 * Processes one batch of sessions, and skips rows that other transactions have locked.
 * - A session is removed `historyDays` after its end, once all of its tokens have expired. Until then, verdicts state
 *   the reason why its tokens are not valid.
 * - A refresh token is removed with its session, or `historyDays` after its expiry.
 * @param place the result of the previous call; null: start at the beginning
 * @param size how many sessions to read, and how many rows to delete at most
 * @returns the last session that was processed completely; null: the scan is finished
 */
export async function sweepSessions(
  db: Db,
  historyDays: number,
  now: Date,
  place: Place | null,
  size: number = MAX_BATCH,
): Promise<Place | null> {
  const cutoff = addDays(now, -historyDays);
  // Sort by the table's column. The result's column is text, and sorting by it would read every row.
  const page = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM session
    WHERE id > ${place ?? NIL_UUID}::uuid AND id < ${firstUuidV7(cutoff)}::uuid
    ORDER BY session.id LIMIT ${size}`;
  const last = page.at(-1);
  if (!last) return null;
  const ids = page.map(({ id }) => id);
  const isOver = (
    session: Prisma.Sql,
  ) => Prisma.sql`(LEAST(${session}.ended_at, ${session}.expires_at) <= ${cutoff}
    AND COALESCE(${session}.tokens_expire_at, ${session}.expires_at) <= ${now})`;

  // Delete refresh tokens first, in batches: a session may have many of them. They are looked up by session. With one
  // condition for all sessions, PostgreSQL would read the whole table, because it expects to find many old tokens.
  const tokens = await deleteBatch(db, {
    table: 'refresh_token',
    per: { table: 'session', column: 'session_id', where: Prisma.sql`id = ANY(${ids}::uuid[])` },
    where: Prisma.sql`refresh_token.expires_at <= ${cutoff} OR ${isOver(Prisma.sql`owner`)}`,
    batch: size,
  });
  if (tokens === size) return place ?? NIL_UUID;
  const where = Prisma.sql`id = ANY(${ids}::uuid[]) AND ${isOver(Prisma.sql`session`)}`;
  await deleteBatch(db, { table: 'session', where, batch: size });
  return ids.length < size ? null : last.id;
}
