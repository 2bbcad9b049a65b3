import type { Example } from '../../openapi/example.ts';
import { retryHeaders, throttleHeaders } from '../../openapi/headers.ts';
import type { SharedResponse } from '../../openapi/operation.ts';
import { schemaRef } from '../../openapi/schema.ts';
import { PASSWORD, refused, refusedRegistration } from './answers.ts';

const schema = schemaRef('ApplicationError');
const query = { site_id: '{site_id}' };
const loggingIn: Example['request'] = { query, body: { email: '{email}', password: PASSWORD } };

/** What any endpoint of the dialect may answer. */
export const sharedResponses: Readonly<Record<string, SharedResponse>> = {
  SdkNotFound: {
    status: 404,
    description: 'An unknown path.',
    schema,
    examples: {
      'GET /nowhere': { summary: 'An unknown path', request: { query }, answer: refused(404, 'Not found.') },
    },
  },
  SdkMethodNotAllowed: {
    status: 405,
    description: 'A known path, but not with this method.',
    headers: {
      Allow: { required: true, description: 'The methods that the path knows.', schema: { type: 'string' } },
    },
    schema,
    examples: {
      'DELETE /customer': {
        summary: 'A wrong method',
        request: { query },
        answer: refused(405, 'This method is not allowed here.'),
      },
    },
  },
  SdkPayloadTooLarge: {
    status: 413,
    description: 'A body of more than 1 MiB.',
    schema,
    examples: {
      'POST /auth/register': {
        summary: 'Too large a body',
        request: { query, body: { email: '{new_email}', password: '{too_much}' } },
        answer: refusedRegistration(413, 'The body is larger than 1 MiB.'),
      },
    },
  },
  SdkUnsupportedMediaType: {
    status: 415,
    description: 'A body that is neither JSON nor a form.',
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'A body of another type',
        request: { query, headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
        answer: refused(415, 'This content type is not supported.'),
      },
    },
  },
  SdkTooManyRequests: {
    status: 429,
    description: 'Throttled: try again after `Retry-After` seconds.',
    headers: throttleHeaders,
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'Too many requests',
        given: 'throttled',
        request: loggingIn,
        answer: refused(429, 'Too many requests. Please try again later.'),
      },
      'POST /auth/token/validate': {
        summary: 'A partner beyond its quota',
        given: 'throttled',
        request: {
          headers: { Authorization: 'Basic {partner_credentials}' },
          body: { auth_token: '{token}' },
        },
        answer: refused(429, 'Too many requests. Please try again later.'),
      },
    },
  },
  SdkInternalError: {
    status: 500,
    description: 'A fault of ours, logged under `report_id`.',
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'A fault of ours',
        given: 'broken',
        request: loggingIn,
        answer: refused(500, 'Something went wrong on our side.', '{report_id}'),
      },
    },
  },
  SdkUnavailable: {
    status: 503,
    description: 'Overload or an outage: it will pass. Keep the token and try again.',
    headers: retryHeaders,
    schema,
    examples: {
      'POST /auth/login': {
        summary: 'Overload',
        given: 'overloaded',
        request: loggingIn,
        answer: refused(503, 'The service is temporarily unavailable. Please try again.'),
      },
    },
  },
};
