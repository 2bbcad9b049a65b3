import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { type ExampleRequest, example } from '../openapi/example.ts';
import { objectOf, schemaRef } from '../openapi/schema.ts';
import { email, legacyBotToken, mailedToken, password, referer, securityToken } from './customer-fields.ts';
import {
  changedWaysIn,
  customerWithToken,
  johnByMailbox,
  mailboxOwnerResource,
} from './customer-resource.ts';
import { answerTo, applicationError, UNKNOWN_EMAIL, validationError } from './errors.ts';
import {
  atSite,
  byJohn,
  johnWithNewToken,
  PASSWORD,
  refusal,
  success,
  tokenInBody,
  withBadToken,
  withoutSite,
  withUnknownEmail,
} from './examples.ts';

const NEW_PASSWORD = 'anotherPassword456';
const forgetting: ExampleRequest = { query: atSite, body: { email: '{email}' } };
const resetFields = {
  email: '{email}',
  token: '{reset_token}',
  password: NEW_PASSWORD,
  password_confirmation: NEW_PASSWORD,
};
const resetting: ExampleRequest = { query: atSite, body: resetFields };
const changing: ExampleRequest = {
  ...byJohn,
  body: { old_password: PASSWORD, new_password: NEW_PASSWORD, confirm_new_password: NEW_PASSWORD },
};

/** `/password/*`. */
export const passwordRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/password/forgot',
    caller: 'anyone',
    fields: { email, referer, security_token: securityToken },
    document: graphql(`
      mutation ShimForgotPassword($input: RequestPasswordResetInput!) {
        requestPasswordReset(input: $input) {
          accepted
        }
      }
    `),
    variables: ({ input: { email, referer, security_token: botToken } }) => ({
      input: { email, referer, botToken },
    }),
    legacyNames: legacyBotToken,
    reply: () => ({}),
    refusals: { NOT_FOUND: UNKNOWN_EMAIL },
    docs: {
      summary: 'Mail a link for a new password',
      description:
        'The link is the site’s page with `?view=password-reset&token=…&email=…`, valid once and for one hour. It invalidates earlier links. Limits: 5 requests per hour and email, 30 per hour and IP address. `referer` is passed on to the webhook only.',
      data: objectOf({}),
      refusals: refusal(404, 'An unknown email, on a site that reveals unknown emails.'),
      examples: {
        accepted: example('Accepted', forgetting, success({})),
        ...withUnknownEmail(atSite),
        wrongEmail: example(
          'No email address',
          { query: atSite, body: { email: 'john.doe' } },
          validationError({ email: ['The email must be a valid email address.'] }),
        ),
        ...withoutSite(forgetting),
      },
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/password/reset',
    caller: 'anyone',
    fields: {
      email,
      token: mailedToken,
      password,
      password_confirmation: { type: 'text', required: true, sameAs: 'password' },
    },
    document: graphql(`
      mutation ShimResetPassword($input: ResetPasswordInput!) {
        resetPassword(input: $input) {
          waysInChanged
          customer {
            ...MailboxOwnerResource
          }
        }
      }
    `),
    variables: ({ input: { email, token, password } }) => ({ input: { email, token, password } }),
    reply: ({ resetPassword: { customer, waysInChanged } }) => ({
      ...mailboxOwnerResource(customer),
      ...changedWaysIn(waysInChanged),
    }),
    // Pelcro answers all field errors of this route with 404.
    refusals: { VALIDATION_FAILED: { status: 404, message: null } },
    docs: {
      summary: 'Set a new password with the token of the link',
      description:
        'Every session of the customer ends. They log in with the new password. Of the customer, the answer shows only the id, the email and whether it is verified. All field errors but those of `site_id` are a 404.',
      data: schemaRef('MailboxOwner'),
      refusals: refusal(
        404,
        'A token that is wrong, expired or used, or a field that is missing or invalid.',
      ),
      examples: {
        reset: example('A new password', resetting, success(johnByMailbox())),
        usedToken: example(
          'A token that is used or invalidated',
          { ...resetting, body: { ...resetFields, token: '{withdrawn_reset_token}' } },
          answerTo('ONE_TIME_TOKEN_INVALID'),
        ),
        mismatch: example(
          'Two passwords that differ',
          { ...resetting, body: { ...resetFields, password_confirmation: 'yetAnother789' } },
          applicationError(404, 'The password confirmation and password must match.'),
        ),
        shortPassword: example(
          'A password that is too short',
          { ...resetting, body: { ...resetFields, password: 'short', password_confirmation: 'short' } },
          applicationError(404, 'The password must be at least 6 characters.'),
        ),
        ...withoutSite(resetting),
      },
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/password/update',
    caller: 'customer',
    fields: {
      old_password: { type: 'text', required: true },
      new_password: {
        type: 'text',
        required: true,
        note: 'From 6 to 256 characters, and different from the old one.',
      },
      confirm_new_password: { type: 'text', required: true, sameAs: 'new_password' },
    },
    document: graphql(`
      mutation ShimUpdatePassword($input: ChangePasswordInput!) {
        changePassword(input: $input) {
          token
          customer {
            ...CustomerResource
          }
        }
      }
    `),
    variables: ({ input }) => ({
      input: { oldPassword: input.old_password, newPassword: input.new_password },
    }),
    reply: ({ changePassword }) => customerWithToken(changePassword.customer, changePassword.token),
    docs: {
      summary: 'Change the password',
      description:
        'Ends every session of the customer and opens a new one. Answers with the customer and the token of the new session. A wrong old password counts as a failed login.',
      data: schemaRef('CustomerWithToken'),
      examples: {
        changed: example('Another password', changing, johnWithNewToken),
        tokenInBody: example('The token in the body', tokenInBody(changing), johnWithNewToken),
        wrongOldPassword: example(
          'A wrong old password',
          {
            ...byJohn,
            body: {
              old_password: 'wrongPassword',
              new_password: NEW_PASSWORD,
              confirm_new_password: NEW_PASSWORD,
            },
          },
          validationError({ old_password: ['The old password is incorrect.'] }),
        ),
        mismatch: example(
          'Two new passwords that differ',
          {
            ...byJohn,
            body: {
              old_password: PASSWORD,
              new_password: NEW_PASSWORD,
              confirm_new_password: 'yetAnotherPassword789',
            },
          },
          validationError({
            confirm_new_password: ['The confirm new password and new password must match.'],
          }),
        ),
        ...withoutSite(changing),
        ...withBadToken(changing),
      },
    },
  }),
];
