import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, type Examples, example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { email, profileFields, profileInput } from './customer-fields.ts';
import { customerWithToken, john, newToken } from './customer-resource.ts';
import { validationError } from './errors.ts';
import { byJohn, johnWithNewToken, success, tokenInBody, withBadToken, withoutSite } from './examples.ts';

const renaming: ExampleRequest = { ...byJohn, body: { first_name: 'Jane', last_name: 'Smith' } };
const johnWithPresentedToken = success({ ...john(), auth_token: '{token}', token: '{token}' });

const customerDocument = graphql(`
  query ShimCustomer {
    me {
      ...CustomerResource
    }
  }
`);

function readCustomer(method: 'GET' | 'POST', summary: string, examples: Examples): Route {
  return defineRoute({
    method,
    path: '/customer',
    caller: 'customer',
    fields: {},
    document: customerDocument,
    variables: () => ({}),
    // Pelcro's client stores the token of this answer as its login.
    reply: ({ me }, { bearer }) => (me && bearer !== null ? customerWithToken(me, bearer) : null),
    docs: {
      summary,
      description: 'Answers with the customer and the presented token. No new token is issued.',
      data: schemaRef('CustomerWithToken'),
      examples: {
        read: example('The customer', byJohn, johnWithPresentedToken),
        ...examples,
        ...withoutSite(byJohn),
        ...withBadToken(byJohn),
      },
    },
  });
}

/** `/customer`: the customer of a token. */
export const customerRoutes: readonly Route[] = [
  readCustomer('GET', 'Read the customer of the token', {}),
  readCustomer('POST', 'Read the customer of the token, for callers that cannot send a header with GET', {
    tokenInBody: example('The token in the body', tokenInBody(byJohn), johnWithPresentedToken),
  }),
  defineRoute({
    method: 'PUT',
    path: '/customer',
    caller: 'customer',
    fields: { email: { ...email, required: false }, ...profileFields },
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
    docs: {
      summary: 'Change the customer',
      description: [
        'Absent fields keep their value. Null or an empty text clears a field. `metadata` is merged (RFC 7396). Answers with the customer and a new token for the same session.',
        'A new email address is the login name at once. A verification link is sent to it. A login with the new address and the password confirms the change. Until the change is confirmed and the new address is verified, links and codes for login and password reset go to the previous address. A mail informs the previous address. The link in that mail reverts the change.',
      ].join('\n\n'),
      data: schemaRef('CustomerWithToken'),
      examples: {
        renamed: example(
          'Another name',
          renaming,
          success({
            ...john({ first_name: 'Jane', last_name: 'Smith', name: 'Jane Smith', full_name: 'Jane Smith' }),
            ...newToken,
          }),
        ),
        emptyMetadata: example(
          'Empty metadata as PHP writes it, which changes nothing',
          { ...byJohn, body: { metadata: [] } },
          johnWithNewToken,
        ),
        form: example(
          'Metadata, as a form',
          { ...byJohn, form: { 'metadata[plan]': 'gold' } },
          success({ ...john({ metadata: { plan: 'gold' } }), ...newToken }),
        ),
        tokenInBody: example(
          'The token in the body',
          tokenInBody({ ...byJohn, body: { display_name: 'Johnny' } }),
          success({ ...john({ display_name: 'Johnny' }), ...newToken }),
        ),
        emailTaken: example(
          'A taken email address',
          { ...byJohn, body: { email: '{other_email}' } },
          validationError({ email: ['The email has already been taken.'] }),
        ),
        wrongType: example(
          'A field of the wrong type',
          { ...byJohn, body: { metadata: 'gold' } },
          validationError({ metadata: ['The metadata must be an object.'] }),
        ),
        ...withoutSite(renaming),
        ...withBadToken(renaming),
      },
    },
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
    docs: {
      summary: 'Issue a new token for the same session',
      description:
        'Answers with the customer and the new token. The presented token remains valid, too. An expired token cannot be refreshed.',
      data: schemaRef('CustomerWithToken'),
      examples: {
        refreshed: example('A new token', byJohn, johnWithNewToken),
        tokenInBody: example('The token in the body', tokenInBody(byJohn), johnWithNewToken),
        ...withoutSite(byJohn),
        ...withBadToken(byJohn),
      },
    },
  }),
];
