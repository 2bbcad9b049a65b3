import { isAccessToken, MAX_TOKEN_LENGTH, verifyAccessToken } from './access-token.ts';
import { keyIdOf, splitJws } from './compact-jws.ts';
import type { Knowledge } from './knowledge.ts';
import type { Instant } from './time.ts';
import { type InvalidReason, refusal, unavailable, type Verdict } from './verdict.ts';
import type { VerifiedToken, VerifiedTokens } from './verified-tokens.ts';

export type OfflineOptions = {
  issuer: string;
  knowledge: Knowledge;
  tokens: VerifiedTokens;
  now: () => number;
  /** Returns the verdict while the local copy is too old. Null: the verdict is UNAVAILABLE. */
  askWhenStale: ((token: string) => Promise<Verdict>) | null;
  /** Returns the verdict on tokens that are not access tokens of the service. Null: these are refused. */
  askAboutOthers: ((token: string) => Promise<Verdict>) | null;
};

/** The leeway for `nbf`, because the clocks of the service's processes may differ. `exp` has no leeway. */
const NOT_BEFORE_LEEWAY_SECONDS = 5;
/**
 * A token of an unknown site renews the copy if it was issued at most this long before the last page of the feed, or
 * later, because the site may be newer than that page.
 */
const NEW_SITE_SECONDS = 60;

/** Makes the function that decides about a token with the local copy. It never rejects. */
export function decideOffline(options: OfflineOptions): (token: string) => Promise<Verdict> {
  const { issuer, knowledge, tokens, now, askWhenStale, askAboutOthers } = options;
  const { keys, feed, ended, serverTime } = knowledge;

  const no = (reason: InvalidReason, asOf: Instant) => refusal(reason, 'offline', new Date(asOf.wall));

  function whenStale(token: string): Promise<Verdict> {
    return askWhenStale?.(token) ?? Promise.resolve(unavailable('offline', new Date(now())));
  }

  /** Decides about a token of a site of this partner. Its signature has been verified. */
  function evaluate(verified: VerifiedToken, asOf: Instant): Verdict {
    const { customerId, siteId, sessionId, issuedAt, notBefore, expiresAt } = verified;
    const milliseconds = serverTime.now();
    const endReason = ended.reasonOf(sessionId);
    if (expiresAt * 1000 <= milliseconds) {
      return refusal('EXPIRED', 'offline', new Date(asOf.wall), endReason ? 'REAUTHENTICATE' : 'REFRESH');
    }
    if ((notBefore - NOT_BEFORE_LEEWAY_SECONDS) * 1000 > milliseconds) return no('NOT_YET_VALID', asOf);
    if (endReason) return no(endReason, asOf);
    return {
      valid: true,
      reason: null,
      action: null,
      customerId,
      siteId,
      sessionId,
      issuedAt: new Date(issuedAt * 1000),
      expiresAt: new Date(expiresAt * 1000),
      checkedAt: new Date(asOf.wall),
      source: 'offline',
    };
  }

  /** Verifies a token, and caches it if it is genuine. @returns null if the local copy must be renewed first */
  function verifyFirst(token: string, asOf: Instant): VerifiedToken | Verdict | null {
    const jws = splitJws(token);
    if (jws === null) return no('MALFORMED', asOf);
    const kid = keyIdOf(jws);
    if (kid === null) return no('INVALID_SIGNATURE', asOf);
    const key = keys.find(kid);
    if (key === null) return null;
    const verified = verifyAccessToken(jws, { kid, key }, issuer);
    if (typeof verified === 'string') return no(verified, asOf);
    tokens.remember(token, verified);
    return verified;
  }

  function mayBeNewSite({ issuedAt }: VerifiedToken): boolean {
    return issuedAt * 1000 > (serverTime.known() ?? 0) - NEW_SITE_SECONDS * 1000;
  }

  /** @returns null if the local copy must be renewed first */
  function decide(token: string, asOf: Instant, isRenewed: boolean): Verdict | null {
    const known = tokens.get(token);
    // The cached claims count only while the key that verified them is published. A withdrawn key is not found, and a
    // new key with the same id is another object.
    const isKnown = known !== undefined && keys.find(known.kid) === known.key;
    const verified = isKnown ? known : verifyFirst(token, asOf);
    if (verified === null) return isRenewed ? no('INVALID_SIGNATURE', asOf) : null;
    if ('valid' in verified) return verified;
    if (feed.hasSite(verified.siteId)) return evaluate(verified, asOf);
    return !isRenewed && mayBeNewSite(verified) ? null : no('UNKNOWN', asOf);
  }

  async function decideAfterRenewal(token: string): Promise<Verdict> {
    const isRenewed = await knowledge.renew();
    const asOf = knowledge.fresh();
    if (asOf === null) return whenStale(token);
    if (!isRenewed) return unavailable('offline', new Date(now()));
    return decide(token, asOf, true) ?? no('UNKNOWN', asOf);
  }

  function isOther(token: string): boolean {
    const jws = splitJws(token);
    return jws === null || !isAccessToken(jws);
  }

  return (token) => {
    const asOf = knowledge.fresh();
    if (token.length > MAX_TOKEN_LENGTH) return Promise.resolve(no('MALFORMED', asOf ?? nowOf(now)));
    if (askAboutOthers !== null && tokens.get(token) === undefined && isOther(token))
      return askAboutOthers(token);
    if (asOf === null) return whenStale(token);
    const verdict = decide(token, asOf, false);
    return verdict === null ? decideAfterRenewal(token) : Promise.resolve(verdict);
  };
}

function nowOf(now: () => number): Instant {
  return { wall: now(), monotonic: 0 };
}
