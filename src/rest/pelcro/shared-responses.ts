import type { Example } from '../openapi/example.ts';
import { retryHeaders, throttleHeaders } from '../openapi/headers.ts';
import type { SharedResponse } from '../openapi/operation-docs.ts';
import { schemaRef } from '../openapi/schema.ts';
import { applicationError } from './errors.ts';
import { atSite, PASSWORD, refusedRegistration } from './examples.ts';

const schema = schemaRef('ApplicationError');
const loggingIn: Example['request'] = { query: atSite, body: { email: '{email}', password: PASSWORD } };

/** Answers that any endpoint may give. */
export const sharedResponses: Readonly<Record<string, SharedResponse>> = {
  PelcroNotFound: {
    status: 404,
    description: 'An unknown path.',
    schema,
    examples: {
      'GET /nowhere': {
        summary: 'An unknown path',
        request: { query: atSite },
        answer: applicationError(404, 'Not found.'),
      },
    },
  },
  PelcroMethodNotAllowed: {
    status: 405,
    description: 'A known path with another method.',
    headers: {
      Allow: { required: true, description: 'The methods of this path.', schema: { type: 'string' } },
    },
    schema,
    examples: {
      'DELETE /customer': {
        summary: 'A wrong method',
        request: { query: atSite },
        answer: applicationError(405, 'This method is not allowed here.'),
      },
    },
  },
  PelcroPayloadTooLarge: {
    status: 413,
    description: 'The body is larger than 1 MiB.',
    schema,
    examples: {
      'POST /auth/register': {
        summary: 'A body that is too large',
        request: { query: atSite, body: { email: '{new_email}', password: '{too_much}' } },
        answer: refusedRegistration(413, 'The body is larger than 1 MiB.'),
      },
    },
  },
  PelcroUnsupportedMediaType: {
    status: 415,
    description: 'A body that is neither JSON nor a form.',
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'A body of another content type',
        request: {
          query: atSite,
          headers: { 'Content-Type': 'text/plain' },
          body: 'email=john.doe@example.com',
        },
        answer: applicationError(415, 'This content type is not supported.'),
      },
    },
  },
  PelcroTooManyRequests: {
    status: 429,
    description: 'Too many requests. Try again after `Retry-After` seconds.',
    headers: throttleHeaders,
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'Too many requests',
        given: 'throttled',
        request: loggingIn,
        answer: applicationError(429, 'Too many requests. Please try again later.'),
      },
      'POST /auth/token/validate': {
        summary: 'A partner that exceeded its quota',
        given: 'throttled',
        request: {
          headers: { Authorization: 'Basic {partner_credentials}' },
          body: { auth_token: '{token}' },
        },
        answer: applicationError(429, 'Too many requests. Please try again later.'),
      },
    },
  },
  PelcroInternalError: {
    status: 500,
    description: 'An internal error. `report_id` is its id in the log.',
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'An internal error',
        given: 'broken',
        request: loggingIn,
        answer: applicationError(500, 'Something went wrong on our side.', '{report_id}'),
      },
    },
  },
  PelcroUnavailable: {
    status: 503,
    description: 'Temporary overload or outage. Keep the token and try again.',
    headers: retryHeaders,
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'Overload',
        given: 'overloaded',
        request: loggingIn,
        answer: applicationError(503, 'The service is temporarily unavailable. Please try again.'),
      },
    },
  },
};
