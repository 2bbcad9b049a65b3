import { resultOf } from './errors.ts';
import {
  type AuthFieldsFragment,
  CompleteLoginDocument,
  type CompleteLoginInput,
  LoginDocument,
  type LoginInput,
  PasswordlessCodeLoginDocument,
  PasswordlessLoginDocument,
  RegisterDocument,
  type RegisterInput,
  RequestPasswordlessLoginDocument,
} from './gql/graphql.ts';
import type { LoggedIn, SessionKeeper } from './session-keeper.ts';

/** Registration, and logins with a password or a mailed link or code. */
export function loginOperations(keeper: SessionKeeper, loggedIn: (payload: AuthFieldsFragment) => LoggedIn) {
  return {
    register: (input: RegisterInput) =>
      resultOf(async () => loggedIn((await keeper.sendOpen(RegisterDocument, { input })).register)),
    /** Logs in with a password, and with an email or a username. */
    login: (input: LoginInput) =>
      resultOf(async () => loggedIn((await keeper.sendOpen(LoginDocument, { input })).login)),
    /** Completes a login that ended with SECOND_FACTOR_REQUIRED. The input has the challenge of that error. */
    completeLogin: (input: CompleteLoginInput) =>
      resultOf(async () => loggedIn((await keeper.sendOpen(CompleteLoginDocument, { input })).completeLogin)),
    passwordless: {
      /** Mails a link and a code. */
      request: (email: string, botToken?: string) =>
        resultOf(
          async () => void (await keeper.sendOpen(RequestPasswordlessLoginDocument, { email, botToken })),
        ),
      withToken: (token: string) =>
        resultOf(async () =>
          loggedIn((await keeper.sendOpen(PasswordlessLoginDocument, { token })).passwordlessLogin),
        ),
      withCode: (input: { email: string; code: string }) =>
        resultOf(async () =>
          loggedIn((await keeper.sendOpen(PasswordlessCodeLoginDocument, { input })).passwordlessCodeLogin),
        ),
    },
  };
}
