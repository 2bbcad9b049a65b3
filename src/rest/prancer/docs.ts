import type { DialectDocs } from '../dialect/operation.ts';
import { example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { objectOf, type Schema, schemaRef } from '../openapi/schema.ts';
import { answerTo } from './envelope.ts';
import { loggingIn } from './examples.ts';

/** Answers that any endpoint may give. */
const sharedResponses = sharedResponsesOf('Prancer', schemaRef('EnvelopeOfFailure'), {
  BadRequest: {
    'POST /logout': example(
      'A body that is not JSON',
      { headers: { Authorization: 'Bearer {token}' }, body: '{"token": ' },
      answerTo('BAD_REQUEST'),
    ),
  },
  NotFound: {
    'GET /nowhere': example('An unknown path', {}, answerTo('NOT_FOUND')),
  },
  MethodNotAllowed: {
    'GET /login': example('A wrong method', {}, answerTo('METHOD_NOT_ALLOWED')),
  },
  PayloadTooLarge: {
    'POST /login': example(
      'A body that is too large',
      { body: { email: '{email}', password: '{too_much}', customer_id: '{tenant}' } },
      answerTo('PAYLOAD_TOO_LARGE'),
    ),
  },
  UnsupportedMediaType: {
    'POST /login': example(
      'A body of another content type',
      { headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
      answerTo('UNSUPPORTED_MEDIA_TYPE'),
    ),
  },
  TooManyRequests: {
    'POST /login': example('Too many requests', loggingIn, answerTo('RATE_LIMITED'), 'throttled'),
  },
  InternalError: {
    'POST /login': example('An internal error', loggingIn, answerTo('INTERNAL'), 'broken'),
  },
  Unavailable: {
    'POST /login': example('Overload', loggingIn, answerTo('UNAVAILABLE'), 'overloaded'),
  },
});

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
    'Served under `/api` and under `/{tenant}/api`. A tenant is an account. The path or `customer_id` in the body names it by its slug. If both do, they have to name the same account. `prancer-<slug>` names the account too, unless that whole text is the slug of an account. A trailing slash is optional.',
    'Every answer is in an envelope. A failure never has data, because clients read `data.token` without checking the status. A 429 or a 5xx never means that a token is invalid: keep the token.',
  ].join('\n\n'),
  pathEnd: '/',
  schemas: {
    Tokens: objectOf({
      token: { type: 'string', description: 'The access token (a JWT; opaque to clients).' },
      refresh_token: { type: 'string', description: 'Opaque. `/refresh/token/` replaces it.' },
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
