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

/** The number of mails that one process sends at a time. */
const AT_ONCE = 8;

/** Starts a mail server that accepts no mail until `open` is called, and a Gatehouse that sends to it. */
async function startClosedServer() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let begun = 0;
  const smtp = await startSmtp(undefined, {
    onMailFrom: async (_address, _session, done) => {
      begun += 1;
      await opened;
      done();
    },
  });
  const server = await startServer({ env: { SMTP_URL: smtp.url } });
  return { smtp, server, open, begun: () => begun };
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
    { timeout: 120_000 },
  );
}

/** Causes a mail to `email` while many mails wait. @returns the number of mails that arrive before that mail */
async function mailsBefore(
  { smtp, open, begun }: Awaited<ReturnType<typeof startClosedServer>>,
  email: string,
  cause: () => Promise<unknown>,
): Promise<number> {
  await expect.poll(begun).toBeGreaterThan(0);
  await cause();
  open();
  const position = () => smtp.mails.findIndex(({ to }) => to.includes(email));
  await expect.poll(position).toBeGreaterThanOrEqual(0);
  return position();
}

const NOTICE = { to: 'other@example.test', subject: 'Notice', text: 'Notice' };

test('a mail of one account does not wait for all mails of another account', async () => {
  const closed = await startClosedServer();
  await flood(closed.server, [2], 300);
  const others = await mailsBefore(closed, NOTICE.to, () => queueLetter(closed.server, NOTICE));
  // Only mails that are being sent, or whose jobs are already fetched, are sent before the notice.
  expect(others).toBeLessThanOrEqual(6 * AT_ONCE);
});

test('a mail does not wait for all mails of twelve other accounts', async () => {
  const closed = await startClosedServer();
  await flood(closed.server, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], 25);
  const others = await mailsBefore(closed, NOTICE.to, () => queueLetter(closed.server, NOTICE));
  expect(others).toBeLessThanOrEqual(12 + 6 * AT_ONCE);
});

test('every mail of every account is sent once', async () => {
  const closed = await startClosedServer();
  await flood(closed.server, [2, 3], 12);
  closed.open();
  await jobsDone(closed.server);
  expect(closed.smtp.mails.map(({ to }) => to[0]).sort()).toEqual([
    ...Array.from({ length: 12 }, () => 'flood-2@example.test'),
    ...Array.from({ length: 12 }, () => 'flood-3@example.test'),
  ]);
});

test('a mail with a link does not wait for all notices of the same account', async () => {
  const closed = await startClosedServer();
  const { email } = await register(closed.server.url);
  await flood(closed.server, [1], 200);
  const ask = () => execute(closed.server.url, RequestPasswordReset, { input: { email } });
  expect(await mailsBefore(closed, email, ask)).toBeLessThanOrEqual(6 * AT_ONCE);
});

test('mails to collaborators count as mails of their account', async () => {
  // No server listens on this port, so the jobs stay in the queue.
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
