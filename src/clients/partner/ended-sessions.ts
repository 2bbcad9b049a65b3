import { type InvalidReason, isReason } from './verdict.ts';

export type EndedSession = { sid: string; reason: InvalidReason; forgetAfter: number };

/** Sessions that ended before the expiry of their tokens. */
export type EndedSessions = {
  /** Why a session has ended. Null: no entry for it is stored. */
  reasonOf(sid: string): InvalidReason | null;
  /** @returns false if there is no room for another session */
  add(session: EndedSession): boolean;
  /** Checks some sessions. Removes those whose tokens have expired. @param now the service’s time, in milliseconds */
  forget(now: number): void;
  readonly size: number;
};

const REASONS: readonly InvalidReason[] = ['REVOKED', 'SUPERSEDED', 'PASSWORD_CHANGED', 'CUSTOMER_DISABLED'];
const PER_CALL = 5_000;
/** Entries are kept this much longer than `forgetAfter`, because the clocks of the service's processes may differ. */
const MARGIN_MS = 120_000;
const SID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param max the maximum number of sessions, of about 120 bytes each */
export function rememberEndedSessions(max: number): EndedSessions {
  /** The `forgetAfter` and the reason of each session, encoded in one number. Objects would need twice the memory. */
  const sessions = new Map<string, number>();
  let place: MapIterator<[string, number]> | null = null;
  return {
    reasonOf(sid) {
      const value = sessions.get(sid);
      return value === undefined ? null : (REASONS[value % REASONS.length] ?? 'REVOKED');
    },
    add({ sid, reason, forgetAfter }) {
      if (sessions.size >= max && !sessions.has(sid)) return false;
      sessions.set(sid, forgetAfter * REASONS.length + Math.max(0, REASONS.indexOf(reason)));
      return true;
    },
    forget(now) {
      place ??= sessions.entries();
      for (let seen = 0; seen < PER_CALL; seen += 1) {
        const next = place.next();
        if (next.done) {
          place = null;
          return;
        }
        const [sid, value] = next.value;
        const forgetAfter = Math.floor(value / REASONS.length) * 1000;
        if (forgetAfter + MARGIN_MS <= now) sessions.delete(sid);
      }
    },
    get size() {
      return sessions.size;
    },
  };
}

/** Reads an entry of the feed. @returns null if the entry is malformed. An unknown reason counts as REVOKED */
export function endedSessionOf(given: unknown): EndedSession | null {
  const { sid, reason, forgetAfter } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof sid !== 'string' || !SID.test(sid)) return null;
  if (!Number.isSafeInteger(forgetAfter) || (forgetAfter as number) < 0) return null;
  return { sid, reason: isReason(reason) ? reason : 'REVOKED', forgetAfter: forgetAfter as number };
}
