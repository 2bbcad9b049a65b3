import { example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { schemaRef } from '../openapi/schema.ts';
import { answerTo } from './envelope.ts';
import { loggingIn } from './examples.ts';

/** Answers that any endpoint may give. */
export const sharedResponses = sharedResponsesOf('Prancer', schemaRef('EnvelopeOfFailure'), {
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
