import { beforeEach, describe, expect, test } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Me, UpdateCustomer } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { codeIn, linksIn, type ReceivedMail, tokenIn } from '../../support/mails.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { readMail, startSmtp } from '../../support/smtp.ts';
import {
  PasswordlessCodeLogin,
  PasswordlessLogin,
  RequestEmailVerification,
  RequestPasswordlessLogin,
  RequestPasswordReset,
  ResetPassword,
  VerifyEmail,
} from '../../support/ways-in.ts';

let server: TestServer;
let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeEach(async () => {
  smtp = await startSmtp();
  server = await startServer({
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'Paper <paper@example.test>', RATE_LIMITS: 'on' },
  });
  const data = { link: 'https://www.paper.example', name: 'Die Zeitung für alle', passwordlessEnabled: true };
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
});

/** Reads the mails to an address, oldest first. Asserts the sender and the single recipient of each. */
async function received(address: string): Promise<ReceivedMail[]> {
  await jobsDone(server);
  const mails = smtp.mails.filter(({ to }) => to.includes(address));
  for (const { from, to } of mails)
    expect({ from, to }).toEqual({ from: 'paper@example.test', to: [address] });
  return mails.map(({ source }) => readMail(source));
}
async function lastReceived(address: string, view?: string): Promise<ReceivedMail> {
  const mail = (await received(address)).at(-1);
  if (!mail) throw new Error(`No mail has arrived for ${address}`);
  // The pages of a site cannot undo a change of the email, so this link leads to Gatehouse.
  const origin = view === 'email-change-undo' ? PUBLIC_URL : 'https://www.paper.example';
  const isOther = (link: URL) => link.searchParams.get('view') === 'email-change-decline';
  for (const link of linksIn(mail)) {
    const expected = isOther(link) ? [PUBLIC_URL, 'email-change-decline'] : [origin, view];
    expect([link.origin, link.searchParams.get('view')]).toEqual(expected);
  }
  return mail;
}
const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code;

test('a password is reset by a mailed link, and another mail reports the change', async () => {
  const { email } = await register(server.url);
  await execute(server.url, RequestPasswordReset, { input: { email } });
  const mail = await lastReceived(email, 'password-reset');
  expect(mail.subject).toBe('Reset your password for Die Zeitung für alle');
  const input = { email, token: tokenIn(mail), password: 'a new passphrase' };
  await execute(server.url, ResetPassword, { input });
  await login(server.url, input);
  expect(codeOf(await request(server.url, ResetPassword, { input }))).toBe('ONE_TIME_TOKEN_INVALID');
  expect((await lastReceived(email)).subject).toBe('Your password for Die Zeitung für alle was changed');
});

test('a password is reset by a mailed link in the Pelcro API', async () => {
  const { email } = await register(server.url);
  await pelcroApi(server, 'POST', '/password/forgot', { body: { email } });
  const token = tokenIn(await lastReceived(email, 'password-reset'));
  const password = 'a new passphrase';
  const body = { email, token, password, password_confirmation: password };
  expect((await pelcroApi(server, 'POST', '/password/reset', { body })).status).toBe(200);
  expect((await pelcroApi(server, 'POST', '/password/reset', { body })).status).toBe(404);
  await login(server.url, { email, password });
});

test('an email is verified by a mailed link, and after a change the old address is notified', async () => {
  const { prisma } = server.gatehouse;
  await prisma.site.update({ where: { id: 1 }, data: { emailVerificationEnabled: true } });
  const customer = await register(server.url);
  const isVerified = async () => (await execute(server.url, Me, {}, customer)).me?.emailVerified;
  const unasked = tokenIn(await lastReceived(customer.email, 'email-verify'));
  await execute(server.url, RequestEmailVerification, {}, customer);
  const token = tokenIn(await lastReceived(customer.email, 'email-verify'));
  expect(codeOf(await request(server.url, VerifyEmail, { token: unasked }))).toBe('ONE_TIME_TOKEN_INVALID');
  expect(await isVerified()).toBe(false);
  await execute(server.url, VerifyEmail, { token });
  expect(await isVerified()).toBe(true);

  const email = uniqueEmail();
  await execute(server.url, UpdateCustomer, { input: { email } }, customer);
  expect(await isVerified()).toBe(false);
  expect((await lastReceived(customer.email, 'email-change-undo')).subject).toBe(
    'Your email address for Die Zeitung für alle was changed',
  );
  await execute(server.url, VerifyEmail, { token: tokenIn(await lastReceived(email, 'email-verify')) });
  expect(await isVerified()).toBe(true);
});

test('a customer logs in without a password, by the mailed link or by the code', async () => {
  const { email } = await register(server.url, { language: 'ko' });
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  const mail = await lastReceived(email, 'passwordless-login');
  expect(mail.subject).toContain('Die Zeitung für alle');
  const { passwordlessLogin } = await execute(server.url, PasswordlessLogin, { token: tokenIn(mail) });
  expect((await execute(server.url, Me, {}, passwordlessLogin)).me?.email).toBe(email);
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  const code = codeIn(await lastReceived(email, 'passwordless-login'));
  const { passwordlessCodeLogin } = await execute(server.url, PasswordlessCodeLogin, {
    input: { email, code },
  });
  expect(passwordlessCodeLogin.customer.email).toBe(email);
});

test('one mail reports a login on a new device, and another a changed password', async () => {
  const customer = await register(server.url);
  await login(server.url, customer, { headers: { 'user-agent': 'Paper/1.0 (iPhone)' } });
  const notice = await lastReceived(customer.email);
  expect(notice.subject).toBe('A new device has logged in to Die Zeitung für alle');
  expect(notice.text).toContain('Paper, iOS');
  const input = { oldPassword: customer.password, newPassword: 'another passphrase' };
  await execute(server.url, ChangePassword, { input }, customer);
  expect((await lastReceived(customer.email)).subject).toContain('was changed');
});

describe('no mail is sent', () => {
  test('to an unknown email, to a disabled customer, for a disabled feature, and beyond 5 an hour', async () => {
    const known = (await register(server.url)).email;
    const disabled = (await register(server.url)).email;
    const { prisma } = server.gatehouse;
    await prisma.customer.updateMany({ where: { email: disabled }, data: { disabledAt: new Date() } });
    const unknown = uniqueEmail();
    for (const email of [unknown, disabled, known]) {
      for (let times = 0; times < 7; times += 1) {
        await request(server.url, RequestPasswordReset, { input: { email } });
      }
    }
    await prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: false } });
    expect(codeOf(await request(server.url, RequestPasswordlessLogin, { input: { email: known } }))).toBe(
      'FEATURE_DISABLED',
    );
    expect(await received(known)).toHaveLength(5);
    expect(await received(unknown)).toEqual([]);
    expect(await received(disabled)).toEqual([]);
    expect(smtp.mails).toHaveLength(5);
  });

  test('for a wrong code or a wrong token', async () => {
    const { email } = await register(server.url);
    await execute(server.url, RequestPasswordlessLogin, { input: { email } });
    const mail = await lastReceived(email, 'passwordless-login');
    const wrong = codeIn(mail) === '000000' ? '000001' : '000000';
    const guess = await request(server.url, PasswordlessCodeLogin, { input: { email, code: wrong } });
    expect(codeOf(guess)).toBe('INVALID_CREDENTIALS');
    const token = `${tokenIn(mail).slice(0, -3)}AAA`;
    expect(codeOf(await request(server.url, PasswordlessLogin, { token }))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(await received(email)).toHaveLength(1);
  });
});
