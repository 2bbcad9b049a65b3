import { resultOf } from './errors.ts';
import {
  type AuthFieldsFragment,
  ChangePasswordDocument,
  ConfirmEmailChangeDocument,
  DeclineEmailChangeDocument,
  RequestEmailVerificationDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  type ResetPasswordInput,
  UndoEmailChangeDocument,
  VerifyEmailDocument,
} from './gql/graphql.ts';
import type { LoggedIn, SessionKeeper } from './session-keeper.ts';

/** Operations on the password and the email. Some of them take a token from a mailed link. */
export function mailboxOperations(
  keeper: SessionKeeper,
  loggedIn: (payload: AuthFieldsFragment) => LoggedIn,
) {
  return {
    password: {
      /** Mails a link to choose a new password. A customer who is logged in needs no bot token for their own email. */
      forgot: (email: string, botToken?: string) =>
        resultOf(async () => {
          const isOwn = email === keeper.state().customer?.email;
          await keeper[isOwn ? 'sendAs' : 'sendOpen'](RequestPasswordResetDocument, { email, botToken });
        }),
      /**
       * Sets a new password with the token and the email of the mailed link. Ends every session, and opens no new one.
       */
      reset: (input: ResetPasswordInput) =>
        resultOf(async () => (await keeper.sendOpen(ResetPasswordDocument, { input })).resetPassword),
      /** Changes the password. Ends every session of the customer, and opens a new one for this page. */
      change: (input: { oldPassword: string; newPassword: string }) =>
        resultOf(async () =>
          loggedIn((await keeper.sendAs(ChangePasswordDocument, { input })).changePassword),
        ),
    },

    email: {
      requestVerification: () =>
        resultOf(async () => void (await keeper.sendAs(RequestEmailVerificationDocument, {}))),
      verify: (token: string) =>
        resultOf(async () => (await keeper.sendOpen(VerifyEmailDocument, { token })).verifyEmail),
      /** Undoes a change of the email with the token that was mailed to the previous address. Ends every session. */
      undoChange: (token: string) =>
        resultOf(async () => void (await keeper.sendOpen(UndoEmailChangeDocument, { token }))),
      /** Declines a change of the email with the token of the second link in the mail to the new address. */
      declineChange: (token: string) =>
        resultOf(async () => void (await keeper.sendOpen(DeclineEmailChangeDocument, { token }))),
      /** Confirms a change of the email that was made with an access token alone. */
      confirmChange: (email: string, password?: string) =>
        resultOf(async () => {
          const variables = { email, password: password ?? null };
          const { customer } = (await keeper.sendAs(ConfirmEmailChangeDocument, variables))
            .confirmEmailChange;
          keeper.showCustomer(customer);
          return customer;
        }),
    },
  };
}
