import { fieldSchema } from '../dialect/field-schema.ts';
import type { DialectDocs } from '../dialect/operation.ts';
import type { Route } from '../dialect/route.ts';
import { example } from '../openapi/example.ts';
import {
  challengeHeaders,
  quotaHeaders,
  type ResponseDocs,
  sharedResponsesOf,
} from '../openapi/responses.ts';
import { nullableText, objectOf, type Schema, schemaRef, text } from '../openapi/schema.ts';
import { customerSchemas } from './customer-resource.ts';
import { answerTo } from './errors.ts';
import { atSite, loggingIn, refusedRegistration } from './examples.ts';
import { planSchema } from './plan-resource.ts';
import { siteSchema } from './site.ts';
import { verdictSchema } from './token-validation.ts';

/** Answers that any endpoint may give. */
const sharedResponses = sharedResponsesOf('Pelcro', schemaRef('ApplicationError'), {
  NotFound: {
    'GET /nowhere': example('An unknown path', { query: atSite }, answerTo('NOT_FOUND')),
  },
  MethodNotAllowed: {
    'DELETE /customer': example('A wrong method', { query: atSite }, answerTo('METHOD_NOT_ALLOWED')),
  },
  PayloadTooLarge: {
    'POST /auth/register': example(
      'A body that is too large',
      { query: atSite, body: { email: '{new_email}', password: '{too_much}' } },
      refusedRegistration('PAYLOAD_TOO_LARGE'),
    ),
  },
  UnsupportedMediaType: {
    'POST /auth/login': example(
      'A body of another content type',
      { query: atSite, headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
      answerTo('UNSUPPORTED_MEDIA_TYPE'),
    ),
  },
  TooManyRequests: {
    'POST /auth/login': example('Too many requests', loggingIn, answerTo('RATE_LIMITED'), 'throttled'),
    'POST /auth/token/validate': example(
      'A partner that exceeded its quota',
      { headers: { Authorization: 'Basic {partner_credentials}' }, body: { auth_token: '{token}' } },
      answerTo('RATE_LIMITED'),
      'throttled',
    ),
  },
  InternalError: {
    'POST /auth/login': example(
      'An internal error',
      loggingIn,
      answerTo('INTERNAL', { reportId: '{report_id}' }),
      'broken',
    ),
  },
  Unavailable: {
    'POST /auth/login': example('Overload', loggingIn, answerTo('UNAVAILABLE'), 'overloaded'),
  },
});

const status: Schema = { type: 'integer', description: 'The same as the status of the answer.' };

const schemas: Readonly<Record<string, Schema>> = {
  ...customerSchemas,
  Site: siteSchema,
  Plan: planSchema,
  Verdict: verdictSchema,
  ValidationError: objectOf(
    {
      errors: {
        type: 'object',
        additionalProperties: { type: 'array', items: text, minItems: 1 },
        minProperties: 1,
      },
    },
    { description: 'The errors, by field.' },
  ),
  ApplicationError: {
    type: 'object',
    required: ['error'],
    properties: {
      error: objectOf({
        report_id: { ...nullableText, description: 'With a 500: the id of the fault in the log.' },
        status,
        message: text,
      }),
      errors: {
        type: 'object',
        maxProperties: 0,
        description: 'From `/auth/register` only, for clients that read its members.',
      },
    },
  },
  TokenError: objectOf(
    { error: objectOf({ status, message: text }) },
    { description: 'The presented token is not valid.' },
  ),
  TokenMissing: objectOf({ error: objectOf({ message: { const: 'Token not provided' } }) }),
};

const siteId: Schema = {
  type: ['integer', 'string'],
  minimum: 1,
  pattern: '^[0-9]{1,10}$',
};

export const pelcroDocs: DialectDocs = {
  name: 'Pelcro',
  description: [
    'Served under `/api/v1/sdk`. Every endpoint except the validation of tokens requires `site_id`, in the query or in the body. If both are given they have to be equal. Unknown fields are ignored. A trailing slash means the same path.',
    'A customer’s token is sent as `Authorization: Bearer …`, or by older callers as `auth_token` in the body. The header wins. Endpoints that use no token ignore the header.',
    'An invalid token is a 403. With the site setting `invalidTokenStatus` 401, an invalid or expired token is a 401, as in older documentation. A 429 or a 5xx never means that a token is invalid: keep the token.',
  ].join('\n\n'),
  pathEnd: '',
  schemas,
  securitySchemes: {
    customerToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description:
        'The token of a registration, a login or a refresh. In Pelcro it may be in the body instead, as `auth_token`.',
    },
    partner: {
      type: 'http',
      scheme: 'basic',
      description: 'The `client_id` and `client_secret` of a partner.',
    },
  },
  sharedResponses,

  parameters({ method, path, caller, readsQuery, fields }) {
    if (caller === 'partner') return [];
    return [
      {
        name: 'site_id',
        in: 'query',
        required: method === 'GET',
        description: method === 'GET' ? 'The site.' : 'The site, unless the body names it.',
        schema: siteId,
        example: 1,
      },
      ...(readsQuery
        ? Object.entries(fields).map(([name, field]) => ({
            name,
            in: path.includes(`{${name}}`) ? 'path' : 'query',
            required: method === 'GET' && field.required === true,
            schema: fieldSchema(field, null),
            ...(field.note !== undefined && { description: field.note }),
          }))
        : []),
    ];
  },

  addedProperties({ caller }) {
    return {
      ...(caller !== 'partner' && {
        site_id: { ...siteId, description: 'The site, unless the query names it.' },
      }),
      ...(caller === 'customer' && {
        auth_token: { type: 'string', description: 'The customer’s token, if the header has none.' },
      }),
    };
  },

  security({ method, caller }) {
    if (caller === 'partner') return [{ partner: [] }, { customerToken: [] }];
    if (caller === 'customer-if-any') return [{}, { customerToken: [] }];
    if (caller !== 'customer') return [];
    // OpenAPI cannot describe a credential in the body. The empty alternative stands for `auth_token`.
    return method === 'GET' ? [{ customerToken: [] }] : [{ customerToken: [] }, {}];
  },

  responses(route) {
    return {
      200: {
        description: 'Success.',
        schema: objectOf({ status: { const: 'success' }, data: route.docs.data }),
        ...(route.caller === 'partner' && { headers: quotaHeaders }),
      },
      400: {
        description: 'Wrong or missing fields, or a request that cannot be parsed.',
        schema: { anyOf: [schemaRef('ValidationError'), schemaRef('ApplicationError')] },
      },
      ...tokenRefusals(route),
      ...route.docs.refusals,
    };
  },
};

function tokenRefusals({ caller }: Route): Record<number, ResponseDocs> {
  if (caller === 'partner') {
    return {
      401: {
        description: 'No or wrong partner credentials, or a bearer token other than the one to validate.',
        headers: challengeHeaders,
        schema: schemaRef('ApplicationError'),
      },
    };
  }
  if (caller !== 'customer') return {};
  return {
    401: {
      description: 'No token. On a site with `invalidTokenStatus` 401, also an invalid or expired token.',
      schema: { anyOf: [schemaRef('TokenMissing'), schemaRef('TokenError')] },
    },
    403: { description: 'The token is expired, blacklisted or invalid.', schema: schemaRef('TokenError') },
  };
}
