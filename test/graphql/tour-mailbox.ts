import { codeIn, lastMailTo, linksIn, tokenIn } from '../support/mails.ts';
import type { TestServer } from '../support/server.ts';

/** Functions of `operations.ts`: one calls an operation and records its result; the other records a secret. */
type Lent = {
  // biome-ignore lint/suspicious/noExplicitAny: answers of any operation
  call(name: string, query: string, variables?: unknown, options?: object): Promise<any>;
  secret(text: string): string;
};

const AUTH = '{ token refreshToken customer { id } session { id } }';

/** Calls the operations that send a customer a mail, and those that accept the mailed token or code. */
export async function tourMailbox(server: TestServer, email: string, { call, secret }: Lent): Promise<void> {
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  const mailed = async () => secret(tokenIn(await lastMailTo(server, email)));
  const asked = { input: { email } };
  const FORGOT =
    'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }';
  const RESET = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { customer { id } } }';
  const ASK =
    'mutation ($input: RequestPasswordlessLoginInput!) { requestPasswordlessLogin(input: $input) { accepted } }';
  const BY_LINK = `mutation ($token: String!) { passwordlessLogin(token: $token) ${AUTH} }`;
  const BY_CODE = `mutation ($input: PasswordlessCodeLoginInput!) { passwordlessCodeLogin(input: $input) ${AUTH} }`;
  const VERIFY = 'mutation ($token: String!) { verifyEmail(token: $token) { customer { id } } }';
  const ASK_VERIFICATION = 'mutation { requestEmailVerification { customer { id } } }';

  // With an unverified email, the login by link would take the account over and revoke the code.
  await server.gatehouse.prisma.customer.updateMany({
    where: { email },
    data: { emailVerifiedAt: new Date() },
  });
  await call('requestPasswordlessLogin', ASK, asked);
  const code = secret(codeIn(await lastMailTo(server, email)));
  const link = await mailed();
  const { passwordlessLogin } = await call('passwordlessLogin', BY_LINK, { token: link });
  await call('passwordlessLogin: wrong', BY_LINK, { token: `${link}x` });
  await call('passwordlessCodeLogin', BY_CODE, { input: { email, code } });
  await call('passwordlessCodeLogin: again', BY_CODE, { input: { email, code } });

  await server.gatehouse.prisma.customer.updateMany({ data: { emailVerifiedAt: null } });
  await call('requestEmailVerification', ASK_VERIFICATION, {}, { token: passwordlessLogin.token });
  const verification = await mailed();
  await call('verifyEmail', VERIFY, { token: verification });
  await call('verifyEmail: again', VERIFY, { token: verification });

  const UNDO = 'mutation ($token: String!) { undoEmailChange(token: $token) { undone } }';
  const DECLINE = 'mutation ($token: String!) { declineEmailChange(token: $token) { declined } }';
  const CHANGE = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { id } }';
  const CONFIRM = 'mutation ($email: String!) { confirmEmailChange(email: $email) { customer { id } } }';
  const changed = `changed-${email}`;
  const own = { token: passwordlessLogin.token };
  await call('updateCustomer: email', CHANGE, { input: { email: changed } }, own);
  await call('confirmEmailChange', CONFIRM, { email: changed }, own);
  const undo = await mailed();
  const otherLink = linksIn(await lastMailTo(server, changed)).find(
    ({ searchParams }) => searchParams.get('view') === 'email-change-decline',
  );
  const decline = secret(otherLink?.searchParams.get('token') ?? '');
  await call('declineEmailChange', DECLINE, { token: decline });
  await call('declineEmailChange: again', DECLINE, { token: decline });
  await call('undoEmailChange', UNDO, { token: undo });
  await call('undoEmailChange: again', UNDO, { token: undo });

  await call('requestPasswordReset', FORGOT, asked);
  const token = await mailed();
  const password = secret('a password chosen on the tour');
  await call('resetPassword', RESET, { input: { email, token, password } });
  await call('resetPassword: again', RESET, { input: { email, token, password } });
}
