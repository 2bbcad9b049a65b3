import type { ExampleRequest } from '../../openapi/example.ts';
import type { OperationDocs, ResponseDocs } from '../../openapi/operation.ts';
import { objectOf, type Schema, schemaRef } from '../../openapi/schema.ts';
import { failed, notUnderstood, PASSWORD, success } from './answers.ts';

const loggingIn: ExampleRequest = { body: { email: '{email}', password: PASSWORD, customer_id: '{tenant}' } };
const bearing = (token: string): ExampleRequest => ({ headers: { Authorization: `Bearer ${token}` } });
const validating = (token: string): ExampleRequest => ({ body: { token, customer_id: '{tenant}' } });

const notLoggedIn = failed(400, 'Authentication Failed', 'Invalid Email or Password');
const notValid = failed(400, '', 'Invalid token or customer id');
const unauthorized = failed(401, 'Unauthorized', 'Please authenticate to access this API.');

const noData: Schema = { type: 'object', maxProperties: 0 };
const validated = objectOf({ token: { type: 'string' }, refresh_token: { const: '' } });

function refusal(description: string): ResponseDocs {
  return { description, schema: schemaRef('EnvelopeOfFailure') };
}

export const operations: Readonly<Record<string, OperationDocs>> = {
  'POST /login': {
    summary: 'Log in with email and password',
    description:
      'The session begins on the first site of the account that `customer_id`, or the path, names. The token lives 7 days.',
    data: schemaRef('Tokens'),
    refusals: {
      400: refusal('Whatever is wrong with the credentials or the request; also after too many failures.'),
    },
    examples: {
      loggedIn: {
        summary: 'Logged in',
        request: loggingIn,
        answer: success(
          { token: '{new_token}', refresh_token: '{new_refresh_token}' },
          'User Logged In Successfully',
        ),
      },
      form: {
        summary: 'As a form',
        request: { form: { email: '{email}', password: PASSWORD, customer_id: '{tenant}' } },
        answer: success(
          { token: '{new_token}', refresh_token: '{new_refresh_token}' },
          'User Logged In Successfully',
        ),
      },
      wrongPassword: {
        summary: 'Wrong credentials',
        request: { body: { email: '{email}', password: 'wrongPassword', customer_id: '{tenant}' } },
        answer: notLoggedIn,
      },
      otherTenant: {
        summary: 'Another tenant’s name',
        request: { body: { email: '{email}', password: PASSWORD, customer_id: 'elsewhere' } },
        answer: notLoggedIn,
      },
      missingFields: {
        summary: 'Missing fields',
        request: { body: { customer_id: '{tenant}' } },
        answer: notLoggedIn,
      },
      locked: {
        summary: 'After too many failures, be the password right or wrong',
        given: 'locked',
        request: loggingIn,
        answer: notLoggedIn,
      },
      notJson: { summary: 'A body that is not JSON', request: { body: '{"email": ' }, answer: notUnderstood },
    },
  },
  'GET /refresh/token': {
    summary: 'A fresh token for a refresh token',
    description:
      'The bearer is the refresh token of the login or of the last refresh; each can be used once. The new token lives 24 hours.',
    data: schemaRef('Tokens'),
    refusals: { 401: refusal('No refresh token, or one that is not good.') },
    examples: {
      refreshed: {
        summary: 'A fresh pair',
        request: bearing('{refresh_token}'),
        answer: success({ token: '{new_token}', refresh_token: '{new_refresh_token}' }, ''),
      },
      accessToken: {
        summary: 'An access token in its place',
        request: bearing('{token}'),
        answer: unauthorized,
      },
      noToken: { summary: 'No token', request: {}, answer: unauthorized },
    },
  },
  'POST /logout': {
    summary: 'End the session of a token',
    description: 'The token and its refresh token are dead at once.',
    data: noData,
    refusals: { 401: refusal('No token, or one that is not good.') },
    examples: {
      loggedOut: {
        summary: 'Logged out',
        request: bearing('{token}'),
        answer: success({}, 'User logged out successfully!'),
      },
      again: {
        summary: 'A token after its logout',
        request: bearing('{revoked_token}'),
        answer: unauthorized,
      },
      expired: { summary: 'An expired token', request: bearing('{expired_token}'), answer: unauthorized },
      noToken: { summary: 'No token', request: {}, answer: unauthorized },
    },
  },
  'POST /validate/accesstoken': {
    summary: 'Is this token still good?',
    description:
      'Asked as the holder of the token in the body, without other credentials. The token has to be of the account that `customer_id`, or the path, names. Answers with that token; `refresh_token` is empty, since none is presented.',
    data: validated,
    refusals: { 400: refusal('The token is not good, not of this account, or missing.') },
    examples: {
      valid: {
        summary: 'A valid token',
        request: validating('{token}'),
        answer: success({ token: '{token}', refresh_token: '' }, 'Token is Valid'),
      },
      companyPrefix: {
        summary: 'The account as the original’s clients name it',
        request: { body: { token: '{token}', customer_id: 'prancer-{tenant}' } },
        answer: success({ token: '{token}', refresh_token: '' }, 'Token is Valid'),
      },
      revoked: {
        summary: 'A token after its logout',
        request: validating('{revoked_token}'),
        answer: notValid,
      },
      expired: { summary: 'An expired token', request: validating('{expired_token}'), answer: notValid },
      superseded: {
        summary: 'A token that a newer login displaced',
        request: validating('{superseded_token}'),
        answer: notValid,
      },
      foreign: {
        summary: 'Another account’s token',
        request: validating('{foreign_token}'),
        answer: notValid,
      },
      malformed: { summary: 'A text that is no token', request: validating('not-a-token'), answer: notValid },
      missingFields: {
        summary: 'No token',
        request: { body: { customer_id: '{tenant}' } },
        answer: notValid,
      },
      notJson: { summary: 'A body that is not JSON', request: { body: '{"token": ' }, answer: notUnderstood },
    },
  },
};
