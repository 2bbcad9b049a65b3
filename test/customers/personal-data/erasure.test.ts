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

/** What is kept sealed of somebody, or on its way to her, when she is deleted. */
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

describe('what events said of a customer who is deleted', () => {
  beforeEach(() => begin());

  test('is erased at once where it was given up, and nobody can have it replayed', async () => {
    const [reader, other] = [await register(server.url), await register(server.url)];
    await jobsDone(server);
    await passHours(server, 25);
    await jobsDone(server);
    expect(await kept()).toEqual(['customer.created', 'customer.created']);
    await deleteCustomer(reader);
    // Hers is gone; that she is deleted is on its way.
    expect(await kept()).toEqual(['customer.created', 'customer.deleted']);
    const events = await server.gatehouse.prisma.webhookEvent.findMany({
      where: { customerId: Number(reader.customer.id), type: 'customer.created' },
    });
    expect(events).toMatchObject([{ encryptedBody: null }]);
    const owner = await logInCollaborator(server);
    const { webhookDeliveries } = await execute(server.url, Deliveries, { status: 'PARKED' }, owner);
    const hers = webhookDeliveries.deliveries.filter(({ eventId }) => eventId === events[0]?.id);
    expect(hers).toMatchObject([{ replayable: false }]);
    const { errors } = await request(server.url, ReplayDelivery, { id: hers[0]?.id ?? '' }, owner);
    expect(errors[0]?.extensions?.fields).toEqual({ id: [expect.stringContaining('has been erased')] });
    expect(other.customer.id).not.toBe(reader.customer.id);
  });

  test('is still sent for its day where it was on its way, and erased when it is given up', async () => {
    const reader = await register(server.url);
    await execute(server.url, UpdateCustomer, { input: { firstName: 'Ada' } }, reader);
    await jobsDone(server);
    await deleteCustomer(reader);
    await jobsDone(server);
    expect(await kept()).toEqual(['customer.created', 'customer.deleted', 'customer.updated']);
    await passHours(server, 25);
    await jobsDone(server);
    // Whoever has missed that may still be told: it is what makes her forget.
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

test('mail that waits to be sent to her is taken back, and nobody else’s', async () => {
  await begin({ SMTP_URL: 'smtp://127.0.0.1:1' });
  const [reader, other] = [await register(server.url), await register(server.url)];
  for (const { email } of [reader, other]) {
    await execute(server.url, RequestPasswordReset, { input: { email } });
  }
  await jobsDone(server);
  const waiting = () =>
    server.gatehouse.prisma.$queryRaw<{ of: number }[]>`
      SELECT (data->>'customerId')::int AS of FROM pgboss.job WHERE name = 'mail' ORDER BY 1`;
  const ids = [reader, other].map(({ customer }) => Number(customer.id));
  expect((await waiting()).map(({ of }) => of)).toEqual(ids);
  await deleteCustomer(reader);
  expect((await waiting()).map(({ of }) => of)).toEqual(ids.slice(1));
});
