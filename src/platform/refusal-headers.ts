import type { RateLimitState } from './request-info.ts';

export type Refusal = {
  status: number;
  retryAfterSeconds?: number | undefined;
  limit?: { name: string; max: number; windowSeconds: number } | undefined;
};

/**
 * `Retry-After` (RFC 9110 §10.2.3), `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers), and the
 * challenge that a 401 must contain (RFC 9110 §15.5.2).
 */
export function refusalHeaders({ status, retryAfterSeconds, limit }: Refusal): Record<string, string> {
  return {
    ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    ...(limit === undefined
      ? {}
      : rateLimitHeaders({
          ...limit,
          remaining: 0,
          resetSeconds: retryAfterSeconds ?? limit.windowSeconds,
        })),
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="gatehouse"' } : {}),
  };
}

/**
 * `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers §3, §4) of a response to a counted request.
 */
export function rateLimitHeaders(rateLimit: RateLimitState): Record<string, string> {
  const { name, max, windowSeconds, remaining, resetSeconds } = rateLimit;
  return {
    ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
    'ratelimit-policy': `"${name}";q=${max};w=${windowSeconds}`,
  };
}
