import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { recordEvent } from '../../../src/delivery/webhooks/record-event.ts';
import { execute, rest } from '../../support/client.ts';
import { fullCounts } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, UpdateCustomer } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { RotateSecret } from './documents.ts';
import { createEndpoint, LOOPBACK, type Received, startReceiver } from './receiver.ts';

const env = { ...LOOPBACK, LOG_LEVEL: 'trace' };
const typesOf = (received: Received[]) => received.map(({ event }) => event.type);

/** Verifies a delivery with the library of Standard Webhooks, as a receiver does. @throws if the signature is wrong */
function verify(secret: string, { raw, headers }: Received) {
  return new Webhook(secret).verify(raw, headers as Record<string, string>);
}

describe.each(fullCounts ? (['embedded', 'postgres'] as const) : (['embedded'] as const))(
  'an event, on %s',
  (database) => {
    test('of a registration has the signatures of Pelcro and of Standard Webhooks', async () => {
      const server = await startServer({ database, env });
      const receiver = await startReceiver();
      const { secret } = await createEndpoint(server, { url: receiver.url });
      const { customer, email } = await register(server.url, { firstName: 'Ada', lastName: 'Byron' });
      await expect.poll(() => receiver.received).toHaveLength(1);
      const [sent] = receiver.received as [Received];
      expect(sent.event).toMatchObject({
        type: 'customer.created',
        id: expect.stringMatching(/^evt_[0-9a-f]{32}$/),
        created: expect.any(Number),
        triggered_from: 'open_api',
        data: { object: { object: 'customer', id: Number(customer.id), email, name: 'Ada Byron' } },
      });
      expect(sent.headers).toMatchObject({
        'content-type': 'application/json',
        'webhook-id': sent.event.id,
        'x-pelcro-hmac-sha256': createHmac('sha256', secret).update(sent.raw).digest('base64'),
      });
      expect(verify(secret, sent)).toEqual(sent.event);
      expect(() => verify(secret, { ...sent, raw: sent.raw.replace('Ada', 'Eve') })).toThrow();
      expect(() => verify(`whsec_${Buffer.alloc(32).toString('base64')}`, sent)).toThrow();
    });

    test('is sent after a commit, and not after a rollback', async () => {
      const server = await startServer({ database, env });
      const { gatehouse, clock } = server;
      const receiver = await startReceiver();
      await createEndpoint(server, { url: receiver.url });
      const newEvent = { customerId: 1, object: { object: 'customer', id: 1 } };
      const rolledBack = gatehouse.prisma.$transaction(async (tx) => {
        await recordEvent(tx, gatehouse, { accountId: 1, type: 'customer.deleted', ...newEvent }, clock());
        throw new Error('rolled back');
      });
      await expect(rolledBack).rejects.toThrow('rolled back');
      const email = uniqueEmail();
      await Promise.allSettled([1, 2, 3].map(() => register(server.url, { email })));
      await jobsDone(server);
      expect(typesOf(receiver.received)).toEqual(['customer.created']);
    });
  },
);

test('the event of an update has the previous values, and an update without a change sends no event', async () => {
  const server = await startServer({ env });
  const receiver = await startReceiver();
  await createEndpoint(server, { url: receiver.url, events: ['CUSTOMER_UPDATED'] });
  const { token } = await register(server.url, { firstName: 'Ada', metadata: { a: 1 } });
  const input = { firstName: 'Eve', metadata: { b: 2 } };
  await execute(server.url, UpdateCustomer, { input }, { token });
  await execute(server.url, UpdateCustomer, { input }, { token });
  await jobsDone(server);
  expect(typesOf(receiver.received)).toEqual(['customer.updated']);
  const { object, previous_attributes } = receiver.received[0]?.event.data ?? {};
  expect(object).toMatchObject({ first_name: 'Eve', metadata: { a: 1, b: 2 } });
  expect(previous_attributes).toEqual({
    first_name: 'Ada',
    name: 'Ada',
    full_name: 'Ada',
    metadata: { a: 1 },
  });
});

test('the event of a changed password contains no password', async () => {
  const server = await startServer({ env });
  const receiver = await startReceiver();
  await createEndpoint(server, { url: receiver.url, events: ['CUSTOMER_PASSWORD_UPDATE_SUCCEEDED'] });
  const { token, password } = await register(server.url);
  const input = { oldPassword: password, newPassword: 'another one altogether' };
  await execute(server.url, ChangePassword, { input }, { token });
  await jobsDone(server);
  expect(typesOf(receiver.received)).toEqual(['customer.password_update.succeeded']);
  const { raw } = receiver.received[0] as Received;
  for (const hidden of [password, input.newPassword, 'argon2', 'hash']) expect(raw).not.toContain(hidden);
});

test('the customer in an event has the values that /customer answers', async () => {
  const server = await startServer({ env });
  const receiver = await startReceiver();
  await createEndpoint(server, { url: receiver.url });
  const { token } = await register(server.url, { firstName: 'Ada', phone: '+49 30 1', metadata: { a: [1] } });
  await jobsDone(server);
  const { body } = await rest(server.url, 'GET', '/api/v1/sdk/customer?site_id=1', { token });
  // The first login comes after the event of the creation.
  const { object, last_login_at: _login, ...sent } = receiver.received[0]?.event.data.object ?? {};
  expect(object).toBe('customer');
  expect(body.data).toMatchObject(sent);
});

test('events are signed with both secrets while both are valid, then only with the new secret', async () => {
  const server = await startServer({ env });
  const receiver = await startReceiver();
  const { endpoint, secret: former, owner } = await createEndpoint(server, { url: receiver.url });
  const { rotateWebhookSecret } = await execute(
    server.url,
    RotateSecret,
    { id: endpoint.id, overlapHours: 1 },
    owner,
  );
  const { secret } = rotateWebhookSecret;
  await register(server.url);
  await jobsDone(server);
  const during = receiver.received[0] as Received;
  expect([verify(former, during), verify(secret, during)]).toEqual([during.event, during.event]);
  expect(during.headers['x-pelcro-hmac-sha256']).toBe(
    createHmac('sha256', secret).update(during.raw).digest('base64'),
  );
  server.clock.advance({ hours: 1 });
  await register(server.url);
  await jobsDone(server);
  const after = receiver.received[1] as Received;
  const [, ...more] = String(after.headers['webhook-signature']).split(' ');
  expect(more).toEqual([]);
});

test('the body of an event is stored encrypted, and neither it nor the answer is logged', async () => {
  const server = await startServer({ env });
  const kept = () => server.gatehouse.prisma.webhookEvent.findMany();
  let whileSent: string[] = [];
  const receiver = await startReceiver(async (response) => {
    whileSent = (await kept()).map(({ encryptedBody }) => String(encryptedBody));
    response.writeHead(200).end('thank you, the answer is of no interest');
  });
  const { secret } = await createEndpoint(server, { url: `${receiver.url}?key=in-the-url` });
  const { email } = await register(server.url);
  await jobsDone(server);
  expect(whileSent).toEqual([expect.stringMatching(/^eyJ[\w-]+\./)]);
  expect(await kept()).toMatchObject([{ encryptedBody: null }]);
  const left = await leftovers(server);
  for (const hidden of [email, secret.slice(6)]) expect(left).not.toContain(hidden);
  expect(server.logs.some((line) => line.includes('"outcome":"200"'))).toBe(true);
  for (const hidden of [email, secret.slice(6), 'in-the-url', 'of no interest'])
    expect(server.logs.join('\n')).not.toContain(hidden);
});

/** All rows of webhooks and the data of all jobs, as text. */
async function leftovers({ gatehouse: { prisma } }: TestServer): Promise<string> {
  return JSON.stringify([
    await prisma.webhookEndpoint.findMany(),
    await prisma.webhookEvent.findMany(),
    await prisma.webhookDelivery.findMany(),
    await prisma.$queryRaw`SELECT data FROM pgboss.job`,
  ]);
}
