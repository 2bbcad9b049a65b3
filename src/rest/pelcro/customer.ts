import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { profileFields, profileInput } from './profile.ts';
import { customerWithToken } from './resources.ts';

const customerDocument = graphql(`
  query ShimCustomer {
    me {
      ...CustomerResource
    }
  }
`);

function readCustomer(method: 'GET' | 'POST'): Route {
  return defineRoute({
    method,
    path: '/customer',
    caller: 'customer',
    fields: {},
    document: customerDocument,
    variables: () => ({}),
    // The original's client keeps the token of this answer as the login.
    reply: ({ me }, { bearer }) => (me && bearer !== null ? customerWithToken(me, bearer) : null),
  });
}

/** `/customer`: whom a token belongs to. */
export const customerRoutes: readonly Route[] = [
  readCustomer('GET'),
  readCustomer('POST'),
  defineRoute({
    method: 'PUT',
    path: '/customer',
    caller: 'customer',
    fields: { email: { type: 'text' }, ...profileFields },
    document: graphql(`
      mutation ShimUpdateCustomer($input: UpdateCustomerInput!) {
        updateCustomerAndRefresh(input: $input, confirmEmailLater: true) {
          token
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input }) => ({ input: { email: input.email, ...profileInput(input) } }),
    reply: ({ updateCustomerAndRefresh: { customer, token } }) => customerWithToken(customer, token),
  }),
  defineRoute({
    method: 'POST',
    path: '/customer/refresh',
    caller: 'customer',
    fields: {},
    document: graphql(`
      mutation ShimRefreshCustomer {
        refresh {
          token
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: () => ({}),
    reply: ({ refresh }) => customerWithToken(refresh.customer, refresh.token),
  }),
];
