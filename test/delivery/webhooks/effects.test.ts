import { beforeEach, expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import type { UpdateWebhookEndpointInput } from '../../support/gql/graphql.ts';
import { jobsDone } from '../../support/jobs.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { UpdateEndpoint } from './documents.ts';
import { createEndpoint, LOOPBACK, type Receiver, startReceiver } from './receiver.ts';

/** The effect of each setting of a webhook endpoint, changed through the admin API. */

let server: TestServer;
let receiver: Receiver;
let set: (input: UpdateWebhookEndpointInput) => Promise<unknown>;
beforeEach(async () => {
  server = await startServer({ env: LOOPBACK });
  receiver = await startReceiver();
  const { endpoint, owner } = await createEndpoint(server, { url: receiver.url });
  set = (input) => execute(server.url, UpdateEndpoint, { id: endpoint.id, input }, owner);
});

/** Registers a customer and updates them. @returns the types of the events that a receiver gets */
async function receivedTypes({ received }: Receiver): Promise<string[]> {
  const before = received.length;
  const { token } = await register(server.url);
  await execute(server.url, UpdateCustomer, { input: { firstName: 'Ada' } }, { token });
  await jobsDone(server);
  return received
    .slice(before)
    .map(({ event }) => event.type)
    .sort();
}

test('events: the types of events that are sent', async () => {
  expect(await receivedTypes(receiver)).toEqual(['customer.created', 'customer.updated']);
  await set({ events: ['CUSTOMER_CREATED'] });
  expect(await receivedTypes(receiver)).toEqual(['customer.created']);
  await set({ events: [] });
  expect(await receivedTypes(receiver)).toEqual(['customer.created', 'customer.updated']);
});

test('url: the address that events are sent to', async () => {
  const elsewhere = await startReceiver();
  await set({ url: elsewhere.url });
  expect(await receivedTypes(elsewhere)).toHaveLength(2);
  expect(receiver.received).toEqual([]);
});

test('enabled: whether events are sent', async () => {
  await set({ enabled: false });
  expect(await receivedTypes(receiver)).toEqual([]);
  await set({ enabled: true });
  expect(await receivedTypes(receiver)).toHaveLength(2);
});
