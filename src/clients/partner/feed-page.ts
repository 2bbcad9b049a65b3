import { isSignedBy, keyIdOf, parsedObject, splitJws } from './compact-jws.ts';
import { type EndedSession, endedSessionOf } from './ended-sessions.ts';
import type { KeySet } from './key-set.ts';
import { Problem } from './problem.ts';

/** A page of the revocation feed whose signature was verified. */
export type FeedPage = {
  after: number;
  next: number;
  /** Tells `next` from the same position of another history of the database. Null: the service has none. */
  mark: string | null;
  more: boolean;
  entries: EndedSession[];
  /** The sites whose sessions the page includes, which are those whose tokens this partner may accept. */
  siteIds: string[];
  /** Unix seconds. */
  issuedAt: number;
};

/** What a page must state. */
export type Expected = { issuer: string; clientId: string };

/** A separate type, so that no access token is taken for a page (RFC 8725 §3.11). */
const TYPE = 'revocations+jwt';
const MARK = /^[0-9a-f-]{1,64}$/;

/**
 * Reads a page. Only its signed part counts.
 * @param body the JSON of the page
 * @throws Problem WRONG_ANSWER unless it is signed by a key of the issuer, for this partner
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
  if (!read.every((entry) => entry !== null)) throw wrong('has an entry that is not one');
  if (!sites.every((site) => Number.isSafeInteger(site))) throw wrong('has a site that is not one');
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
