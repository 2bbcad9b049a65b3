import { retryHeaders, throttleHeaders } from '../openapi/headers.ts';
import type { SharedResponse } from '../openapi/operation-docs.ts';
import { schemaRef } from '../openapi/schema.ts';
import { failed } from './envelope.ts';
import { refuseWith } from './errors.ts';
import { loggingIn, notUnderstood } from './examples.ts';

const schema = schemaRef('EnvelopeOfFailure');

/** Answers that any endpoint may give. */
export const sharedResponses: Readonly<Record<string, SharedResponse>> = {
  PrancerBadRequest: {
    status: 400,
    description: 'A request that cannot be parsed.',
    schema,
    examples: {
      'POST /logout': {
        summary: 'A body that is not JSON',
        request: { headers: { Authorization: 'Bearer {token}' }, body: '{"token": ' },
        answer: notUnderstood,
      },
    },
  },
  PrancerNotFound: {
    status: 404,
    description: 'An unknown path.',
    schema,
    examples: {
      'GET /nowhere': {
        summary: 'An unknown path',
        request: {},
        answer: refuseWith(failed(404, 'Not Found', 'Not found.')),
      },
    },
  },
  PrancerMethodNotAllowed: {
    status: 405,
    description: 'A known path with another method.',
    headers: {
      Allow: { required: true, description: 'The methods of this path.', schema: { type: 'string' } },
    },
    schema,
    examples: {
      'GET /login': {
        summary: 'A wrong method',
        request: {},
        answer: refuseWith(failed(405, 'Method Not Allowed', 'This method is not allowed here.')),
      },
    },
  },
  PrancerPayloadTooLarge: {
    status: 413,
    description: 'The body is larger than 1 MiB.',
    schema,
    examples: {
      'POST /login': {
        summary: 'A body that is too large',
        request: { body: { email: '{email}', password: '{too_much}', customer_id: '{tenant}' } },
        answer: refuseWith(failed(413, 'Payload Too Large', 'The body is larger than 1 MiB.')),
      },
    },
  },
  PrancerUnsupportedMediaType: {
    status: 415,
    description: 'A body that is neither JSON nor a form.',
    schema,
    examples: {
      'POST /login': {
        summary: 'A body of another content type',
        request: { headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
        answer: refuseWith(failed(415, 'Unsupported Media Type', 'This content type is not supported.')),
      },
    },
  },
  PrancerTooManyRequests: {
    status: 429,
    description: 'Too many requests. Try again after `Retry-After` seconds.',
    headers: throttleHeaders,
    schema,
    examples: {
      'POST /login': {
        summary: 'Too many requests',
        given: 'throttled',
        request: loggingIn,
        answer: refuseWith(failed(429, 'Too Many Requests', 'Too many requests. Please try again later.')),
      },
    },
  },
  PrancerInternalError: {
    status: 500,
    description: 'An internal error.',
    schema,
    examples: {
      'POST /login': {
        summary: 'An internal error',
        given: 'broken',
        request: loggingIn,
        answer: refuseWith(failed(500, 'Internal Server Error', 'Something went wrong on our side.')),
      },
    },
  },
  PrancerUnavailable: {
    status: 503,
    description: 'Temporary overload or outage. Keep the token and try again.',
    headers: retryHeaders,
    schema,
    examples: {
      'POST /login': {
        summary: 'Overload',
        given: 'overloaded',
        request: loggingIn,
        answer: refuseWith(
          failed(503, 'Service Unavailable', 'The service is temporarily unavailable. Please try again.'),
        ),
      },
    },
  },
};
