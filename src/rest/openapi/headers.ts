import type { Schema } from './schema.ts';

const retryAfter: Schema = {
  required: true,
  description: 'Whole seconds after which to try again (RFC 9110).',
  schema: { type: 'integer', minimum: 1 },
  example: 30,
};

/** Quoted from draft-ietf-httpapi-ratelimit-headers; present wherever a quota applies. */
const rateLimit: Schema = {
  description: 'What is left of the quota, and seconds until it is renewed.',
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

/** Headers of whatever counts against a quota. */
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

/** The challenge of a 401 that asks for HTTP Basic. */
export const challengeHeaders: Readonly<Record<string, Schema>> = {
  'WWW-Authenticate': {
    required: true,
    description: 'The challenge (RFC 7617).',
    schema: { type: 'string' },
    example: 'Basic realm="gatehouse"',
  },
};
