import { expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { DeleteCustomer } from '../../administration/customer-support/documents.ts';
import { createEndpoint, LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { startServer } from '../../support/server.ts';
import { DeleteMyself } from './documents.ts';

test('a deletion by a collaborator or the customer sends an event with the profile, which is then erased', async () => {
  const server = await startServer({ env: LOOPBACK });
  const receiver = await startReceiver();
  await createEndpoint(server, { url: receiver.url, events: ['CUSTOMER_DELETED'] });
  const admin = await asCollaborator(server, 'ADMIN');
  const customers = [
    await register(server.url, { firstName: 'Ada' }),
    await register(server.url, { firstName: 'Ada' }),
  ] as const;
  await execute(server.url, DeleteCustomer, { id: customers[0].customer.id }, admin);
  await execute(server.url, DeleteMyself, { password: customers[1].password }, customers[1]);
  await expect.poll(() => receiver.received).toHaveLength(2);
  const events = receiver.received.map(({ event }) => [event.type, event.data.object]);
  for (const { customer, email } of customers) {
    expect(events).toContainEqual([
      'customer.deleted',
      expect.objectContaining({ object: 'customer', id: Number(customer.id), email, first_name: 'Ada' }),
    ]);
  }
  await jobsDone(server);
  const kept = await server.gatehouse.prisma.webhookEvent.findMany({
    where: { encryptedBody: { not: null } },
  });
  expect(kept).toEqual([]);
});
