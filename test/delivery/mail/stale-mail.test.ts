import { beforeEach, expect, test } from 'vitest';
import { Invite, Withdraw } from '../../administration/collaborators/documents.ts';
import { UndoEmailChange } from '../../customers/email-addresses/documents.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { codeIn, tokenIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { readMail, startSmtp } from '../../support/smtp.ts';
import {
  PasswordlessLogin,
  RequestEmailVerification,
  RequestPasswordlessLogin,
  RequestPasswordReset,
  ResetPassword,
} from '../../support/ways-in.ts';

let smtp: Awaited<ReturnType<typeof startSmtp>>;
let isAway: boolean;
let server: TestServer;
beforeEach(async () => {
  isAway = true;
  const busy = Object.assign(new Error('later'), { responseCode: 451 });
  smtp = await startSmtp(() => (isAway ? busy : null));
  server = await startServer({ env: { SMTP_URL: smtp.url } });
  const data = { passwordlessEnabled: true, passwordlessLinkDays: 30 };
  await server.gatehouse.prisma.site.updateMany({ data });
});

const arrived = () => smtp.mails.map(({ source }) => readMail(source));
const jobs = () => server.gatehouse.prisma.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'mail'`;
/** Lets the mail server accept mail again, and advances the clock by some hours. */
async function back(hours: number): Promise<void> {
  await jobsDone(server);
  isAway = false;
  await passHours(server, hours);
  await jobsDone(server);
}

test('of three queued mails for password resets, only the newest is sent', async () => {
  const { email } = await register(server.url);
  for (let times = 0; times < 3; times += 1) {
    await execute(server.url, RequestPasswordReset, { input: { email } });
    await jobsDone(server);
  }
  await back(0.5);
  expect(arrived()).toHaveLength(1);
  const [mail] = arrived();
  const input = { email, token: mail ? tokenIn(mail) : '', password: 'another secret' };
  expect(await jobs()).toEqual([]);
  await execute(server.url, ResetPassword, { input });
});

test('a notice of a changed email is sent only while its link is valid', async () => {
  const [undone, good] = [await register(server.url), await register(server.url)];
  for (const customer of [undone, good])
    await execute(server.url, UpdateCustomer, { input: { email: uniqueEmail() } }, customer);
  await server.gatehouse.prisma.oneTimeToken.updateMany({
    where: { customerId: Number(undone.customer.id), purpose: 'EMAIL_CHANGE_UNDO' },
    data: { spentAt: server.clock.now() },
  });
  await back(0.5);
  const notices = arrived().filter(({ text }) => text.includes('email-change-undo'));
  expect(notices).toHaveLength(1);
  expect(await jobs()).toEqual([]);
  const [notice] = notices;
  await execute(server.url, UndoEmailChange, { token: notice ? tokenIn(notice) : '' });
});

test('the verification of a new email is not sent once the email is changed back', async () => {
  const customer = await register(server.url);
  await execute(server.url, UpdateCustomer, { input: { email: uniqueEmail() } }, customer);
  await execute(server.url, UpdateCustomer, { input: { email: customer.email } }, customer);
  await back(0.5);
  expect(arrived().filter(({ text }) => text.includes('email-change-decline'))).toEqual([]);
  expect(await jobs()).toEqual([]);
});

test('the mail of a password reset is not sent once its link has expired', async () => {
  const { email } = await register(server.url);
  await execute(server.url, RequestPasswordReset, { input: { email } });
  await back(2);
  expect(arrived()).toEqual([]);
  expect(await jobs()).toEqual([]);
  expect(server.logs.join('\n')).toContain('mail dropped');
});

test('a login mail is sent without the code when the code has expired', async () => {
  const { email } = await register(server.url);
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  await back(1);
  const [mail] = arrived();
  expect(codeIn(mail ?? { subject: '', text: '', html: '' })).toBe('');
  expect(`${mail?.text}${mail?.html}`).not.toMatch(/code/i);
  await execute(server.url, PasswordlessLogin, { token: mail ? tokenIn(mail) : '' });
});

test('a login mail is sent with the code while the code is valid', async () => {
  const { email } = await register(server.url);
  isAway = false;
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  await jobsDone(server);
  const [mail] = arrived();
  expect(codeIn(mail ?? { subject: '', text: '', html: '' })).toMatch(/^\d{6}$/);
  expect(mail?.html).toMatch(/\b\d{6}\b/);
});

test('of two queued login links only the newer one is sent', async () => {
  const { email } = await register(server.url);
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  await execute(server.url, RequestPasswordlessLogin, { input: { email } });
  await back(0.1);
  expect(arrived()).toHaveLength(1);
});

test('of two queued verifications only the newer one is sent', async () => {
  const customer = await register(server.url);
  await execute(server.url, RequestEmailVerification, {}, customer);
  await execute(server.url, RequestEmailVerification, {}, customer);
  await back(0.5);
  expect(arrived()).toHaveLength(1);
});

test('a withdrawn invitation is not sent', async () => {
  const owner = await logInCollaborator(server);
  const input = { email: uniqueEmail(), role: 'ADMIN' } as const;
  const { inviteCollaborator } = await execute(server.url, Invite, { input }, owner);
  await execute(server.url, Withdraw, { id: inviteCollaborator.id }, owner);
  await back(0.5);
  expect(arrived()).toEqual([]);
});
