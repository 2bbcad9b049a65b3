import type { DialectDocs } from '../../openapi/operation.ts';
import { objectOf, type Schema } from '../../openapi/schema.ts';
import { prancer } from '../dialect.ts';
import { operations } from './operations.ts';
import { sharedResponses } from './shared-responses.ts';

/** The envelope around every answer. */
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

/** The second dialect's documentation. */
export const prancerDocs: Omit<DialectDocs, 'places'> = {
  name: 'Second dialect',
  description: [
    'Under `/api`, and the same under `/{tenant}/api`. A tenant is an account, named by the path or by `customer_id` in the body; where both name one, it has to be the same. `prancer-<slug>` names the account of that slug too, unless another account has the whole of it for its slug. A trailing slash is optional.',
    'Every answer comes in an envelope. A failure never carries data: clients read `data.token` without looking at the status. 429 and 5xx never mean that a token is bad: keep it.',
    'Answers to what is no operation:',
  ].join('\n\n'),
  routes: prancer.routes,
  pathEnd: '/',
  schemas: {
    Tokens: objectOf({
      token: { type: 'string', description: 'The access token (a JWT; opaque to clients).' },
      refresh_token: { type: 'string', description: 'Opaque; for `/refresh/token/`, once.' },
    }),
    EnvelopeOfFailure: envelope(
      { type: 'object', maxProperties: 0 },
      { type: 'string', description: 'Empty where a token is not valid; else what went wrong.' },
      { type: 'integer', minimum: 400, description: 'The same as the status of the answer.' },
    ),
  },
  operations,
  fieldNotes: {
    customer_id: 'The tenant. Required, unless the path names it.',
    token: 'The access token to be validated.',
  },
  sharedResponses,

  parameters: () => [],

  besideFields: () => ({}),

  security({ method, caller }) {
    if (caller === 'customer') return [{ customerToken: [] }];
    return method === 'GET' ? [{ refreshToken: [] }] : [];
  },

  responses(_route, { data, refusals }) {
    return {
      200: {
        description: 'Success.',
        schema: envelope(data, { const: '' }, { const: 200 }, { error_list: { type: 'array', maxItems: 0 } }),
      },
      ...refusals,
    };
  },
};
