import { beforeAll, beforeEach, expect, test } from 'vitest';
import { request } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { codeIn, lastMailTo, mailsTo, tokenIn } from '../support/mails.ts';
import { describePostgres } from '../support/postgres.ts';
import {
  loginTokenFor,
  PasswordlessCodeLogin,
  PasswordlessLogin,
  RequestEmailVerification,
  RequestPasswordReset,
  ResetPassword,
  resetTokenFor,
  VerifyEmail,
} from '../support/ways-in.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

const succeeded = (answers: readonly { errors: readonly unknown[] }[]) =>
  answers.filter(({ errors }) => errors.length === 0).length;

describePostgres('on two servers a mailed token is used exactly once', () => {
  let servers: TwoServers;

  beforeAll(async () => {
    servers = await startTwoServers();
    const data = { passwordlessEnabled: true, passwordlessLinkReuse: false };
    await servers.first.gatehouse.prisma.site.updateMany({ data });
  });

  const sessionsOf = (id: string, startedBy: 'PASSWORDLESS_LINK' | 'PASSWORDLESS_CODE') =>
    servers.first.gatehouse.prisma.session.count({ where: { customerId: Number(id), startedBy } });

  test('50 parallel uses of a single-use link open 1 session', async () => {
    const { email, customer } = await register(servers.first.url);
    const token = await loginTokenFor(servers.first, email);
    const answers = await inParallel(50, (index) =>
      request(servers.at(index).url, PasswordlessLogin, { token }),
    );
    expect(succeeded(answers)).toBe(1);
    expect(await sessionsOf(customer.id, 'PASSWORDLESS_LINK')).toBe(1);
  });

  test('50 parallel uses of a code open 1 session, and of 50 parallel wrong guesses only 5 are compared', async () => {
    const { email, customer } = await register(servers.first.url);
    await loginTokenFor(servers.first, email);
    const code = codeIn(await lastMailTo(servers.first, email));
    const answers = await inParallel(50, (index) =>
      request(servers.at(index).url, PasswordlessCodeLogin, { input: { email, code } }),
    );
    expect(succeeded(answers)).toBe(1);
    expect(await sessionsOf(customer.id, 'PASSWORDLESS_CODE')).toBe(1);

    await loginTokenFor(servers.first, email);
    const next = codeIn(await lastMailTo(servers.first, email));
    const wrong = String((Number(next) + 1) % 1_000_000).padStart(6, '0');
    const guesses = await inParallel(50, (index) =>
      request(servers.at(index).url, PasswordlessCodeLogin, { input: { email, code: wrong } }),
    );
    expect(succeeded(guesses)).toBe(0);
    const row = await servers.first.gatehouse.prisma.oneTimeToken.findFirstOrThrow({
      where: { customerId: Number(customer.id), purpose: 'PASSWORDLESS_CODE', spentAt: null },
    });
    expect(row.failures).toBe(5);
    const late = await request(servers.first.url, PasswordlessCodeLogin, { input: { email, code: next } });
    expect(succeeded([late])).toBe(0);
  });

  onlyInFullRun(() => {
    test('30 parallel resets with one token set 1 password', async () => {
      const { email, customer } = await register(servers.first.url);
      const token = await resetTokenFor(servers.first, email);
      const answers = await inParallel(30, (index) =>
        request(servers.at(index).url, ResetPassword, {
          input: { email, token, password: `password ${index}` },
        }),
      );
      expect(succeeded(answers)).toBe(1);
      const where = { id: Number(customer.id) };
      const { passwordVersion } = await servers.first.gatehouse.prisma.customer.findUniqueOrThrow({ where });
      expect(passwordVersion).toBe(1);
    });

    test('of 50 parallel verifications with the same token, one succeeds', async () => {
      const customer = await register(servers.first.url);
      await request(servers.first.url, RequestEmailVerification, {}, customer);
      const token = tokenIn(await lastMailTo(servers.first, customer.email));
      const answers = await inParallel(50, (index) => request(servers.at(index).url, VerifyEmail, { token }));
      expect(succeeded(answers)).toBe(1);
    });
  });
});

describePostgres('on two servers the limits of mails are exact', () => {
  let servers: TwoServers;

  beforeEach(async () => {
    servers = await startTwoServers({ RATE_LIMITS: 'on' });
  });

  test('of 60 parallel requests for one email 5 are accepted', async () => {
    const { email } = await register(servers.first.url);
    const answers = await inParallel(60, (index) =>
      request(servers.at(index).url, RequestPasswordReset, { input: { email } }),
    );
    expect(succeeded(answers)).toBe(5);
    // A queued mail is dropped when a later link withdraws its link.
    const mails = (await mailsTo(servers.first, email)).length;
    expect(mails).toBeGreaterThanOrEqual(1);
    expect(mails).toBeLessThanOrEqual(5);
    const refused = answers.filter(({ errors }) => errors[0]?.extensions?.code === 'RATE_LIMITED');
    expect(refused).toHaveLength(55);
  });

  onlyInFullRun(() => {
    test('of 60 parallel requests from one address 30 are accepted', async () => {
      const answers = await inParallel(60, (index) =>
        request(servers.at(index).url, RequestPasswordReset, { input: { email: uniqueEmail() } }),
      );
      expect(succeeded(answers)).toBe(30);
    });
  });
});
