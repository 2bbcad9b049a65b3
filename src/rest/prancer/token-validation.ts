import { defineRoute } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { objectOf } from '../openapi/schema.ts';
import { answerTo, failed, type PrancerRoute, type Reply, refuseWith, tenantField } from './envelope.ts';
import { refusal, succeeded } from './examples.ts';

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
      refusals: refusal(400, 'The token is missing, invalid, or of another account.'),
      examples: {
        valid: example(
          'A valid token',
          validating('{token}'),
          succeeded({ data: { token: '{token}', refresh_token: '' }, message: 'Token is Valid' }),
        ),
        companyPrefix: example(
          'The account as the original’s clients name it',
          { body: { token: '{token}', customer_id: 'prancer-{tenant}' } },
          succeeded({ data: { token: '{token}', refresh_token: '' }, message: 'Token is Valid' }),
        ),
        revoked: example('A token after its logout', validating('{revoked_token}'), refuseWith(notValid)),
        expired: example('An expired token', validating('{expired_token}'), refuseWith(notValid)),
        superseded: example(
          'A token whose session a newer login replaced',
          validating('{superseded_token}'),
          refuseWith(notValid),
        ),
        foreign: example('Another account’s token', validating('{foreign_token}'), refuseWith(notValid)),
        malformed: example('A text that is not a token', validating('not-a-token'), refuseWith(notValid)),
        missingFields: example('No token', { body: { customer_id: '{tenant}' } }, refuseWith(notValid)),
        notJson: example('A body that is not JSON', { body: '{"token": ' }, answerTo('BAD_REQUEST')),
      },
    },
  }),
};
