import { expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { startServer } from '../../support/server.ts';
import { ReplayDelivery, UpdateEndpoint } from './documents.ts';
import { createEndpoint, deliveriesOf, deliverToGoodAndBad, LOOPBACK, startReceiver } from './receiver.ts';

test('a delivery that is answered with an error is repeated with the same body and a new timestamp', async () => {
  const server = await startServer({ env: LOOPBACK });
  const receiver = await startReceiver((response, _received, nth) => {
    response.writeHead(nth < 3 ? 500 : 201).end();
  });
  await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await jobsDone(server);
  expect(await deliveriesOf(server)).toMatchObject([
    { status: 'PENDING', attempts: 1, lastOutcome: '500', replayable: false },
  ]);
  await passHours(server, 1);
  await jobsDone(server);
  await passHours(server, 2);
  await jobsDone(server);
  expect(await deliveriesOf(server)).toMatchObject([
    { status: 'DELIVERED', attempts: 3, lastOutcome: '201', replayable: false },
  ]);
  const [first, ...others] = receiver.received;
  for (const { raw, headers } of others) {
    expect(raw).toBe(first?.raw);
    expect(headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(Number(headers['webhook-timestamp'])).toBeGreaterThan(
      Number(first?.headers['webhook-timestamp']) + 3500,
    );
    expect(headers['webhook-signature']).not.toBe(first?.headers['webhook-signature']);
  }
});

test('the delays between attempts grow from seconds to hours', async () => {
  const server = await startServer({ env: LOOPBACK });
  const receiver = await startReceiver((response) => response.writeHead(503).end());
  await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  const waits: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    await jobsDone(server);
    const [job] = await server.gatehouse.prisma.$queryRaw<{ wait: number }[]>`
      SELECT extract(epoch FROM start_after - now())::float AS wait FROM pgboss.job WHERE state = 'retry'`;
    waits.push(job?.wait ?? 0);
    await passHours(server, 2);
  }
  const whole = waits.map((_wait, index) => Math.min(7_200, 10 * 2 ** index));
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThan((whole[index] ?? 0) / 2 - 10);
    expect(wait).toBeLessThanOrEqual(whole[index] ?? 0);
  }
});

test('a delivery that fails for a day is parked; a successful replay delivers it and erases its body', async () => {
  const server = await startServer({ env: LOOPBACK });
  let status = 500;
  const receiver = await startReceiver((response) => response.writeHead(status).end());
  await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await jobsDone(server);
  await passHours(server, 23);
  await jobsDone(server);
  const [pending] = await deliveriesOf(server);
  expect(pending).toMatchObject({ status: 'PENDING', attempts: 2 });
  const id = pending?.id ?? '';
  const tooEarly = await request(server.url, ReplayDelivery, { id }, await logInCollaborator(server));
  expect(tooEarly.errors[0]?.extensions?.fields).toEqual({ id: ['This delivery is still pending.'] });

  await passHours(server, 2);
  await jobsDone(server);
  expect(await deliveriesOf(server)).toMatchObject([
    { status: 'PARKED', attempts: 3, lastOutcome: '500', replayable: true },
  ]);
  await passHours(server, 24);
  await jobsDone(server);
  expect(receiver.received).toHaveLength(3);

  status = 200;
  const again = await logInCollaborator(server);
  const { replayWebhookDelivery } = await execute(server.url, ReplayDelivery, { id }, again);
  expect(replayWebhookDelivery).toMatchObject({ id, status: 'PENDING' });
  await jobsDone(server);
  expect(receiver.received.map(({ raw }) => raw)).toEqual(Array(4).fill(receiver.received[0]?.raw));
  expect(await deliveriesOf(server)).toMatchObject([{ status: 'DELIVERED', attempts: 4 }]);
  expect(await server.gatehouse.prisma.webhookEvent.findMany()).toMatchObject([{ encryptedBody: null }]);
  const tooLate = await request(server.url, ReplayDelivery, { id }, await logInCollaborator(server));
  expect(tooLate.errors[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
});

test('the body of an event is kept while one of its endpoints has not received it', async () => {
  const server = await startServer({ env: LOOPBACK });
  await deliverToGoodAndBad(server);
  const deliveries = await deliveriesOf(server);
  expect(deliveries.map(({ status }) => status).sort()).toEqual(['DELIVERED', 'PARKED']);
  expect(deliveries.map(({ replayable }) => replayable)).toEqual([true, true]);
});

test.each([301, 302, 303, 307, 308])('a redirect (%s) is a failure and is not followed', async (status) => {
  const server = await startServer({ env: LOOPBACK });
  const inner = await startReceiver();
  const receiver = await startReceiver((response) =>
    response.writeHead(status, { location: inner.url }).end(),
  );
  await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await jobsDone(server);
  expect(await deliveriesOf(server)).toMatchObject([{ status: 'PENDING', lastOutcome: String(status) }]);
  expect(inner.connections()).toBe(0);
});

test('an unreachable receiver is a failure', async () => {
  const server = await startServer({ env: LOOPBACK });
  await createEndpoint(server, { url: 'http://127.0.0.1:1/' });
  await register(server.url);
  await jobsDone(server);
  expect(await deliveriesOf(server)).toMatchObject([
    { status: 'PENDING', lastOutcome: 'connection failed: ECONNREFUSED' },
  ]);
});

test('disabling an endpoint parks its pending deliveries, and no new deliveries are started', async () => {
  const server = await startServer({ env: LOOPBACK });
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { endpoint, owner } = await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await jobsDone(server);
  const disable = { id: endpoint.id, input: { enabled: false } };
  const { updateWebhookEndpoint } = await execute(server.url, UpdateEndpoint, disable, owner);
  expect(updateWebhookEndpoint.enabled).toBe(false);
  await register(server.url);
  await passHours(server, 1);
  await jobsDone(server);
  expect(receiver.received).toHaveLength(1);
  expect(await deliveriesOf(server)).toMatchObject([
    { status: 'PARKED', lastOutcome: 'endpoint disabled', replayable: true },
  ]);
});

test('nine endpoints that never answer do not delay the tenth, registrations or the shutdown', async () => {
  const server = await startServer({ env: { ...LOOPBACK, WEBHOOK_TIMEOUT_SECONDS: '30' } });
  let hanging = 0;
  const dead = await startReceiver(() => {
    hanging += 1;
  });
  const alive = await startReceiver();
  for (let index = 0; index < 9; index += 1) await createEndpoint(server, { url: `${dead.url}/${index}` });
  await createEndpoint(server, { url: alive.url });
  for (let round = 0; round < 4; round += 1)
    await Promise.all(Array.from({ length: 5 }, () => register(server.url)));
  await expect.poll(() => alive.received.length, { interval: 20 }).toBe(20);
  // Each endpoint gets two requests at a time. No request has timed out yet.
  expect(hanging).toBeLessThanOrEqual(18);
  await server.close();
  // The shutdown aborted them and did not wait for their timeouts.
  expect(server.logs.join('\n')).not.toContain('timed out');
});
