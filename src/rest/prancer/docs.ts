import type { DialectDocs } from '../dialect/operation.ts';
import { objectOf, type Schema } from '../openapi/schema.ts';
import { sharedResponses } from './shared-responses.ts';

function envelope(
  data: Schema,
  error: Schema,
  status: Schema,
  more: Readonly<Record<string, Schema>> = {},
): Schema {
  return objectOf({
    data,
    error,
    message: { type: 'string' },
    metadata: { type: 'object', maxProperties: 0 },
    status,
    ...more,
  });
}

export const prancerDocs: DialectDocs = {
  name: 'Prancer',
  description: [
    'Served under `/api` and under `/{tenant}/api`. A tenant is an account. The path or `customer_id` in the body names it by its slug. If both do, they have to name the same account. `prancer-<slug>` names the account too, unless it is itself the slug of an account. A trailing slash is optional.',
    'Every answer is in an envelope. A failure never has data, because clients read `data.token` without checking the status. A 429 or a 5xx never means that a token is invalid: keep the token.',
  ].join('\n\n'),
  pathEnd: '/',
  schemas: {
    Tokens: objectOf({
      token: { type: 'string', description: 'The access token (a JWT; opaque to clients).' },
      refresh_token: { type: 'string', description: 'Opaque. `/refresh/token/` accepts it once.' },
    }),
    EnvelopeOfFailure: envelope(
      { type: 'object', maxProperties: 0 },
      { type: 'string', description: 'The kind of the error. Empty if a token is not valid.' },
      { type: 'integer', minimum: 400, description: 'The same as the status of the answer.' },
    ),
  },
  securitySchemes: {
    refreshToken: {
      type: 'http',
      scheme: 'bearer',
      description: 'The refresh token of a Prancer login or refresh.',
    },
  },
  sharedResponses,

  parameters: () => [],

  addedProperties: () => ({}),

  security({ method, caller }) {
    if (caller === 'customer') return [{ customerToken: [] }];
    return method === 'GET' ? [{ refreshToken: [] }] : [];
  },

  responses({ docs: { data, refusals } }) {
    return {
      200: {
        description: 'Success.',
        schema: envelope(data, { const: '' }, { const: 200 }, { error_list: { type: 'array', maxItems: 0 } }),
      },
      ...refusals,
    };
  },
};
