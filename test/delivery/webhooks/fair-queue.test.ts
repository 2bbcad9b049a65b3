import { expect, test } from 'vitest';
import { recordEvent } from '../../../src/delivery/webhooks/record-event.ts';
import { register } from '../../support/customers.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { createEndpoint, LOOPBACK, startReceiver } from './receiver.ts';

const ACCOUNTS = 5;
const ENDPOINTS = 10;
const EVENTS = 20;
/** The number of deliveries that one process makes at a time. */
const AT_ONCE = 64;

/** Creates accounts with the maximum number of endpoints, and events for all of them. @returns the number of deliveries */
async function flood(
  { gatehouse, clock }: TestServer,
  url: string,
  encryptedSecret: string,
): Promise<number> {
  const { prisma, derivedKeys } = gatehouse;
  for (let which = 0; which < ACCOUNTS; which += 1) {
    const { id: accountId } = await prisma.account.create({ data: { slug: `busy-${which}`, name: 'Busy' } });
    const endpoint = { accountId, url, events: [], encryptedSecret };
    await prisma.webhookEndpoint.createMany({ data: Array(ENDPOINTS).fill(endpoint) });
    await prisma.$transaction(
      async (tx) => {
        for (let nth = 0; nth < EVENTS; nth += 1) {
          const newEvent = { accountId, type: 'customer.updated', customerId: 1, object: { id: 1 } };
          await recordEvent(tx, { derivedKeys }, newEvent as Parameters<typeof recordEvent>[2], clock());
        }
      },
      { timeout: 120_000 },
    );
  }
  return ACCOUNTS * ENDPOINTS * EVENTS;
}

test('an event does not wait for the many events of other accounts with slow receivers', async () => {
  const server = await startServer({ env: { ...LOOPBACK, WEBHOOK_TIMEOUT_SECONDS: '30' } });
  const { promise: answering, resolve: answer } = Promise.withResolvers<void>();
  const slow = await startReceiver(async (response) => {
    await answering;
    response.writeHead(204).end();
  });
  const own = await startReceiver();
  const { endpoint } = await createEndpoint(server, { url: own.url });
  const { encryptedSecret } = await server.gatehouse.prisma.webhookEndpoint.findUniqueOrThrow({
    where: { id: Number(endpoint.id) },
  });
  const deliveries = await flood(server, slow.url, encryptedSecret);
  await register(server.url);
  const before = slow.received.length;
  answer();
  await expect.poll(() => own.received.length, { interval: 5 }).toBeGreaterThan(0);
  // An account gets extra turns until the queue knows all its endpoints. Only the deliveries of these turns come before
  // the event for `own`.
  expect(slow.received.length - before).toBeLessThan(deliveries / 2);
  expect(slow.received.length - before).toBeLessThan(6 * AT_ONCE);
});
