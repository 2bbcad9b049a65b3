import { addDays } from '../../lib/clock.ts';
import type { Sweep } from '../../lib/sweeping.ts';
import { Prisma } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { firstSessionId } from './session-id.ts';

/** Sessions that are looked at, and rows that are removed, in one statement. */
const BATCH = 500;
/** Before every session. */
const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** A place in the sessions, which their ids put in the order of their beginning. */
type Place = string;

/**
 * Removes sessions that ended or expired long ago, and the refresh tokens that have no meaning any more. It
 * walks from the oldest session to the newest that may be old enough, again and again: the primary key is
 * the only index that it needs.
 */
export function sessionSweep({ prisma, clock, settings }: Runtime): Sweep {
  let place: Place | null = null;
  return {
    name: 'sessions',
    async batch() {
      place = await sweepSessions(prisma, settings.sessionHistoryDays, clock(), place);
      return place !== null;
    },
    pauseMilliseconds: 100,
    everyMilliseconds: 600_000,
  };
}

/**
 * One step of the walk. Rows that somebody else holds are left for the next time; nobody waits for more
 * than a batch, and the sweep for nobody.
 * - A session goes when it ended or expired `historyDays` ago and its last token has expired, whatever
 *   comes later: so that of each token it can always be said why it is no good.
 * - A refresh token goes `historyDays` after its own end. Until then a rotated one must stay, because by it
 *   a reuse is detected.
 * @param place where the last step ended; null: at the beginning
 * @returns where this one ended; null: all is done
 */
export async function sweepSessions(
  db: Db,
  historyDays: number,
  now: Date,
  place: Place | null,
): Promise<Place | null> {
  const cutoff = addDays(now, -historyDays);
  // By the table's column: the result's is a text, by which everything would have to be sorted first.
  const page = await db.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM session
    WHERE id > ${place ?? BEGINNING}::uuid AND id < ${firstSessionId(cutoff)}::uuid
    ORDER BY session.id LIMIT ${BATCH}`;
  const last = page.at(-1);
  if (!last) return null;
  const ids = page.map(({ id }) => id);
  const isOver = Prisma.sql`(LEAST(session.ended_at, session.expires_at) <= ${cutoff}
    AND COALESCE(session.tokens_expire_at, session.expires_at) <= ${now})`;

  // First by themselves: a session that was refreshed every hour has thousands, which its removal would
  // take along in one statement.
  const tokens = await db.$executeRaw`
    DELETE FROM refresh_token WHERE id IN (
      SELECT token.id FROM refresh_token token JOIN session ON session.id = token.session_id
      WHERE session.id = ANY(${ids}::uuid[]) AND (token.expires_at <= ${cutoff} OR ${isOver})
      LIMIT ${BATCH} FOR UPDATE OF token SKIP LOCKED)`;
  if (tokens === BATCH) return place ?? BEGINNING;
  await db.$executeRaw`
    DELETE FROM session WHERE id IN (
      SELECT id FROM session WHERE id = ANY(${ids}::uuid[]) AND ${isOver} FOR UPDATE SKIP LOCKED)`;
  return ids.length < BATCH ? null : last.id;
}
