import { defineRoute } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import type { ExampleRequest } from '../openapi/example.ts';
import { objectOf } from '../openapi/schema.ts';
import { failed, type PrancerRoute, type Reply, tenantField } from './envelope.ts';
import { refuseWith } from './errors.ts';
import { notUnderstood, refusal, succeeded } from './examples.ts';

const notValid = failed(400, '', 'Invalid token or customer id');
const validating = (token: string): ExampleRequest => ({ body: { token, customer_id: '{tenant}' } });

/** `/validate/accesstoken`. */
export const tokenValidationRoute: PrancerRoute = {
  refusal: notValid,
  ...defineRoute({
    method: 'POST',
    path: '/validate/accesstoken',
    caller: 'token-in-body',
    fields: {
      token: { type: 'text', required: true, note: 'The access token.' },
      customer_id: tenantField,
    },
    // `validateToken` tells whether the token is valid, `me` whether it belongs to the named account.
    document: graphql(`
      query ShimPrancerValidateToken($token: String!) {
        validateToken(token: $token) {
          valid
        }
        me {
          id
        }
      }
    `),
    variables: ({ input: { token } }) => ({ token }),
    // Clients continue with the token of this answer. No refresh token is presented, so none is returned.
    reply: ({ validateToken, me }, { input: { token } }): Reply | null =>
      validateToken.valid && me ? { data: { token, refresh_token: '' }, message: 'Token is Valid' } : null,
    docs: {
      summary: 'Validate a token',
      description:
        'Needs no credentials but the token in the body. The token has to belong to the account that `customer_id` or the path names. Answers with that token. `refresh_token` is empty, because none is presented.',
      data: objectOf({ token: { type: 'string' }, refresh_token: { const: '' } }),
      refusals: { 400: refusal('The token is missing, invalid, or of another account.') },
      examples: {
        valid: {
          summary: 'A valid token',
          request: validating('{token}'),
          answer: succeeded({ data: { token: '{token}', refresh_token: '' }, message: 'Token is Valid' }),
        },
        companyPrefix: {
          summary: 'The account as the original’s clients name it',
          request: { body: { token: '{token}', customer_id: 'prancer-{tenant}' } },
          answer: succeeded({ data: { token: '{token}', refresh_token: '' }, message: 'Token is Valid' }),
        },
        revoked: {
          summary: 'A token after its logout',
          request: validating('{revoked_token}'),
          answer: refuseWith(notValid),
        },
        expired: {
          summary: 'An expired token',
          request: validating('{expired_token}'),
          answer: refuseWith(notValid),
        },
        superseded: {
          summary: 'A token whose session a newer login replaced',
          request: validating('{superseded_token}'),
          answer: refuseWith(notValid),
        },
        foreign: {
          summary: 'Another account’s token',
          request: validating('{foreign_token}'),
          answer: refuseWith(notValid),
        },
        malformed: {
          summary: 'A text that is not a token',
          request: validating('not-a-token'),
          answer: refuseWith(notValid),
        },
        missingFields: {
          summary: 'No token',
          request: { body: { customer_id: '{tenant}' } },
          answer: refuseWith(notValid),
        },
        notJson: {
          summary: 'A body that is not JSON',
          request: { body: '{"token": ' },
          answer: notUnderstood,
        },
      },
    },
  }),
};
