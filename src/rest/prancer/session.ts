import { defineRoute } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { schemaRef } from '../openapi/schema.ts';
import { type PrancerRoute, type Reply, tenantField } from './envelope.ts';
import { loginRefused, refuseWith, unauthorized } from './errors.ts';
import { bearing, loggingIn, notUnderstood, PASSWORD, refusal, succeeded } from './examples.ts';

const LOGIN_TOKEN_LIFETIME_SECONDS = 7 * 86_400;
const REFRESHED_TOKEN_LIFETIME_SECONDS = 86_400;

const newTokens = { token: '{new_token}', refresh_token: '{new_refresh_token}' };

/** `/login`, `/refresh/token`, `/logout`. */
export const sessionRoutes: readonly PrancerRoute[] = [
  {
    refusal: loginRefused,
    ...defineRoute({
      method: 'POST',
      path: '/login',
      caller: 'anyone',
      fields: {
        email: { type: 'text', required: true },
        password: { type: 'text', required: true },
        customer_id: tenantField,
      },
      document: graphql(`
        mutation ShimPrancerLogin($input: LoginInput!) {
          login(input: $input) {
            token
            refreshToken
          }
        }
      `),
      variables: ({ input: { email, password } }) => ({
        input: { email, password, tokenLifetimeSeconds: LOGIN_TOKEN_LIFETIME_SECONDS },
      }),
      reply: ({ login }): Reply => ({
        data: { token: login.token, refresh_token: login.refreshToken },
        message: 'User Logged In Successfully',
      }),
      docs: {
        summary: 'Log in with email and password',
        description:
          'Opens a session on the first site of the account that `customer_id` or the path names. The token is valid for 7 days.',
        data: schemaRef('Tokens'),
        refusals: {
          400: refusal('Any error in the credentials or the request, and too many failed logins.'),
        },
        examples: {
          loggedIn: {
            summary: 'Logged in',
            request: loggingIn,
            answer: succeeded({ data: newTokens, message: 'User Logged In Successfully' }),
          },
          form: {
            summary: 'As a form',
            request: { form: { email: '{email}', password: PASSWORD, customer_id: '{tenant}' } },
            answer: succeeded({ data: newTokens, message: 'User Logged In Successfully' }),
          },
          wrongPassword: {
            summary: 'Wrong credentials',
            request: { body: { email: '{email}', password: 'wrongPassword', customer_id: '{tenant}' } },
            answer: refuseWith(loginRefused),
          },
          otherTenant: {
            summary: 'Another tenant’s name',
            request: { body: { email: '{email}', password: PASSWORD, customer_id: 'elsewhere' } },
            answer: refuseWith(loginRefused),
          },
          missingFields: {
            summary: 'Missing fields',
            request: { body: { customer_id: '{tenant}' } },
            answer: refuseWith(loginRefused),
          },
          locked: {
            summary: 'After too many failures, whether the password is right or wrong',
            given: 'locked',
            request: loggingIn,
            answer: refuseWith(loginRefused),
          },
          notJson: {
            summary: 'A body that is not JSON',
            request: { body: '{"email": ' },
            answer: notUnderstood,
          },
        },
      },
    }),
  },
  {
    refusal: unauthorized,
    ...defineRoute({
      method: 'GET',
      path: '/refresh/token',
      // The bearer is a refresh token, which does not authorize the caller.
      caller: 'anyone',
      fields: {},
      document: graphql(`
        mutation ShimPrancerRefresh($refreshToken: String!, $tokenLifetimeSeconds: Int!) {
          refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) {
            token
            refreshToken
          }
        }
      `),
      variables: ({ bearer }) => ({
        refreshToken: bearer ?? '',
        tokenLifetimeSeconds: REFRESHED_TOKEN_LIFETIME_SECONDS,
      }),
      reply: ({ refresh }): Reply => ({
        data: { token: refresh.token, refresh_token: refresh.refreshToken },
        message: '',
      }),
      docs: {
        summary: 'Refresh the token',
        description:
          'The bearer is the refresh token of the login or of the last refresh. Each can be used once. The new token is valid for 24 hours.',
        data: schemaRef('Tokens'),
        refusals: { 401: refusal('A missing or invalid refresh token.') },
        examples: {
          refreshed: {
            summary: 'A new pair',
            request: bearing('{refresh_token}'),
            answer: succeeded({ data: newTokens, message: '' }),
          },
          accessToken: {
            summary: 'An access token instead',
            request: bearing('{token}'),
            answer: refuseWith(unauthorized),
          },
          noToken: { summary: 'No token', request: {}, answer: refuseWith(unauthorized) },
        },
      },
    }),
  },
  {
    refusal: unauthorized,
    ...defineRoute({
      method: 'POST',
      path: '/logout',
      caller: 'customer',
      fields: {},
      document: graphql(`
        mutation ShimPrancerLogout {
          logout {
            customer {
              id
            }
          }
        }
      `),
      variables: () => ({}),
      reply: (): Reply => ({ data: {}, message: 'User logged out successfully!' }),
      docs: {
        summary: 'End the session of a token',
        description: 'The token and its refresh token are invalid at once.',
        data: { type: 'object', maxProperties: 0 },
        refusals: { 401: refusal('A missing or invalid token.') },
        examples: {
          loggedOut: {
            summary: 'Logged out',
            request: bearing('{token}'),
            answer: succeeded({ data: {}, message: 'User logged out successfully!' }),
          },
          again: {
            summary: 'A token after its logout',
            request: bearing('{revoked_token}'),
            answer: refuseWith(unauthorized),
          },
          expired: {
            summary: 'An expired token',
            request: bearing('{expired_token}'),
            answer: refuseWith(unauthorized),
          },
          noToken: { summary: 'No token', request: {}, answer: refuseWith(unauthorized) },
        },
      },
    }),
  },
];
