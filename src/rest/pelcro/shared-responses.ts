import { type Example, example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { schemaRef } from '../openapi/schema.ts';
import { answerTo } from './errors.ts';
import { atSite, PASSWORD, refusedRegistration } from './examples.ts';

const loggingIn: Example['request'] = { query: atSite, body: { email: '{email}', password: PASSWORD } };

/** Answers that any endpoint may give. */
export const sharedResponses = sharedResponsesOf('Pelcro', schemaRef('ApplicationError'), {
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
