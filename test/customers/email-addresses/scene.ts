import { expect } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { Login, UpdateCustomer } from '../../support/documents.ts';
import { lastMailTo, linksIn, mailedToken, mailsTo, tokenIn } from '../../support/mails.ts';
import type { TestServer } from '../../support/server.ts';
import { RequestPasswordReset, VerifyEmail } from '../../support/ways-in.ts';
import { EmailState } from './documents.ts';

type Refused = { errors: readonly { extensions?: { code?: string } | undefined }[] };

export const codeOf = ({ errors }: Refused) => errors[0]?.extensions?.code ?? null;

/** A customer who logged in an hour ago, by default with a verified email. */
export async function customerLoggedInAnHourAgo(
  server: TestServer,
  { isVerified = true } = {},
): Promise<RegisteredCustomer> {
  const customer = await register(server.url);
  if (isVerified) {
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(customer.customer.id) },
      data: { emailVerifiedAt: server.clock.now() },
    });
  }
  await ageSessions(server, customer.customer.id);
  return customer;
}

/** Makes a customer’s sessions an hour old, without moving the clock: tokens of identity providers have real dates. */
export async function ageSessions({ gatehouse, clock }: TestServer, customerId: string): Promise<void> {
  const createdAt = new Date(clock.now().getTime() - 3_600_000);
  await gatehouse.prisma.session.updateMany({
    where: { customerId: Number(customerId) },
    data: { createdAt },
  });
}

/** Changes the email through the Pelcro API, with the token alone. @returns the new email */
export async function changeByToken(
  server: TestServer,
  { token }: { token: string },
  email = uniqueEmail(),
): Promise<string> {
  const { status, body } = await pelcroApi(server, 'PUT', '/customer', { token, body: { email } });
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return email;
}

/** Changes the email by GraphQL, with the password. @returns the new email */
export async function changeWithPassword(
  server: TestServer,
  { token, password }: { token: string; password: string },
  email = uniqueEmail(),
): Promise<string> {
  await execute(server.url, UpdateCustomer, { input: { email, password } }, { token });
  return email;
}

export const verifyBy = async (server: TestServer, email: string) =>
  execute(server.url, VerifyEmail, { token: await mailedToken(server, email) });

/** Requests a password reset with an email. @returns the addresses that receive the mail */
export async function resetGoesTo(server: TestServer, asked: string, among: string[]): Promise<string[]> {
  const count = async () => Promise.all(among.map(async (to) => (await mailsTo(server, to)).length));
  const before = await count();
  await execute(server.url, RequestPasswordReset, { input: { email: asked } });
  const after = await count();
  return among.filter((_to, index) => after[index] !== before[index]);
}

export const emailState = async (server: TestServer, { token }: { token: string }) =>
  (await execute(server.url, EmailState, {}, { token })).me;

/** Whether a login with this email and password succeeds. */
export async function opens(server: TestServer, email: string, password: string): Promise<boolean> {
  const answer = await request(server.url, Login, { input: { email, password } });
  return answer.errors.length === 0;
}

/** The token of the undo link in the latest mail to an address. */
export async function undoToken(server: TestServer, address: string): Promise<string> {
  const mail = await lastMailTo(server, address);
  if (!mail.text.includes('view=email-change-undo')) throw new Error(`Not the notice: ${mail.subject}`);
  return tokenIn(mail);
}

/** The token of the decline link in the latest mail to an address. Empty if the mail has no such link. */
export async function declineToken(server: TestServer, address: string): Promise<string> {
  const links = linksIn(await lastMailTo(server, address));
  const link = links.find(({ searchParams }) => searchParams.get('view') === 'email-change-decline');
  return link?.searchParams.get('token') ?? '';
}

/** Moves the date of the last change of a customer’s email into the past by a number of days. */
export async function ageChange(
  { gatehouse, clock }: TestServer,
  customerId: string,
  days: number,
): Promise<void> {
  const changedAt = new Date(clock.now().getTime() - days * 86_400_000);
  await gatehouse.prisma.emailChange.update({
    where: { customerId: Number(customerId) },
    data: { changedAt },
  });
}

/** Expects that the old email is restored, the new email is free, and a mail reports this. */
export async function expectReversed(
  server: TestServer,
  customer: RegisteredCustomer,
  { email, verification }: { email: string; verification: string },
): Promise<void> {
  expect(await emailState(server, customer)).toEqual({
    email: customer.email,
    emailVerified: true,
    hasPassword: true,
    hasUnsettledEmailChange: false,
  });
  expect(await opens(server, customer.email, customer.password)).toBe(true);
  const verified = await request(server.url, VerifyEmail, { token: verification });
  expect(codeOf(verified)).toBe('ONE_TIME_TOKEN_INVALID');
  await register(server.url, { email });
  expect((await lastMailTo(server, customer.email)).subject).toContain('is this one again');
}
