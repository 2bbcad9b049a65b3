import { execute, type GraphqlOptions } from './client.ts';
import { graphql } from './gql/gql.ts';
import { lastMailTo, tokenIn } from './mails.ts';
import type { TestServer } from './server.ts';

/** Logins, resets and verifications by mail. */

export const RequestPasswordReset = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) { accepted }
  }
`);

export const ResetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) { customer { id email emailVerified } }
  }
`);

export const RequestEmailVerification = graphql(`
  mutation RequestEmailVerification { requestEmailVerification { customer { id emailVerified } } }
`);

export const VerifyEmail = graphql(`
  mutation VerifyEmail($token: String!) { verifyEmail(token: $token) { customer { id email emailVerified } } }
`);

export const RequestPasswordlessLogin = graphql(`
  mutation RequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {
    requestPasswordlessLogin(input: $input) { accepted }
  }
`);

export const PasswordlessLogin = graphql(`
  mutation PasswordlessLogin($token: String!, $tokenLifetimeSeconds: Int) {
    passwordlessLogin(token: $token, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }
  }
`);

export const PasswordlessCodeLogin = graphql(`
  mutation PasswordlessCodeLogin($input: PasswordlessCodeLoginInput!) {
    passwordlessCodeLogin(input: $input) { ...Auth }
  }
`);

/** Requests a reset and reads the mail. @returns the token */
export async function resetTokenFor(
  server: TestServer,
  email: string,
  options: GraphqlOptions = {},
): Promise<string> {
  await execute(server.url, RequestPasswordReset, { input: { email } }, options);
  return tokenIn(await lastMailTo(server, email));
}

/** Requests a login link and reads the mail. @returns the token */
export async function loginTokenFor(
  server: TestServer,
  email: string,
  options: GraphqlOptions = {},
): Promise<string> {
  await execute(server.url, RequestPasswordlessLogin, { input: { email } }, options);
  return tokenIn(await lastMailTo(server, email));
}
