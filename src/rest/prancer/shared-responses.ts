import { example } from '../openapi/example.ts';
import { sharedResponsesOf } from '../openapi/responses.ts';
import { schemaRef } from '../openapi/schema.ts';
import { failed, refuseWith } from './envelope.ts';
import { loggingIn, notUnderstood } from './examples.ts';

/** Answers that any endpoint may give. */
export const sharedResponses = sharedResponsesOf('Prancer', schemaRef('EnvelopeOfFailure'), {
  BadRequest: {
    'POST /logout': example(
      'A body that is not JSON',
      { headers: { Authorization: 'Bearer {token}' }, body: '{"token": ' },
      notUnderstood,
    ),
  },
  NotFound: {
    'GET /nowhere': example('An unknown path', {}, refuseWith(failed(404, 'Not Found', 'Not found.'))),
  },
  MethodNotAllowed: {
    'GET /login': example(
      'A wrong method',
      {},
      refuseWith(failed(405, 'Method Not Allowed', 'This method is not allowed here.')),
    ),
  },
  PayloadTooLarge: {
    'POST /login': example(
      'A body that is too large',
      { body: { email: '{email}', password: '{too_much}', customer_id: '{tenant}' } },
      refuseWith(failed(413, 'Payload Too Large', 'The body is larger than 1 MiB.')),
    ),
  },
  UnsupportedMediaType: {
    'POST /login': example(
      'A body of another content type',
      { headers: { 'Content-Type': 'text/plain' }, body: 'email=john.doe@example.com' },
      refuseWith(failed(415, 'Unsupported Media Type', 'This content type is not supported.')),
    ),
  },
  TooManyRequests: {
    'POST /login': example(
      'Too many requests',
      loggingIn,
      refuseWith(failed(429, 'Too Many Requests', 'Too many requests. Please try again later.')),
      'throttled',
    ),
  },
  InternalError: {
    'POST /login': example(
      'An internal error',
      loggingIn,
      refuseWith(failed(500, 'Internal Server Error', 'Something went wrong on our side.')),
      'broken',
    ),
  },
  Unavailable: {
    'POST /login': example(
      'Overload',
      loggingIn,
      refuseWith(
        failed(503, 'Service Unavailable', 'The service is temporarily unavailable. Please try again.'),
      ),
      'overloaded',
    ),
  },
});
