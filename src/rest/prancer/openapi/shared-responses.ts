import { retryHeaders, throttleHeaders } from '../../openapi/headers.ts';
import type { SharedResponse } from '../../openapi/operation.ts';
import { schemaRef } from '../../openapi/schema.ts';
import { failed, notUnderstood, PASSWORD } from './answers.ts';

const schema = schemaRef('EnvelopeOfFailure');
const loggingIn = { body: { email: '{email}', password: PASSWORD, customer_id: '{tenant}' } };

/** What any endpoint of the dialect may answer. */
export const sharedResponses: Readonly<Record<string, SharedResponse>> = {
  TenantBadRequest: {
    status: 400,
    description: 'A request that cannot be understood.',
    schema,
    examples: {
      'POST /logout': {
        summary: 'A body that is not JSON',
        request: { headers: { Authorization: 'Bearer {token}' }, body: '{"token": ' },
        answer: notUnderstood,
      },
    },
  },
  TenantNotFound: {
    status: 404,
    description: 'An unknown path.',
    schema,
    examples: {
      'GET /nowhere': {
        summary: 'An unknown path',
        request: {},
        answer: failed(404, 'Not Found', 'Not found.'),
      },
    },
  },
  TenantMethodNotAllowed: {
    status: 405,
    description: 'A known path, but not with this method.',
    headers: {
      Allow: { required: true, description: 'The methods that the path knows.', schema: { type: 'string' } },
    },
    schema,
    examples: {
      'GET /login': {
        summary: 'A wrong method',
        request: {},
        answer: failed(405, 'Method Not Allowed', 'This method is not allowed here.'),
      },
    },
  },
  TenantPayloadTooLarge: {
    status: 413,
    description: 'A body of more than 1 MiB.',
    schema,
    examples: {
      'POST /login': {
        summary: 'Too large a body',
        request: { body: { email: '{email}', password: '{too_much}', customer_id: '{tenant}' } },
        answer: failed(413, 'Payload Too Large', 'The body is larger than 1 MiB.'),
      },
    },
  },
  TenantUnsupportedMediaType: {
    status: 415,
    description: 'A body that is neither JSON nor a form.',
    schema,
    examples: {
      'POST /login': {
        summary: 'A body of another type',
        request: { headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
        answer: failed(415, 'Unsupported Media Type', 'This content type is not supported.'),
      },
    },
  },
  TenantTooManyRequests: {
    status: 429,
    description: 'Throttled: try again after `Retry-After` seconds.',
    headers: throttleHeaders,
    schema,
    examples: {
      'POST /login': {
        summary: 'Too many requests',
        given: 'throttled',
        request: loggingIn,
        answer: failed(429, 'Too Many Requests', 'Too many requests. Please try again later.'),
      },
    },
  },
  TenantInternalError: {
    status: 500,
    description: 'A fault of ours.',
    schema,
    examples: {
      'POST /login': {
        summary: 'A fault of ours',
        given: 'broken',
        request: loggingIn,
        answer: failed(500, 'Internal Server Error', 'Something went wrong on our side.'),
      },
    },
  },
  TenantUnavailable: {
    status: 503,
    description: 'Overload or an outage: it will pass. Keep the token and try again.',
    headers: retryHeaders,
    schema,
    examples: {
      'POST /login': {
        summary: 'Overload',
        given: 'overloaded',
        request: loggingIn,
        answer: failed(
          503,
          'Service Unavailable',
          'The service is temporarily unavailable. Please try again.',
        ),
      },
    },
  },
};
