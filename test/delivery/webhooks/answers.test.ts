import { beforeEach, expect, test } from 'vitest';
import { DeleteCustomer } from '../../administration/customer-support/documents.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { graphql } from '../../support/gql/gql.ts';
import type { DeliveriesWithAnswersQueryVariables, WebhookEventType } from '../../support/gql/graphql.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { startServer, testServer } from '../../support/server.ts';
import { UpdateEndpoint } from './documents.ts';
import { createEndpoint, LOOPBACK, startReceiver } from './receiver.ts';

const Read = graphql(`
  query DeliveriesWithAnswers($endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {
    webhookDeliveries(endpointId: $endpointId, status: $status, eventType: $eventType) {
      deliveries {
        id
        eventId
        eventType
        status
        replayable
        payload
        answer { status error durationMilliseconds body }
      }
    }
  }
`);
const SendTest = graphql(`
  mutation SendTestWebhook($id: ID!) { sendTestWebhook(id: $id) { id status eventType payload answer { status } } }
`);
const ReadOne = graphql(`
  query OneDelivery($id: ID!) { webhookDelivery(id: $id) { id status attempts answer { status error body } } }
`);
const ReplayParked = graphql(`
  mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {
    replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) { replayedCount hasMore }
  }
`);
const server = testServer({ env: LOOPBACK });

beforeEach(async () => {
  await server.gatehouse.prisma.webhookEndpoint.deleteMany();
});
async function read(endpointId: string, filter: DeliveriesWithAnswersQueryVariables = {}) {
  const owner = await logInCollaborator(server);
  const { webhookDeliveries } = await execute(server.url, Read, { endpointId, ...filter }, owner);
  return webhookDeliveries.deliveries;
}

test('a delivery shows its payload and the answer of the endpoint', async () => {
  const receiver = await startReceiver((response) => {
    response.writeHead(202).end('{"queued":true}\r\n\u0000\u001b[31m\u202eok');
  });
  const { endpoint } = await createEndpoint(server, { url: receiver.url });
  const { email } = await register(server.url);
  await jobsDone(server);
  const [delivery] = await read(endpoint.id);
  expect(delivery).toMatchObject({
    status: 'DELIVERED',
    replayable: false,
    answer: {
      status: 202,
      error: null,
      durationMilliseconds: expect.any(Number),
      body: '{"queued":true}\n[31mok',
    },
  });
  expect(delivery?.payload).toEqual(receiver.received[0]?.event);
  const stored = await server.gatehouse.prisma.webhookDelivery.findUniqueOrThrow({
    where: { id: String(delivery?.id) },
    include: { event: true },
  });
  for (const text of [email, 'queued']) expect(JSON.stringify(stored)).not.toContain(text);
  expect(server.logs.join('\n')).not.toContain('queued');
});

test('the first 2,048 bytes of an answer are stored', async () => {
  const receiver = await startReceiver((response) => response.writeHead(500).end('ä'.repeat(5_000)));
  const { endpoint } = await createEndpoint(server, { url: receiver.url });
  await register(server.url);
  await jobsDone(server);
  const [delivery] = await read(endpoint.id);
  expect(delivery?.answer).toMatchObject({ status: 500, body: 'ä'.repeat(1_024) });
});

test('a mailed token is not shown, even if the answer repeats it; the payload is erased after delivery', async () => {
  let status = 500;
  const receiver = await startReceiver((response, { raw }) => response.writeHead(status).end(raw));
  const { endpoint } = await createEndpoint(server, {
    url: receiver.url,
    events: ['CUSTOMER_PASSWORDLESS_LOGIN_REQUEST'],
  });
  const { prisma } = server.gatehouse;
  await prisma.site.update({ where: { id: server.demo.siteId }, data: { passwordlessEnabled: true } });
  const { email } = await register(server.url);
  const body = { email };
  expect((await pelcroApi(server, 'POST', '/auth/passwordless/request', { body })).status).toBe(200);
  await jobsDone(server);
  const { token } = receiver.received[0]?.event.data.object ?? {};
  expect(token).toEqual(expect.any(String));
  const [pending] = await read(endpoint.id);
  expect(pending?.payload).toMatchObject({ data: { object: { email } } });
  expect(JSON.stringify(pending)).not.toContain(token);
  const answer = { error: null, durationMilliseconds: expect.any(Number), body: null };
  expect(pending?.answer).toEqual({ ...answer, status: 500 });
  const stored = await server.gatehouse.prisma.webhookDelivery.findUniqueOrThrow({
    where: { id: String(pending?.id) },
  });
  expect(stored.encryptedAnswer).toBe(null);
  status = 200;
  await passHours(server, 2);
  await jobsDone(server);
  expect(await read(endpoint.id)).toMatchObject([
    { status: 'DELIVERED', payload: null, answer: { ...answer, status: 200 } },
  ]);
});

test('answers to events of a deleted customer are erased and no longer stored; payloads are erased too', async () => {
  const echo = await startReceiver((response, { raw }) => response.writeHead(200).end(raw));
  const failing = await startReceiver((response, { raw }) => response.writeHead(500).end(raw));
  const [good, bad] = [
    await createEndpoint(server, { url: echo.url, events: ['CUSTOMER_CREATED', 'CUSTOMER_DELETED'] }),
    await createEndpoint(server, { url: failing.url, events: ['CUSTOMER_UPDATED', 'CUSTOMER_CREATED'] }),
  ];
  const { customer, email } = await register(server.url);
  await jobsDone(server);
  const [before] = await read(good.endpoint.id);
  expect(before?.answer?.body).toContain(email);
  await execute(server.url, DeleteCustomer, { id: customer.id }, good.owner);
  await passHours(server, 2);
  await jobsDone(server);
  const shown = [...(await read(good.endpoint.id)), ...(await read(bad.endpoint.id))];
  expect(shown.map(({ eventType, status }) => [eventType, status]).sort()).toEqual([
    ['CUSTOMER_CREATED', 'DELIVERED'],
    ['CUSTOMER_CREATED', 'PENDING'],
    ['CUSTOMER_DELETED', 'DELIVERED'],
  ]);
  expect(shown.map(({ answer }) => answer?.body ?? null)).toEqual([null, null, null]);
  const delivered = shown.filter(({ status }) => status === 'DELIVERED');
  expect(delivered.map(({ eventType, payload }) => [eventType, payload]).sort()).toEqual([
    ['CUSTOMER_CREATED', expect.objectContaining({ type: 'customer.created' })],
    ['CUSTOMER_DELETED', null],
  ]);
  // The event of the registration is pending at the other endpoint until a day has passed.
  await passHours(server, 25);
  await jobsDone(server);
  const left = [...(await read(good.endpoint.id)), ...(await read(bad.endpoint.id))];
  expect(left.map(({ payload }) => payload)).toEqual([null, null, null]);
});

test('a test event is signed, goes to one endpoint once, and concerns no customer', async () => {
  const other = await startReceiver();
  const receiver = await startReceiver((response) => response.writeHead(418).end('no tea'));
  await createEndpoint(server, { url: other.url });
  const { endpoint, owner } = await createEndpoint(server, {
    url: receiver.url,
    events: ['CUSTOMER_DELETED'],
  });
  const { sendTestWebhook } = await execute(server.url, SendTest, { id: endpoint.id }, owner);
  expect(sendTestWebhook).toMatchObject({ status: 'PENDING', eventType: 'WEBHOOK_TEST', answer: null });
  await jobsDone(server);
  expect(receiver.received).toMatchObject([
    { event: { type: 'webhook.test', data: { object: { object: 'test' } } } },
  ]);
  expect(receiver.received[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  expect(other.received).toEqual([]);
  const { webhookDelivery } = await execute(server.url, ReadOne, { id: sendTestWebhook.id }, owner);
  expect(webhookDelivery).toMatchObject({
    status: 'PARKED',
    attempts: 1,
    answer: { status: 418, error: null, body: 'no tea' },
  });
  await execute(server.url, UpdateEndpoint, { id: endpoint.id, input: { enabled: false } }, owner);
  const refused = await request(server.url, SendTest, { id: endpoint.id }, owner);
  expect(refused.errors[0]?.extensions?.fields).toEqual({ id: ['This endpoint is disabled.'] });
});

test('an endpoint cannot subscribe to the type of test events', async () => {
  const owner = await logInCollaborator(server);
  const { endpoint } = await createEndpoint(server, { url: 'https://example.com/' });
  const input = { events: ['WEBHOOK_TEST' as const] };
  const { errors } = await request(server.url, UpdateEndpoint, { id: endpoint.id, input }, owner);
  expect(errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
});

test('deliveries can be filtered by type, and all parked deliveries of an endpoint replayed at once', async () => {
  let status = 500;
  const receiver = await startReceiver((response) => response.writeHead(status).end());
  const { endpoint } = await createEndpoint(server, { url: receiver.url });
  const customers = [await register(server.url), await register(server.url), await register(server.url)];
  const id = customers[0]?.customer.id ?? '';
  await execute(server.url, DeleteCustomer, { id }, await logInCollaborator(server));
  await jobsDone(server);
  await passHours(server, 25);
  await jobsDone(server);
  const deleted = await read(endpoint.id, { eventType: 'CUSTOMER_DELETED' });
  expect(deleted).toMatchObject([{ eventType: 'CUSTOMER_DELETED', status: 'PARKED' }]);
  expect(await read(endpoint.id, { eventType: 'CUSTOMER_LOGIN' })).toEqual([]);
  status = 200;
  receiver.received.length = 0;
  const owner = await logInCollaborator(server);
  const replay = async (variables: { eventType?: WebhookEventType }) =>
    (await execute(server.url, ReplayParked, { endpointId: endpoint.id, ...variables }, owner))
      .replayWebhookDeliveries;
  expect(await replay({ eventType: 'CUSTOMER_CREATED' })).toEqual({ replayedCount: 2, hasMore: false });
  await jobsDone(server);
  expect(receiver.received.map(({ event }) => event.type)).toEqual(['customer.created', 'customer.created']);
  expect(await replay({})).toEqual({ replayedCount: 1, hasMore: false });
  expect(await replay({})).toEqual({ replayedCount: 0, hasMore: false });
  await jobsDone(server);
  expect(receiver.received.at(-1)?.event.type).toBe('customer.deleted');
});

test('an endpoint at a private address gets no request, and the delivery shows the reason', async () => {
  const receiver = await startReceiver((response) => response.writeHead(200).end('internal'));
  const guarded = await startServer();
  const { endpoint, owner } = await createEndpoint(guarded, { url: 'https://example.com/' });
  await guarded.gatehouse.prisma.webhookEndpoint.update({
    where: { id: Number(endpoint.id) },
    data: { url: receiver.url },
  });
  const { sendTestWebhook } = await execute(guarded.url, SendTest, { id: endpoint.id }, owner);
  await jobsDone(guarded);
  const { webhookDelivery } = await execute(guarded.url, ReadOne, { id: sendTestWebhook.id }, owner);
  expect(webhookDelivery.answer).toEqual({ status: null, error: 'private address', body: null });
  expect(receiver.connections()).toBe(0);
});

test('a redirect is shown as an answer, and not followed', async () => {
  const target = await startReceiver((response) => response.writeHead(200).end('internal'));
  const receiver = await startReceiver((response) =>
    response.writeHead(302, { location: target.url }).end('moved'),
  );
  const { endpoint, owner } = await createEndpoint(server, { url: receiver.url });
  const { sendTestWebhook } = await execute(server.url, SendTest, { id: endpoint.id }, owner);
  await jobsDone(server);
  const { webhookDelivery } = await execute(server.url, ReadOne, { id: sendTestWebhook.id }, owner);
  expect(webhookDelivery).toMatchObject({ status: 'PARKED', answer: { status: 302, body: 'moved' } });
  expect(target.connections()).toBe(0);
});
