import { isSignedBy, keyIdOf, parsedObject, splitJws } from './compact-jws.ts';
import { type EndedSession, endedSessionOf } from './ended-sessions.ts';
import type { KeySet } from './key-set.ts';
import { Problem } from './problem.ts';

/** A page of the revocation feed whose signature was verified. */
export type FeedPage = {
  after: number;
  next: number;
  /**
   * The mark of the position `next`. If the database is restored from a backup, a position that is assigned again gets
   * another mark.
   */
  mark: string | null;
  more: boolean;
  entries: EndedSession[];
  /** The sites whose tokens this partner may accept. The page has the ended sessions of these sites. */
  siteIds: string[];
  /** Unix seconds. */
  issuedAt: number;
};

/** The values that a page must have. */
export type Expected = { issuer: string; clientId: string };

/** A separate type, so that an access token is never accepted as a page (RFC 8725 §3.11). */
const TYPE = 'revocations+jwt';
const MARK = /^[0-9a-f-]{1,64}$/;

/**
 * Verifies and reads a page. Only its signed part is used.
 * @param body the JSON of the page
 * @throws Problem WRONG_ANSWER unless it is a complete page for this partner, signed by a key of the issuer
 */
export function readPage(body: string, keys: KeySet, expected: Expected): FeedPage {
  const { jws: text } = parsedObject(body) ?? {};
  const jws = typeof text === 'string' ? splitJws(text) : null;
  const kid = jws && keyIdOf(jws);
  const key = kid === null ? null : keys.find(kid);
  if (!jws || !key || jws.header.typ !== TYPE || !isSignedBy(jws, key)) {
    throw wrong('is not signed by a key of the issuer');
  }
  const { iss, aud, iat, after, next, mark = null, more, entries, sites } = parsedObject(jws.payload) ?? {};
  if (iss !== expected.issuer) throw wrong('is of another issuer');
  if (aud !== expected.clientId) throw wrong('is for another partner');
  const isWhole = [iat, after, next].every((value) => Number.isSafeInteger(value) && (value as number) >= 0);
  const isMarked = mark === null || (typeof mark === 'string' && MARK.test(mark));
  if (
    !isWhole ||
    !isMarked ||
    typeof more !== 'boolean' ||
    !Array.isArray(entries) ||
    !Array.isArray(sites)
  ) {
    throw wrong('is not complete');
  }
  const read = entries.map(endedSessionOf);
  if (!read.every((entry) => entry !== null)) throw wrong('has an invalid entry');
  if (!sites.every((site) => Number.isSafeInteger(site))) throw wrong('has an invalid site');
  return {
    after: after as number,
    next: next as number,
    mark,
    more,
    entries: read,
    siteIds: sites.map(String),
    issuedAt: iat as number,
  };
}

function wrong(what: string): Problem {
  return new Problem('WRONG_ANSWER', `A page of the revocation feed ${what}.`);
}
