import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Invite, RequestReset } from '../../administration/collaborators/documents.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { queueLetter, queueLetterIn } from '../../support/queue-letter.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { startSmtp } from '../../support/smtp.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';

/** How many mails one process sends at a time. */
const AT_ONCE = 8;

/** A mail server that takes a moment for each mail. */
async function startSlowServer() {
  const smtp = await startSmtp(undefined, {
    onMailFrom: async (_address, _session, done) => {
      await sleep(20);
      done();
    },
  });
  return { smtp, server: await startServer({ env: { SMTP_URL: smtp.url } }) };
}

async function flood(server: TestServer, accountIds: number[], each: number) {
  await server.gatehouse.prisma.$transaction(
    async (tx) => {
      for (const accountId of accountIds) {
        for (let index = 0; index < each; index += 1) {
          const letter = { to: `flood-${accountId}@example.test`, subject: 'Flood', text: 'Flood' };
          await queueLetterIn(tx, server, letter, { accountId });
        }
      }
    },
    { timeout: 60_000 },
  );
}

/** How many other mails arrive between the moment when a mail is caused and the mail. */
async function mailsBefore(
  { smtp }: Awaited<ReturnType<typeof startSlowServer>>,
  email: string,
  cause: () => Promise<unknown>,
): Promise<number> {
  await expect.poll(() => smtp.mails.length, { interval: 5 }).toBeGreaterThan(0);
  const before = smtp.mails.length;
  await cause();
  const position = () => smtp.mails.findIndex(({ to }) => to.includes(email));
  await expect.poll(position, { interval: 5, timeout: 30_000 }).toBeGreaterThanOrEqual(0);
  return position() - before;
}

const NOTICE = { to: 'other@example.test', subject: 'Notice', text: 'Notice' };

test('a mail of one account does not wait for the mails of another', async () => {
  const slow = await startSlowServer();
  await flood(slow.server, [2], 300);
  const others = await mailsBefore(slow, NOTICE.to, () => queueLetter(slow.server, NOTICE));
  // What is under way when it is queued, and what is sent in the meantime.
  expect(others).toBeLessThanOrEqual(6 * AT_ONCE);
});

test('it waits for no more than a turn of each, however many accounts send', async () => {
  const slow = await startSlowServer();
  await flood(slow.server, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 25);
  const others = await mailsBefore(slow, NOTICE.to, () => queueLetter(slow.server, NOTICE));
  expect(others).toBeLessThanOrEqual(12 + 6 * AT_ONCE);
});

test('every mail of every account is sent once', async () => {
  const slow = await startSlowServer();
  await flood(slow.server, [2, 3], 12);
  await jobsDone(slow.server);
  expect(slow.smtp.mails.map(({ to }) => to[0]).sort()).toEqual([
    ...Array.from({ length: 12 }, () => 'flood-2@example.test'),
    ...Array.from({ length: 12 }, () => 'flood-3@example.test'),
  ]);
});

test('a mail with a link goes before the notices of the same account', async () => {
  const slow = await startSlowServer();
  const { email } = await register(slow.server.url);
  await flood(slow.server, [1], 200);
  const ask = () => execute(slow.server.url, RequestPasswordReset, { input: { email } });
  expect(await mailsBefore(slow, email, ask)).toBeLessThanOrEqual(6 * AT_ONCE);
});

test('mails to collaborators are in the share of their account', async () => {
  // Nobody listens there: the jobs stay.
  const server = await startServer({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  const { prisma } = server.gatehouse;
  const account = await prisma.account.create({ data: { slug: 'other', name: 'Other' } });
  const { email } = server.demo.collaborator;
  const owner = await logInCollaborator(server);
  await execute(server.url, Invite, { input: { email: 'new@example.test', role: 'SUPPORT' } }, owner);
  await prisma.collaborator.updateMany({ where: { emailKey: email }, data: { accountId: account.id } });
  await execute(server.url, RequestReset, { email });
  const queued = await prisma.$queryRaw`
    SELECT group_id AS "group" FROM pgboss.job WHERE name = 'mail' ORDER BY group_id`;
  expect(queued).toEqual([{ group: 'account:1' }, { group: `account:${account.id}` }]);
});
