import { defineRoute } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import {
  answerTo,
  loginRefused,
  type PrancerRoute,
  type Reply,
  refuseWith,
  tenantField,
  unauthorized,
} from './envelope.ts';
import { bearing, loggingIn, PASSWORD, refusal, succeeded } from './examples.ts';

const LOGIN_TOKEN_LIFETIME_SECONDS = 7 * 86_400;
const REFRESHED_TOKEN_LIFETIME_SECONDS = 86_400;

const LOGGED_IN = 'User Logged In Successfully';
const LOGGED_OUT = 'User logged out successfully!';

const newTokens = { token: '{new_token}', refresh_token: '{new_refresh_token}' };
const loggedIn = succeeded({ data: newTokens, message: LOGGED_IN });
const notLoggedIn = refuseWith(loginRefused);
const notAuthorized = refuseWith(unauthorized);

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
        message: LOGGED_IN,
      }),
      docs: {
        summary: 'Log in with email and password',
        description:
          'Opens a session on the first site of the account that `customer_id` or the path names. The token is valid for 7 days.',
        data: schemaRef('Tokens'),
        refusals: refusal(400, 'Any error in the credentials or the request, and too many failed logins.'),
        examples: {
          loggedIn: example('Logged in', loggingIn, loggedIn),
          form: example(
            'As a form',
            { form: { email: '{email}', password: PASSWORD, customer_id: '{tenant}' } },
            loggedIn,
          ),
          wrongPassword: example(
            'Wrong credentials',
            { body: { email: '{email}', password: 'wrongPassword', customer_id: '{tenant}' } },
            notLoggedIn,
          ),
          otherTenant: example(
            'Another tenant’s name',
            { body: { email: '{email}', password: PASSWORD, customer_id: 'elsewhere' } },
            notLoggedIn,
          ),
          missingFields: example('Missing fields', { body: { customer_id: '{tenant}' } }, notLoggedIn),
          locked: example(
            'After too many failures, whether the password is right or wrong',
            loggingIn,
            notLoggedIn,
            'locked',
          ),
          notJson: example('A body that is not JSON', { body: '{"email": ' }, answerTo('BAD_REQUEST')),
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
          'The bearer is the refresh token of the login or of the last refresh. Each can be used once. If the request is repeated within ten seconds, the answer has the same new refresh token. The new token is valid for 24 hours.',
        data: schemaRef('Tokens'),
        refusals: refusal(401, 'A missing or invalid refresh token.'),
        examples: {
          refreshed: example(
            'A new pair',
            bearing('{refresh_token}'),
            succeeded({ data: newTokens, message: '' }),
          ),
          accessToken: example('An access token instead', bearing('{token}'), notAuthorized),
          noToken: example('No token', {}, notAuthorized),
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
      reply: (): Reply => ({ data: {}, message: LOGGED_OUT }),
      docs: {
        summary: 'End the session of a token',
        description: 'The token and its refresh token are invalid at once.',
        data: { type: 'object', maxProperties: 0 },
        refusals: refusal(401, 'A missing or invalid token.'),
        examples: {
          loggedOut: example('Logged out', bearing('{token}'), succeeded({ data: {}, message: LOGGED_OUT })),
          again: example('A token after its logout', bearing('{revoked_token}'), notAuthorized),
          expired: example('An expired token', bearing('{expired_token}'), notAuthorized),
          noToken: example('No token', {}, notAuthorized),
        },
      },
    }),
  },
];
