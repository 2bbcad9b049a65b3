import type { Schema } from './schema.ts';

const retryAfter: Schema = {
  required: true,
  description: 'Seconds to wait before the next attempt (RFC 9110).',
  schema: { type: 'integer', minimum: 1 },
  example: 30,
};

/** As in draft-ietf-httpapi-ratelimit-headers. Present where a quota applies. */
const rateLimit: Schema = {
  description: 'The remaining quota, and the seconds until it is renewed.',
  schema: { type: 'string' },
  example: '"login";r=0;t=30',
};
const rateLimitPolicy: Schema = {
  description: 'The quota, and its window in seconds.',
  schema: { type: 'string' },
  example: '"login";q=120;w=60',
};

/** Headers of a 503. */
export const retryHeaders: Readonly<Record<string, Schema>> = { 'Retry-After': retryAfter };

/** Headers of requests that count against a quota. */
export const quotaHeaders: Readonly<Record<string, Schema>> = {
  RateLimit: rateLimit,
  'RateLimit-Policy': rateLimitPolicy,
};

/** Headers of a 429. */
export const throttleHeaders: Readonly<Record<string, Schema>> = {
  ...retryHeaders,
  RateLimit: { ...rateLimit, required: true },
  'RateLimit-Policy': { ...rateLimitPolicy, required: true },
};

/** The challenge of a 401 that requires HTTP Basic. */
export const challengeHeaders: Readonly<Record<string, Schema>> = {
  'WWW-Authenticate': {
    required: true,
    description: 'The challenge (RFC 7617).',
    schema: { type: 'string' },
    example: 'Basic realm="gatehouse"',
  },
};
