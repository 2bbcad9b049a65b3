import { describe, expect, test } from 'vitest';
import { createCollaborator } from '../../../src/administration/collaborators/collaborator.ts';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { webhookSweep } from '../../../src/delivery/webhooks/stored-events.ts';
import { SYSTEM } from '../../../src/platform/acting.ts';
import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  CreateEndpoint,
  DeleteEndpoint,
  Deliveries,
  Endpoints,
  ReplayDelivery,
  RotateSecret,
  UpdateEndpoint,
} from './documents.ts';
import { createEndpoint, LOOPBACK, startReceiver } from './receiver.ts';

const url = 'https://receiver.example/hooks';

/** Creates a collaborator with a role, by default in the demo account, and logs them in. */
async function collaborator(server: TestServer, role: CollaboratorRole, accountId = 1) {
  const email = uniqueEmail();
  const password = 'correct horse battery';
  const passwordHash = await hashPassword(password);
  const added = { email, role, passwordHash };
  await createCollaborator(server.gatehouse.prisma, { accountId, actor: SYSTEM }, added, server.clock.now());
  return logInCollaborator(server, { email, password });
}

function otherAccount({ gatehouse: { prisma } }: TestServer) {
  return prisma.account.create({ data: { slug: 'other', name: 'Other' } });
}

test('an endpoint is created with an encrypted secret, changed, given another secret, and removed', async () => {
  const server = await startServer();
  const { endpoint, secret, owner } = await createEndpoint(server, { url, events: ['CUSTOMER_DELETED'] });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(endpoint).toMatchObject({ url, events: ['CUSTOMER_DELETED'], enabled: true });
  const list = async () => (await execute(server.url, Endpoints, {}, owner)).webhookEndpoints;
  expect(await list()).toEqual([endpoint]);

  const { id } = endpoint;
  const input = { url: `${url}/2`, events: [], enabled: false };
  await execute(server.url, UpdateEndpoint, { id, input }, owner);
  await execute(server.url, UpdateEndpoint, { id, input: {} }, owner);
  expect(await list()).toEqual([{ ...endpoint, ...input }]);

  const rotated = await execute(server.url, RotateSecret, { id, overlapHours: 0 }, owner);
  expect(rotated.rotateWebhookSecret.secret).not.toBe(secret);
  const [row] = await server.gatehouse.prisma.webhookEndpoint.findMany();
  expect(row?.encryptedSecret).toMatch(/^eyJ/);
  for (const overlapHours of [-1, 169]) {
    const { errors } = await request(server.url, RotateSecret, { id, overlapHours }, owner);
    expect(errors[0]?.extensions?.fields).toHaveProperty('overlapHours');
  }

  await execute(server.url, DeleteEndpoint, { id }, owner);
  expect(await list()).toEqual([]);
});

test('the audit log has every change, without secrets and without the query part of URLs', async () => {
  const server = await startServer();
  const { endpoint, secret, owner } = await createEndpoint(server, { url: `${url}?key=hidden` });
  const { id } = endpoint;
  await execute(server.url, UpdateEndpoint, { id, input: { enabled: false } }, owner);
  await execute(server.url, UpdateEndpoint, { id, input: { enabled: false } }, owner);
  await execute(server.url, UpdateEndpoint, { id, input: { url: `${url}?key=also-hidden` } }, owner);
  const { rotateWebhookSecret } = await execute(server.url, RotateSecret, { id, overlapHours: 2 }, owner);
  await execute(server.url, DeleteEndpoint, { id }, owner);
  const entries = await server.gatehouse.prisma.auditEvent.findMany({
    where: { targetKind: 'webhook_endpoint', targetId: id },
    orderBy: { id: 'asc' },
  });
  expect(entries).toMatchObject([
    { action: 'webhook_endpoint.created', actorKind: 'COLLABORATOR', after: { url: `${url}?…` } },
    { action: 'webhook_endpoint.updated', before: { enabled: true }, after: { enabled: false } },
    { action: 'webhook_endpoint.updated', after: { url: `${url}?…` } },
    { action: 'webhook_endpoint.secret_rotated', after: { overlapHours: 2 } },
    { action: 'webhook_endpoint.deleted', before: { url: `${url}?…` } },
  ]);
  const log = JSON.stringify(entries, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  for (const hidden of [secret, rotateWebhookSecret.secret, 'hidden']) expect(log).not.toContain(hidden);
});

test('only admins of the account can read and change its endpoints', async () => {
  const server = await startServer({ env: LOOPBACK });
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const { endpoint } = await createEndpoint(server, { url: receiver.url });
  const customer = await register(server.url);
  await jobsDone(server);
  await passHours(server, 25);
  await jobsDone(server);
  const owner = await logInCollaborator(server);
  const { webhookDeliveries } = await execute(server.url, Deliveries, {}, owner);
  const [delivery] = webhookDeliveries.deliveries;
  const { id: otherId } = await otherAccount(server);
  const { id } = endpoint;
  const attempts = (as: object) => [
    () => request(server.url, Endpoints, {}, as),
    () => request(server.url, Deliveries, {}, as),
    () => request(server.url, CreateEndpoint, { input: { url } }, as),
    () => request(server.url, UpdateEndpoint, { id, input: { enabled: true } }, as),
    () => request(server.url, RotateSecret, { id, overlapHours: 0 }, as),
    () => request(server.url, ReplayDelivery, { id: delivery?.id ?? '' }, as),
    () => request(server.url, DeleteEndpoint, { id }, as),
  ];
  const codes = async (as: object) => {
    const found: string[] = [];
    for (const attempt of attempts(as)) found.push((await attempt()).errors[0]?.extensions?.code ?? 'ok');
    return found;
  };
  expect(await codes({})).toEqual(Array(7).fill('UNAUTHENTICATED'));
  expect(await codes(customer)).toEqual(Array(7).fill('UNAUTHENTICATED'));
  expect(await codes({ basic: server.demo.partner })).toEqual(Array(7).fill('UNAUTHENTICATED'));
  expect(await codes(await collaborator(server, 'SUPPORT'))).toEqual(Array(7).fill('FORBIDDEN'));
  const foreign = await collaborator(server, 'OWNER', otherId);
  const seen = await execute(server.url, Deliveries, { endpointId: id }, foreign);
  expect(seen.webhookDeliveries.deliveries).toEqual([]);
  expect(await codes(foreign)).toEqual(['ok', 'ok', 'ok', ...Array(4).fill('NOT_FOUND')]);
  const { errors } = await request(server.url, Deliveries, { after: delivery?.id ?? '' }, foreign);
  expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
  expect(await codes(await collaborator(server, 'ADMIN'))).toEqual(Array(7).fill('ok'));
});

test('events do not go to the endpoints of another account', async () => {
  const server = await startServer({ env: LOOPBACK });
  const receiver = await startReceiver();
  const { id: otherId } = await otherAccount(server);
  const foreign = await collaborator(server, 'ADMIN', otherId);
  await execute(server.url, CreateEndpoint, { input: { url: receiver.url } }, foreign);
  await register(server.url);
  await jobsDone(server);
  expect(receiver.received).toEqual([]);
  expect(await server.gatehouse.prisma.webhookEvent.count()).toBe(0);
});

test('deliveries are listed newest first, in pages, filtered by endpoint and by status', async () => {
  const server = await startServer({ env: LOOPBACK });
  const good = await startReceiver();
  const bad = await startReceiver((response) => response.writeHead(410).end());
  const { endpoint, owner } = await createEndpoint(server, { url: good.url });
  await createEndpoint(server, { url: bad.url });
  for (let index = 0; index < 30; index += 1) await register(server.url);
  await jobsDone(server);
  const page = async (variables: object) =>
    (await execute(server.url, Deliveries, variables, owner)).webhookDeliveries;
  const first = await page({});
  const second = await page({ after: first.nextCursor });
  expect([first.deliveries.length, second.deliveries.length, second.nextCursor]).toEqual([50, 10, null]);
  const all = [...first.deliveries, ...second.deliveries];
  expect(new Set(all.map(({ id }) => id)).size).toBe(60);
  expect(all.map(({ createdAt }) => createdAt)).toEqual(
    all
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  );
  const delivered = await page({ status: 'DELIVERED' });
  expect(delivered.deliveries).toHaveLength(30);
  expect(delivered.deliveries.every((one) => one.endpoint.id === endpoint.id)).toBe(true);
  expect((await page({ endpointId: endpoint.id, status: 'PENDING' })).deliveries).toEqual([]);
  expect((await page({ endpointId: 'x\0' })).deliveries).toEqual([]);
});

describePostgres('on PostgreSQL', () => {
  test('an account has at most 10 endpoints, even if many are created at once', async () => {
    const { first, at } = await startTwoServers();
    const owner = await logInCollaborator(first);
    const answers = await inParallel(30, (index) =>
      request(at(index).url, CreateEndpoint, { input: { url: `${url}/${index}` } }, owner),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(10);
    for (const { errors } of answers.filter(({ errors }) => errors.length > 0)) {
      expect(errors[0]?.extensions?.fields).toEqual({
        url: ['An account has at most 10 webhook endpoints.'],
      });
    }
  });

  test('each event that one of two processes records is delivered once', async () => {
    const { first, second } = await startTwoServers(LOOPBACK);
    const receiver = await startReceiver();
    await createEndpoint(first, { url: receiver.url });
    await inParallel(20, (index) => register((index % 2 ? first : second).url));
    await jobsDone(first);
    expect(receiver.received).toHaveLength(20);
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(20);
  });
});

describe('the history', () => {
  test('is kept for WEBHOOK_HISTORY_DAYS', async () => {
    const server = await startServer({ env: { ...LOOPBACK, WEBHOOK_HISTORY_DAYS: '2' } });
    const { prisma } = server.gatehouse;
    await createEndpoint(server, { url: (await startReceiver()).url });
    await register(server.url);
    await jobsDone(server);
    server.clock.advance({ hours: 47 });
    const sweep = webhookSweep(server.gatehouse);
    await sweep.batch();
    expect([await prisma.webhookEvent.count(), await prisma.webhookDelivery.count()]).toEqual([1, 1]);
    server.clock.advance({ hours: 2 });
    await sweep.batch();
    expect([await prisma.webhookEvent.count(), await prisma.webhookDelivery.count()]).toEqual([0, 0]);
  });
});
