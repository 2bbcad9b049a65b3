import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { bareCustomerResource, bareJohn, customerResource, john } from './customer-resource.ts';
import { atSite, byJohn, success, tokenInBody, withBadToken, withoutSite } from './examples.ts';

export const logoutRoute: Route = defineRoute({
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
  docs: {
    summary: 'End the session of a token',
    description:
      'The token is invalid everywhere at once. Answers with the customer, without a token. For 60 seconds after a change of the password, the token that made the change is accepted too, once. It ends the session that `/password/update` opened, and the answer shows only the id.',
    data: { anyOf: [schemaRef('Customer'), schemaRef('BareCustomer')] },
    examples: {
      loggedOut: example('Logged out', byJohn, success(john())),
      tokenInBody: example('The token in the body', tokenInBody(byJohn), success(john())),
      replacedToken: example(
        'The token with which the customer has just changed the password',
        { query: atSite, headers: { Authorization: 'Bearer {replaced_token}' } },
        success(bareJohn()),
      ),
      ...withoutSite(byJohn),
      ...withBadToken(byJohn),
    },
  },
});
