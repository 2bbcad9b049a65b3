import { beforeEach, describe, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { DeleteCustomer } from '../../administration/customer-support/documents.ts';
import { Deliveries, ReplayDelivery } from '../../delivery/webhooks/documents.ts';
import { createEndpoint, LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';

let server: TestServer;
let status: number;
let received: { event: { type: string } }[];

async function begin(env: Record<string, string> = {}) {
  server = await startServer({ env: { ...LOOPBACK, ...env } });
  status = 500;
  const receiver = await startReceiver((response) => response.writeHead(status).end());
  received = receiver.received;
  await createEndpoint(server, { url: receiver.url });
}
const deleteCustomer = async ({ customer }: RegisteredCustomer) =>
  execute(server.url, DeleteCustomer, { id: customer.id }, await asCollaborator(server, 'ADMIN'));
const kept = async () =>
  (
    await server.gatehouse.prisma.webhookEvent.findMany({
      where: { encryptedBody: { not: null } },
      orderBy: { type: 'asc' },
    })
  ).map(({ type }) => type);

describe('the event bodies of a deleted customer', () => {
  beforeEach(() => begin());

  test('are erased at once if their delivery has failed for good, and cannot be replayed', async () => {
    const [customer, other] = [await register(server.url), await register(server.url)];
    await jobsDone(server);
    await passHours(server, 25);
    await jobsDone(server);
    expect(await kept()).toEqual(['customer.created', 'customer.created']);
    await deleteCustomer(customer);
    // The body of the deleted customer is erased. The event of the deletion is pending.
    expect(await kept()).toEqual(['customer.created', 'customer.deleted']);
    const events = await server.gatehouse.prisma.webhookEvent.findMany({
      where: { customerId: Number(customer.customer.id), type: 'customer.created' },
    });
    expect(events).toMatchObject([{ encryptedBody: null }]);
    const owner = await logInCollaborator(server);
    const { webhookDeliveries } = await execute(server.url, Deliveries, { status: 'PARKED' }, owner);
    const own = webhookDeliveries.deliveries.filter(({ eventId }) => eventId === events[0]?.id);
    expect(own).toMatchObject([{ replayable: false }]);
    const { errors } = await request(server.url, ReplayDelivery, { id: own[0]?.id ?? '' }, owner);
    expect(errors[0]?.extensions?.fields).toEqual({ id: [expect.stringContaining('has been erased')] });
    expect(other.customer.id).not.toBe(customer.customer.id);
  });

  test('are still sent for a day if delivery was in progress; then only the body of the deletion is kept', async () => {
    const customer = await register(server.url);
    await execute(server.url, UpdateCustomer, { input: { firstName: 'Ada' } }, customer);
    await jobsDone(server);
    await deleteCustomer(customer);
    await jobsDone(server);
    expect(await kept()).toEqual(['customer.created', 'customer.deleted', 'customer.updated']);
    await passHours(server, 25);
    await jobsDone(server);
    // A receiver that missed the deletion can still get this event, and then delete its own copy.
    expect(await kept()).toEqual(['customer.deleted']);
    status = 200;
    const owner = await logInCollaborator(server);
    const { webhookDeliveries } = await execute(server.url, Deliveries, {}, owner);
    const [deletion] = webhookDeliveries.deliveries.filter(
      ({ eventType }) => eventType === 'CUSTOMER_DELETED',
    );
    await execute(server.url, ReplayDelivery, { id: deletion?.id ?? '' }, owner);
    await jobsDone(server);
    expect(received.at(-1)?.event.type).toBe('customer.deleted');
    expect(await kept()).toEqual([]);
  });
});

test('queued mail to a deleted customer is removed, and no other mail', async () => {
  await begin({ SMTP_URL: 'smtp://127.0.0.1:1' });
  const [customer, other] = [await register(server.url), await register(server.url)];
  for (const { email } of [customer, other]) {
    await execute(server.url, RequestPasswordReset, { input: { email } });
  }
  await jobsDone(server);
  const waiting = () =>
    server.gatehouse.prisma.$queryRaw<{ of: number }[]>`
      SELECT (data->>'customerId')::int AS of FROM pgboss.job WHERE name = 'mail' ORDER BY 1`;
  const ids = [customer, other].map(({ customer }) => Number(customer.id));
  expect((await waiting()).map(({ of }) => of)).toEqual(ids);
  await deleteCustomer(customer);
  expect((await waiting()).map(({ of }) => of)).toEqual(ids.slice(1));
});
