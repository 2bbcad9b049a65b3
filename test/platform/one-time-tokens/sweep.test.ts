import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { OneTimeTokenPurpose } from '../../../src/platform/database/client/client.ts';
import { sweepOneTimeTokens } from '../../../src/platform/one-time-tokens/sweep.ts';
import { BeginPasskeyLogin } from '../../customers/second-factor/documents.ts';
import { setPolicy } from '../../customers/second-factor/factors.ts';
import { execute, request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { startServer } from '../../support/server.ts';
import { loginTokenFor, PasswordlessLogin, RequestPasswordReset } from '../../support/ways-in.ts';

test('mailed one-time tokens, even without a customer, are removed with their uses 30 days after expiry', async () => {
  const server = await startServer();
  const { prisma, clock } = server.gatehouse;
  await prisma.site.updateMany({ data: { passwordlessEnabled: true, passwordlessLinkDays: 30 } });
  const { email } = await register(server.url);
  await execute(server.url, RequestPasswordReset, { input: { email: uniqueEmail() } });
  const token = await loginTokenFor(server, email);
  await execute(server.url, PasswordlessLogin, { token });
  expect([await prisma.oneTimeToken.count(), await prisma.oneTimeTokenUse.count()]).toEqual([3, 1]);

  server.clock.advance({ days: 29 });
  expect(await sweepOneTimeTokens(prisma, 30, clock())).toBe(0);
  server.clock.advance({ days: 2 });
  expect(await sweepOneTimeTokens(prisma, 30, clock())).toBe(2);
  expect((await request(server.url, PasswordlessLogin, { token })).errors).toHaveLength(1);
  expect([await prisma.oneTimeToken.count(), await prisma.oneTimeTokenUse.count()]).toEqual([1, 1]);
  server.clock.advance({ days: 30 });
  expect(await sweepOneTimeTokens(prisma, 30, clock())).toBe(1);
  expect([await prisma.oneTimeToken.count(), await prisma.oneTimeTokenUse.count()]).toEqual([0, 0]);
});

test('a one-time token that only programs use is removed when it expires', async () => {
  const server = await startServer({ env: { SESSION_HISTORY_DAYS: '3650' } });
  const { prisma, clock } = server.gatehouse;
  await setPolicy(server, 'OPTIONAL');
  await execute(server.url, BeginPasskeyLogin, {});
  await execute(server.url, RequestPasswordReset, { input: { email: uniqueEmail() } });
  server.clock.advance({ minutes: 4 });
  expect(await sweepOneTimeTokens(prisma, 30, clock())).toBe(0);
  server.clock.advance({ hours: 2 });
  expect(await sweepOneTimeTokens(prisma, 30, clock())).toBe(1);
  expect(await prisma.oneTimeToken.findMany()).toMatchObject([{ purpose: 'PASSWORD_RESET' }]);
});

test('of all tokens that have just expired, only mailed ones are kept', async () => {
  const server = await startServer({ env: { SESSION_HISTORY_DAYS: '3650' } });
  const { prisma, clock } = server.gatehouse;
  const [createdAt, secretHash] = [clock(), new Uint8Array(32)];
  const expiresAt = new Date(createdAt.getTime() + 60_000);
  await prisma.oneTimeToken.createMany({
    data: Object.values(OneTimeTokenPurpose).map((purpose) => ({
      ...{ id: randomUUID(), purpose, secretHash, createdAt, expiresAt },
    })),
  });
  server.clock.advance({ minutes: 2 });
  await sweepOneTimeTokens(prisma, 30, clock());
  const kept = await prisma.oneTimeToken.findMany({ select: { purpose: true } });
  expect(kept.map(({ purpose }) => purpose).sort()).toEqual([
    'COLLABORATOR_INVITATION',
    'COLLABORATOR_PASSWORD_RESET',
    'EMAIL_CHANGE_DECLINE',
    'EMAIL_CHANGE_UNDO',
    'EMAIL_VERIFICATION',
    'PASSWORDLESS_CODE',
    'PASSWORDLESS_LINK',
    'PASSWORD_RESET',
  ]);
});
