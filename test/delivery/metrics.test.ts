import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { jobsDone, passHours } from '../support/jobs.ts';
import { queueLetter } from '../support/queue-letter.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { startSmtp } from '../support/smtp.ts';
import { deliverToGoodAndBad, LOOPBACK } from './webhooks/receiver.ts';

/** The samples of a metric with labels, sorted. */
async function samplesOf({ url }: TestServer, metric: string): Promise<string[]> {
  const { body } = await rest(url, 'GET', '/metrics');
  const lines: string[] = body.split('\n');
  return lines.filter((line) => line.startsWith(`${metric}{`)).sort();
}

test('gatehouse_webhooks_total counts each attempt to deliver an event by its outcome', async () => {
  const server = await startServer({ env: LOOPBACK });
  const { bad } = await deliverToGoodAndBad(server);
  expect(await samplesOf(server, 'gatehouse_webhooks_total')).toEqual([
    // On a busy machine, the first retry may run before the clock is advanced.
    `gatehouse_webhooks_total{outcome="ATTEMPT_FAILED"} ${bad.received.length - 1}`,
    'gatehouse_webhooks_total{outcome="GIVEN_UP"} 1',
    'gatehouse_webhooks_total{outcome="SENT"} 1',
  ]);
});

test('gatehouse_mails_total counts each attempt to send a mail by its outcome', async () => {
  // The first mail is refused temporarily, then permanently. Later mails are accepted.
  const refusals = [451, 550].map((responseCode) => Object.assign(new Error('No'), { responseCode }));
  const smtp = await startSmtp(() => refusals.shift() ?? null);
  const server = await startServer({ env: { SMTP_URL: smtp.url } });
  const letter = { to: 'customer@example.com', subject: 'Hello', text: 'Hello' };
  await queueLetter(server, letter);
  await jobsDone(server);
  await passHours(server, 2);
  await jobsDone(server);
  await queueLetter(server, letter);
  const expired = { linkId: randomUUID(), until: server.clock() };
  await queueLetter(server, letter, { secrets: expired });
  await jobsDone(server);
  expect(await samplesOf(server, 'gatehouse_mails_total')).toEqual([
    'gatehouse_mails_total{outcome="ATTEMPT_FAILED"} 1',
    'gatehouse_mails_total{outcome="EXPIRED"} 1',
    'gatehouse_mails_total{outcome="GIVEN_UP"} 1',
    'gatehouse_mails_total{outcome="SENT"} 1',
  ]);
});
