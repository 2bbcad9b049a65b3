import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { schemaRef } from '../openapi/schema.ts';
import { mailedToken } from './customer-fields.ts';
import { customerResource, john, johnByMailbox, mailboxOwnerResource } from './customer-resource.ts';
import { answerTo, requiredError } from './errors.ts';
import { atSite, byJohn, refusal, success, withBadToken, withoutSite } from './examples.ts';

const verifying: ExampleRequest = { query: atSite, body: { email_verify_token: '{verification_token}' } };

/** `/customer/email/verify`: GET requests the mail, POST presents its token. */
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
    docs: {
      summary: 'Mail the customer a link that verifies their email',
      description:
        'The link is the site’s page with `?view=email-verify&token=…`, valid once and for one day. Limit: 5 requests per hour.',
      data: schemaRef('Customer'),
      refusals: refusal(404, 'The email has already been verified.'),
      examples: {
        sent: example('Sent', byJohn, success(john())),
        alreadyVerified: example(
          'An email that is verified',
          { query: atSite, headers: { Authorization: 'Bearer {verified_token}' } },
          answerTo('EMAIL_ALREADY_VERIFIED'),
        ),
        ...withoutSite(byJohn),
        ...withBadToken(byJohn),
      },
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/customer/email/verify',
    caller: 'anyone',
    fields: { email_verify_token: mailedToken },
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
    docs: {
      summary: 'Verify an email with the token of the link',
      description: 'Of the customer, the answer shows only the id, the email and whether it is verified.',
      data: schemaRef('MailboxOwner'),
      refusals: refusal(404, 'A token that is wrong, expired or used, or was sent to another email.'),
      examples: {
        verified: example('Verified', verifying, success(johnByMailbox())),
        wrongToken: example(
          'A token that is wrong or used',
          { query: atSite, body: { email_verify_token: '{withdrawn_reset_token}' } },
          answerTo('ONE_TIME_TOKEN_INVALID'),
        ),
        missing: example('No token', { query: atSite, body: {} }, requiredError('email_verify_token')),
        ...withoutSite(verifying),
      },
    },
  }),
];
