import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type Envelope, failed, type Reply } from './envelope.ts';
import { authenticationFailed, unauthorized } from './errors.ts';

const LOGIN_TOKEN_LIFETIME_SECONDS = 7 * 86_400;
const REFRESHED_TOKEN_LIFETIME_SECONDS = 86_400;

/** A route that answers everything its caller does wrong alike. */
export type PrancerRoute = Route<Reply> & { refusal: Envelope };

export const prancerRoutes: readonly PrancerRoute[] = [
  {
    refusal: authenticationFailed('Invalid Email or Password'),
    ...defineRoute({
      method: 'POST',
      path: '/login',
      caller: 'anyone',
      fields: {
        email: { type: 'text', required: true },
        password: { type: 'text', required: true },
        customer_id: { type: 'text' },
      },
      document: graphql(`
        mutation ShimTenantLogin($input: LoginInput!) {
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
    }),
  },
  {
    refusal: unauthorized,
    ...defineRoute({
      method: 'GET',
      path: '/refresh/token',
      // The bearer is a refresh token, which is no authorization.
      caller: 'anyone',
      fields: {},
      document: graphql(`
        mutation ShimTenantRefresh($refreshToken: String!, $tokenLifetimeSeconds: Int!) {
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
        mutation ShimTenantLogout {
          logout {
            customer {
              id
            }
          }
        }
      `),
      variables: () => ({}),
      reply: (): Reply => ({ data: {}, message: 'User logged out successfully!' }),
    }),
  },
  {
    refusal: failed(400, '', 'Invalid token or customer id'),
    ...defineRoute({
      method: 'POST',
      path: '/validate/accesstoken',
      caller: 'token-in-body',
      fields: {
        token: { type: 'text', required: true },
        customer_id: { type: 'text' },
      },
      // The verdict says whether the token is good, `me` whether it is of the account that was named.
      document: graphql(`
        query ShimTenantValidateToken($token: String!) {
          validateToken(token: $token) {
            valid
          }
          me {
            id
          }
        }
      `),
      variables: ({ input: { token } }) => ({ token }),
      // Clients go on with the token of this answer. No refresh token is presented, so there is none to give back.
      reply: ({ validateToken, me }, { input: { token } }): Reply | null =>
        validateToken.valid && me ? { data: { token, refresh_token: '' }, message: 'Token is Valid' } : null,
    }),
  },
];
