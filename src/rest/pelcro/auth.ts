import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { profileFields, profileInput } from './profile.ts';
import { bareCustomerResource, customerResource, customerWithToken } from './resources.ts';

/** `/auth/*`: a login's beginning and its end. */
export const authRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/auth/register',
    caller: 'anyone',
    fields: {
      email: { type: 'text', required: true },
      password: { type: 'text', required: true },
      ...profileFields,
    },
    document: graphql(`
      mutation ShimRegister($input: RegisterInput!) {
        register(input: $input) {
          token
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input }) => ({
      input: { email: input.email, password: input.password, ...profileInput(input) },
    }),
    reply: ({ register }) => customerWithToken(register.customer, register.token),
    alwaysErrors: true,
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/login',
    caller: 'anyone',
    fields: {
      email: { type: 'text', requiredWithout: 'username' },
      username: { type: 'text' },
      password: { type: 'text', required: true },
    },
    document: graphql(`
      mutation ShimLogin($input: LoginInput!) {
        login(input: $input) {
          token
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    // The schema takes one of the two; forms send both.
    variables: ({ input: { email, username, password } }) => ({
      input: email ? { email, password } : { username, password },
    }),
    reply: ({ login }) => customerWithToken(login.customer, login.token),
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/idp/login',
    caller: 'anyone',
    fields: {
      idp_name: { type: 'text', required: true },
      idp_token: { type: 'text', required: true },
      email: { type: 'text' },
      first_name: { type: 'text' },
      last_name: { type: 'text' },
    },
    document: graphql(`
      mutation ShimIdpLogin($input: LoginWithIdentityProviderInput!) {
        loginWithIdentityProvider(input: $input) {
          token
          waysInChanged
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input }) => ({
      input: {
        provider: input.idp_name,
        token: input.idp_token,
        email: input.email,
        firstName: input.first_name,
        lastName: input.last_name,
      },
    }),
    reply: ({ loginWithIdentityProvider: { customer, token, waysInChanged } }) =>
      customerWithToken(customer, token, waysInChanged),
    legacyNames: { provider: 'idp_name', token: 'idp_token' },
  }),
  defineRoute({
    method: 'POST',
    path: '/auth/logout',
    caller: 'customer',
    fields: {},
    document: graphql(`
      mutation ShimLogout {
        logout(acceptReplacedToken: true) {
          customerId
          shownCustomer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: () => ({}),
    reply: ({ logout: { shownCustomer, customerId } }) =>
      shownCustomer ? customerResource(shownCustomer) : bareCustomerResource(customerId),
  }),
];
