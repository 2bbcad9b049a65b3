import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { customerResource, mailboxOwnerResource } from './resources.ts';

/** `/customer/email/verify`: GET asks for the mail, POST presents what was in it. */
export const emailVerificationRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/customer/email/verify',
    caller: 'customer',
    fields: {},
    document: graphql(`
      mutation ShimRequestEmailVerification {
        requestEmailVerification {
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: () => ({}),
    reply: ({ requestEmailVerification }) => customerResource(requestEmailVerification.customer),
  }),
  defineRoute({
    method: 'POST',
    path: '/customer/email/verify',
    caller: 'anyone',
    fields: { email_verify_token: { type: 'text', required: true } },
    document: graphql(`
      mutation ShimVerifyEmail($token: String!) {
        verifyEmail(token: $token) {
          customer {
            ...MailboxOwnerResource
          }
        }
      }
    `),
    variables: ({ input }) => ({ token: input.email_verify_token }),
    reply: ({ verifyEmail }) => mailboxOwnerResource(verifyEmail.customer),
    legacyNames: { token: 'email_verify_token' },
  }),
];
