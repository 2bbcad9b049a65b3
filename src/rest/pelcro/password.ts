import { graphql } from '../gql/gql.ts';
import { defineRoute, type Route } from '../route.ts';
import { customerWithToken } from './resources.ts';

/** `/password/*`. */
export const passwordRoutes: readonly Route[] = [
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
