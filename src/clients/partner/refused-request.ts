import type { InvalidReason, NextAction, Verdict } from './verdict.ts';

/** The answer to a request without a valid token. */
export type RefusedRequest = {
  status: 401 | 503;
  headers: Record<string, string>;
  body: { error: 'UNAUTHENTICATED' | 'UNAVAILABLE'; reason: InvalidReason | null; action: NextAction };
};

/** For responses that depend on the customer: no cache may store them. */
export const CACHE_CONTROL = 'private, no-store';

/**
 * The answer is 401 (RFC 6750 §3). For UNAVAILABLE it is 503, and the customer stays logged in.
 * @param verdict null: the request has no token
 * @returns null for a valid token
 */
export function refusedRequest(verdict: Verdict | null): RefusedRequest | null {
  if (verdict?.valid) return null;
  const reason = verdict?.reason ?? null;
  const action = verdict?.action ?? 'REAUTHENTICATE';
  if (reason === 'UNAVAILABLE') {
    const seconds = verdict?.retryAfterSeconds ?? 5;
    const headers = { 'retry-after': String(seconds), 'cache-control': CACHE_CONTROL };
    return { status: 503, headers, body: { error: 'UNAVAILABLE', reason, action } };
  }
  const challenge = verdict === null ? 'Bearer' : 'Bearer error="invalid_token"';
  return {
    status: 401,
    headers: { 'www-authenticate': challenge, 'cache-control': CACHE_CONTROL },
    body: { error: 'UNAUTHENTICATED', reason, action },
  };
}
