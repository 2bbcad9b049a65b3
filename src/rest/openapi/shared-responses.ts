import { retryHeaders, throttleHeaders } from './headers.ts';
import type { ResponseDocs, SharedResponse } from './operation-docs.ts';
import type { Schema } from './schema.ts';

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

/** Makes the answers that any endpoint of a dialect may give, of those kinds that have examples. */
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
