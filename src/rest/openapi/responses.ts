import type { Example } from './example.ts';
import type { Schema } from './schema.ts';

export type ResponseDocs = {
  description: string;
  schema: Schema;
  headers?: Readonly<Record<string, Schema>>;
};

/** A response that operations share. Its examples have the requests that get it. */
export type SharedResponse = ResponseDocs & {
  status: number;
  /** Keyed by `METHOD /path`, without the prefix. */
  examples: Readonly<Record<string, Example>>;
};

const retryAfter: Schema = {
  required: true,
  description: 'Seconds to wait before the next attempt (RFC 9110).',
  schema: { type: 'integer', minimum: 1 },
  example: 30,
};

/** As in draft-ietf-httpapi-ratelimit-headers. Present if a quota applies. */
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

export const retryHeaders: Readonly<Record<string, Schema>> = { 'Retry-After': retryAfter };

export const quotaHeaders: Readonly<Record<string, Schema>> = {
  RateLimit: rateLimit,
  'RateLimit-Policy': rateLimitPolicy,
};

export const throttleHeaders: Readonly<Record<string, Schema>> = {
  ...retryHeaders,
  RateLimit: { ...rateLimit, required: true },
  'RateLimit-Policy': { ...rateLimitPolicy, required: true },
};

export const challengeHeaders: Readonly<Record<string, Schema>> = {
  'WWW-Authenticate': {
    required: true,
    description: 'The challenge (RFC 7617).',
    schema: { type: 'string' },
    example: 'Basic realm="gatehouse"',
  },
};

const kinds = {
  BadRequest: { status: 400, description: 'A request that cannot be parsed.' },
  NotFound: { status: 404, description: 'An unknown path.' },
  MethodNotAllowed: {
    status: 405,
    description: 'A known path with another method.',
    headers: {
      Allow: { required: true, description: 'The methods of this path.', schema: { type: 'string' } },
    },
  },
  PayloadTooLarge: { status: 413, description: 'The body is larger than 1 MiB.' },
  UnsupportedMediaType: { status: 415, description: 'A body that is neither JSON nor a form.' },
  TooManyRequests: {
    status: 429,
    description: 'Too many requests. Try again after `Retry-After` seconds.',
    headers: throttleHeaders,
  },
  InternalError: { status: 500, description: 'An internal error.' },
  Unavailable: {
    status: 503,
    description: 'Temporary overload or outage. Keep the token and try again.',
    headers: retryHeaders,
  },
} satisfies Readonly<Record<string, Omit<ResponseDocs, 'schema'> & { status: number }>>;

/** Makes the answers that any endpoint of a dialect may give: one for each kind that has examples. */
export function sharedResponsesOf(
  dialect: string,
  schema: Schema,
  examples: Readonly<Partial<Record<keyof typeof kinds, SharedResponse['examples']>>>,
): Readonly<Record<string, SharedResponse>> {
  const kept = Object.entries(examples).map(([kind, shown]) => [
    `${dialect}${kind}`,
    { ...kinds[kind as keyof typeof kinds], schema, examples: shown },
  ]);
  return Object.fromEntries(kept);
}
