import { defineRoute, type Route } from '../dialect/route.ts';
import { graphql } from '../gql/gql.ts';
import { UNKNOWN_EMAIL } from './passwordless.ts';
import { changedWaysIn, customerWithToken, mailboxOwnerResource } from './resources.ts';

/** `/password/*`. */
export const passwordRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/password/forgot',
    caller: 'anyone',
    fields: { email: { type: 'text', required: true }, referer: { type: 'text' } },
    document: graphql(`
      mutation ShimForgotPassword($input: RequestPasswordResetInput!) {
        requestPasswordReset(input: $input) {
          accepted
        }
      }
    `),
    variables: ({ input: { email, referer } }) => ({ input: { email, referer } }),
    reply: () => ({}),
    refusals: { NOT_FOUND: UNKNOWN_EMAIL },
  }),
  defineRoute({
    method: 'POST',
    path: '/password/reset',
    caller: 'anyone',
    fields: {
      email: { type: 'text', required: true },
      token: { type: 'text', required: true },
      password: { type: 'text', required: true },
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
    // The original answers everything that is wrong here with 404.
    refusals: { VALIDATION_FAILED: { status: 404, message: null } },
  }),
  defineRoute({
    method: 'POST',
    path: '/password/update',
    caller: 'customer',
    fields: {
      old_password: { type: 'text', required: true },
      new_password: { type: 'text', required: true },
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
  }),
];
