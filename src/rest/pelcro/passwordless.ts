import { defineRoute, type Refusals, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { customerWithToken } from './resources.ts';

/** What the original says of an email that nobody has, where the site wants it said. */
export const UNKNOWN_EMAIL = { status: 404, message: 'Invalid credentials! Please try again.' } as const;

const disabled: Refusals = {
  FEATURE_DISABLED: { status: 400, message: 'Passwordless login is not enabled for this site.' },
};

/** `/auth/passwordless/*`. */
export const passwordlessRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/auth/passwordless/request',
    caller: 'anyone',
    fields: { email: { type: 'text', required: true }, referer: { type: 'text' } },
    document: graphql(`
      mutation ShimRequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {
        requestPasswordlessLogin(input: $input) {
          accepted
        }
      }
    `),
    variables: ({ input: { email, referer } }) => ({ input: { email, referer } }),
    reply: () => ({}),
    refusals: { ...disabled, NOT_FOUND: UNKNOWN_EMAIL },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/passwordless/login',
    caller: 'anyone',
    fields: { token: { type: 'text', required: true } },
    document: graphql(`
      mutation ShimPasswordlessLogin($token: String!) {
        passwordlessLogin(token: $token) {
          token
          waysInChanged
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input: { token } }) => ({ token }),
    reply: ({ passwordlessLogin: { customer, token, waysInChanged } }) =>
      customerWithToken(customer, token, waysInChanged),
    refusals: disabled,
  }),
];
