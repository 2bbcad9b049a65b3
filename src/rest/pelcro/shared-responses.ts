import { type Example, example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { schemaRef } from '../openapi/schema.ts';
import { applicationError } from './errors.ts';
import { atSite, PASSWORD, refusedRegistration } from './examples.ts';

const loggingIn: Example['request'] = { query: atSite, body: { email: '{email}', password: PASSWORD } };

/** Answers that any endpoint may give. */
export const sharedResponses = sharedResponsesOf('Pelcro', schemaRef('ApplicationError'), {
  NotFound: {
    'GET /nowhere': example('An unknown path', { query: atSite }, applicationError(404, 'Not found.')),
  },
  MethodNotAllowed: {
    'DELETE /customer': example(
      'A wrong method',
      { query: atSite },
      applicationError(405, 'This method is not allowed here.'),
    ),
  },
  PayloadTooLarge: {
    'POST /auth/register': example(
      'A body that is too large',
      { query: atSite, body: { email: '{new_email}', password: '{too_much}' } },
      refusedRegistration(413, 'The body is larger than 1 MiB.'),
    ),
  },
  UnsupportedMediaType: {
    'POST /auth/login': example(
      'A body of another content type',
      { query: atSite, headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
      applicationError(415, 'This content type is not supported.'),
    ),
  },
  TooManyRequests: {
    'POST /auth/login': example(
      'Too many requests',
      loggingIn,
      applicationError(429, 'Too many requests. Please try again later.'),
      'throttled',
    ),
    'POST /auth/token/validate': example(
      'A partner that exceeded its quota',
      { headers: { Authorization: 'Basic {partner_credentials}' }, body: { auth_token: '{token}' } },
      applicationError(429, 'Too many requests. Please try again later.'),
      'throttled',
    ),
  },
  InternalError: {
    'POST /auth/login': example(
      'An internal error',
      loggingIn,
      applicationError(500, 'Something went wrong on our side.', '{report_id}'),
      'broken',
    ),
  },
  Unavailable: {
    'POST /auth/login': example(
      'Overload',
      loggingIn,
      applicationError(503, 'The service is temporarily unavailable. Please try again.'),
      'overloaded',
    ),
  },
});
