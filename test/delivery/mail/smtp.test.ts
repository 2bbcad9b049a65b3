import type { SMTPServerOptions } from 'smtp-server';
import { expect, test } from 'vitest';
import type { Mail } from '../../../src/delivery/mail/mail.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { queueLetter } from '../../support/queue-letter.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { startSmtp } from '../../support/smtp.ts';

const secret = 'token-7f3a9c5d1e';
const letter: Mail = {
  to: 'reader@example.com',
  subject: 'Grüße',
  text: `Open https://news.example/?token=${secret}`,
  html: '<p>Hello</p>',
};

function refusal(responseCode: number): Error {
  return Object.assign(new Error(`No, thank you: ${secret}`), { responseCode });
}

const queue = (server: TestServer, mail = letter) => queueLetter(server, mail);

const jobs = ({ gatehouse }: TestServer) => gatehouse.prisma.$queryRaw`SELECT data FROM pgboss.job`;

test('mail is sent through SMTP_URL from MAIL_FROM, and is neither stored nor logged afterwards', async () => {
  const smtp = await startSmtp(undefined, {
    onAuth: ({ username, password }, _session, done) =>
      done(null, username === 'us' && password === 'smtp-password' ? { user: 'us' } : undefined),
    authOptional: false,
    allowInsecureAuth: true,
  } as SMTPServerOptions);
  const env = {
    SMTP_URL: `smtp://us:smtp-password@127.0.0.1:${smtp.port}`,
    MAIL_FROM: 'Example News <news@example.com>',
    LOG_LEVEL: 'trace',
  };
  const server = await startServer({ env });
  await queue(server);
  await jobsDone(server);
  expect(smtp.mails).toMatchObject([{ from: 'news@example.com', to: ['reader@example.com'] }]);
  const source = smtp.mails[0]?.source ?? '';
  expect(source).toContain('From: Example News <news@example.com>');
  expect(source).toContain('Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=');
  expect(source).toContain('multipart/alternative');
  expect(await jobs(server)).toEqual([]);
  for (const hidden of [secret, 'smtp-password', letter.to])
    expect(server.logs.join('\n')).not.toContain(hidden);
});

test.each([
  ['The Post: Daily <no-reply@post.example>', '"The Post: Daily" <no-reply@post.example>'],
  ['The Post (Vienna) <no-reply@post.example>', '"The Post (Vienna)" <no-reply@post.example>'],
  ['Der Bote, Wien <no-reply@post.example>', '"Der Bote, Wien" <no-reply@post.example>'],
  ['"Der Bote, Wien" <no-reply@post.example>', '"Der Bote, Wien" <no-reply@post.example>'],
  ['"The \\"Post\\"; News" <no-reply@post.example>', '"The \\"Post\\"; News" <no-reply@post.example>'],
  ['Zürcher Bote <no-reply@post.example>', '=?UTF-8?Q?Z=C3=BCrcher_Bote?= <no-reply@post.example>'],
  ['no-reply@post.example', 'no-reply@post.example'],
])('MAIL_FROM %s is one mailbox with the whole name', async (MAIL_FROM, from) => {
  const smtp = await startSmtp();
  const server = await startServer({ env: { SMTP_URL: smtp.url, MAIL_FROM } });
  await queue(server);
  await jobsDone(server);
  const [mail] = smtp.mails;
  expect(mail?.from).toBe('no-reply@post.example');
  expect(mail?.source.split('\r\n')).toContain(`From: ${from}`);
});

test('a mail is marked as sent automatically, so that mail programs send no automatic replies', async () => {
  const smtp = await startSmtp();
  const server = await startServer({ env: { SMTP_URL: smtp.url } });
  await queue(server);
  await jobsDone(server);
  expect(smtp.mails[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(smtp.mails[0]?.source).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
});

test('a comma or a line break in an address adds no recipient', async () => {
  const smtp = await startSmtp();
  const server = await startServer({ env: { SMTP_URL: smtp.url } });
  await queue(server, { ...letter, to: 'a@example.com, b@example.com' });
  await queue(server, { ...letter, to: 'a@example.com\r\nBcc: c@example.com' });
  await queue(server);
  await expect.poll(() => smtp.mails.length).toBeGreaterThan(0);
  await jobsDone(server);
  expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('b@example.com');
  expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('c@example.com');
});

test('mail that is refused temporarily is retried for a day, then erased', async () => {
  let busy: Error | null = refusal(451);
  const smtp = await startSmtp(() => busy);
  const server = await startServer({ env: { SMTP_URL: smtp.url, LOG_LEVEL: 'trace' } });
  await queue(server);
  await jobsDone(server);
  await passHours(server, 2);
  await jobsDone(server);
  busy = null;
  await passHours(server, 2);
  await jobsDone(server);
  expect([smtp.attempts(), smtp.mails.length]).toEqual([3, 1]);

  busy = refusal(451);
  await queue(server);
  await jobsDone(server);
  await passHours(server, 25);
  await jobsDone(server);
  expect(smtp.attempts()).toBe(5);
  expect(await jobs(server)).toEqual([]);
  const said = server.logs.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'mail not sent');
  expect(said.map(({ givenUp }) => givenUp)).toEqual([false, false, false, true]);
  expect(said[0].failure).toMatchObject({ responseCode: 451 });
  expect(server.logs.join('\n')).not.toContain(secret);
});

test('mail that is refused permanently is erased at once', async () => {
  const smtp = await startSmtp(() => refusal(550));
  const server = await startServer({ env: { SMTP_URL: smtp.url } });
  await queue(server);
  await jobsDone(server);
  expect(smtp.attempts()).toBe(1);
  expect(await jobs(server)).toEqual([]);
});

test('mail stays in the queue while the mail server is unreachable', async () => {
  const server = await startServer({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  await queue(server);
  await jobsDone(server);
  expect(await jobs(server)).toHaveLength(1);
});

test('with neither SMTP_URL nor the outbox, mail stays in the queue encrypted, and the log says why', async () => {
  const server = await startServer({ env: { OUTBOX: 'false' } });
  await queue(server);
  await jobsDone(server);
  expect(await jobs(server)).toMatchObject([{ data: { sealed: expect.stringMatching(/^eyJ/) } }]);
  expect(await server.gatehouse.prisma.outboxMail.count()).toBe(0);
  const said = server.logs.map((line) => JSON.parse(line).msg);
  expect(said).toContain('no mail can be sent: SMTP_URL is not set, and the outbox is off');
  expect(said).toContain('mail not sent');
});
