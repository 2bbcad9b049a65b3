import { beforeAll, beforeEach, expect, test } from 'vitest';
import { newUuidV7 } from '../../../src/lib/uuid.ts';
import {
  DeleteCustomer,
  DisableCustomer,
  EnableCustomer,
  EndAccountSessions,
  EndCustomerSession,
} from '../../administration/customer-support/documents.ts';
import { execute } from '../../support/client.ts';
import { count } from '../../support/counts.ts';
import { login, register } from '../../support/customers.ts';
import { ChangePassword, EndOtherSessions, EndSession, Logout, Refresh } from '../../support/documents.ts';
import type { WebhookEventType } from '../../support/gql/graphql.ts';
import { jobsDone } from '../../support/jobs.ts';
import { testServer } from '../../support/server.ts';
import { DeleteEndpoint } from './documents.ts';
import { createEndpoint, LOOPBACK, type Receiver, startReceiver } from './receiver.ts';

const server = testServer({ env: LOOPBACK });
const TYPES: WebhookEventType[] = ['CUSTOMER_LOGIN', 'CUSTOMER_SESSION_ENDED'];
let receiver: Receiver;
let forAll: Receiver;
let owner: { token: string };

beforeAll(async () => {
  receiver = await startReceiver();
  forAll = await startReceiver();
  await createEndpoint(server, { url: forAll.url });
});
beforeEach(async () => {
  await server.gatehouse.prisma.webhookEndpoint.deleteMany({ where: { url: receiver.url } });
  ({ owner } = await createEndpoint(server, { url: receiver.url, events: TYPES }));
  receiver.received.length = 0;
  forAll.received.length = 0;
});

/** The session events about a customer that the receiver got. */
async function eventsOf({ customer }: { customer: { id: string } }) {
  await jobsDone(server);
  return receiver.received
    .map(({ event }) => event)
    .filter(({ data }) => data.object.customer_id === Number(customer.id));
}
const endsOf = async (customer: { customer: { id: string } }) =>
  (await eventsOf(customer))
    .filter(({ type }) => type === 'customer.session_ended')
    .map(({ data }) => [data.object.id, data.object.end_reason, data.object.ended_by]);

test('a login and a logout each send an event with the session, without a secret or personal data', async () => {
  const registered = await register(server.url);
  const again = await login(server.url, registered);
  await execute(server.url, Logout, {}, again);
  const events = await eventsOf(registered);
  const began = (id: string, startedBy: string) => ({
    type: 'customer.login',
    data: {
      object: {
        object: 'session',
        id,
        customer_id: Number(registered.customer.id),
        site_id: server.demo.siteId,
        started_by: startedBy,
        second_factor: false,
        created_at: expect.any(Number),
        expires_at: expect.any(Number),
        ended_at: null,
        end_reason: null,
        ended_by: null,
        superseded_by: null,
      },
    },
  });
  expect(events).toHaveLength(3);
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining(began(registered.session.id, 'registration')),
      expect.objectContaining(began(again.session.id, 'password')),
      expect.objectContaining({
        type: 'customer.session_ended',
        data: {
          object: {
            ...began(again.session.id, 'password').data.object,
            ended_at: expect.any(Number),
            end_reason: 'logout',
          },
        },
      }),
    ]),
  );
  const text = JSON.stringify(receiver.received.map(({ raw }) => raw));
  for (const secret of [registered, again].flatMap(({ token, refreshToken }) => [
    token,
    String(refreshToken),
  ])) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(secret.split('.').at(-1));
  }
  for (const personal of [registered.email, '127.0.0.1']) expect(text).not.toContain(personal);
});

test('an endpoint that names no types receives no session events', async () => {
  const registered = await register(server.url);
  await execute(server.url, Logout, {}, registered);
  await jobsDone(server);
  expect(forAll.received.map(({ event }) => event.type)).toEqual(['customer.created']);
  expect(receiver.received.map(({ event }) => event.type).sort()).toEqual([
    'customer.login',
    'customer.session_ended',
  ]);
});

test('an endpoint that is disabled receives no session events', async () => {
  await server.gatehouse.prisma.webhookEndpoint.updateMany({
    where: { url: receiver.url },
    data: { disabledAt: new Date() },
  });
  const registered = await register(server.url);
  await execute(server.url, Logout, {}, registered);
  await jobsDone(server);
  const customerId = Number(registered.customer.id);
  expect(await server.gatehouse.prisma.webhookEvent.findMany({ where: { customerId } })).toMatchObject([
    { type: 'customer.created' },
  ]);
  expect(receiver.received).toEqual([]);
});

test('a session ended by the customer, a collaborator or a new password sends one event with the reason', async () => {
  const first = await register(server.url);
  const [second, third, fourth] = [
    await login(server.url, first),
    await login(server.url, first),
    await login(server.url, first),
  ];
  await execute(server.url, EndSession, { id: second.session.id }, first);
  await execute(server.url, EndSession, { id: second.session.id }, first);
  await execute(server.url, EndCustomerSession, { sessionId: third.session.id }, owner);
  await execute(server.url, EndOtherSessions, {}, first);
  const input = { oldPassword: first.password, newPassword: 'another-violet-harbor-17' };
  const { changePassword } = await execute(server.url, ChangePassword, { input }, first);
  const collaborator = expect.stringMatching(/^collaborator:\d+$/);
  const ends = [
    [second.session.id, 'ended_by_customer', null],
    [third.session.id, 'revoked_by_collaborator', collaborator],
    [fourth.session.id, 'ended_by_customer', null],
    [first.session.id, 'password_changed', null],
  ];
  const sent = await endsOf(first);
  expect(sent).toHaveLength(ends.length);
  expect(sent).toEqual(expect.arrayContaining(ends));
  const logins = (await eventsOf(first)).filter(({ type }) => type === 'customer.login');
  expect(logins.map(({ data }) => data.object.started_by).sort()).toEqual([
    'password',
    'password',
    'password',
    'password_change',
    'registration',
  ]);
  expect(logins.some(({ data }) => data.object.id === changePassword.session.id)).toBe(true);
});

test('the reuse of a refresh token sends an event of the end of its session', async () => {
  const registered = await register(server.url);
  const refreshToken = registered.refreshToken ?? '';
  await execute(server.url, Refresh, { refreshToken });
  server.clock.advance({ seconds: 60 });
  await execute(server.url, Refresh, { refreshToken }).catch(() => null);
  const sent = await endsOf(registered);
  expect(sent).toEqual([[registered.session.id, 'reuse_detected', null]]);
});

test('disabling and enabling a customer send events, even to an endpoint that names no types', async () => {
  const registered = await register(server.url);
  const { id } = registered.customer;
  await execute(server.url, DisableCustomer, { id }, owner);
  await execute(server.url, DisableCustomer, { id }, owner);
  await execute(server.url, EnableCustomer, { id }, owner);
  await jobsDone(server);
  const events = forAll.received.map(({ event }) => event);
  expect(events.map(({ type }) => type).sort()).toEqual([
    'customer.created',
    'customer.disabled',
    'customer.enabled',
  ]);
  for (const { data } of events)
    expect(data.object).toMatchObject({ object: 'customer', id: Number(id), email: registered.email });
  expect(await endsOf(registered)).toEqual([
    [registered.session.id, 'customer_disabled', expect.stringMatching(/^collaborator:/)],
  ]);
});

test('a login that ends another session sends an event of that end, with the id of the new session', async () => {
  const { prisma } = server.gatehouse;
  const site = { id: server.demo.siteId };
  const registered = await register(server.url);
  await prisma.site.update({ where: site, data: { concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 } });
  const again = await login(server.url, registered);
  await prisma.site.update({ where: site, data: { concurrentSessions: 'UNLIMITED' } });
  const ended = (await eventsOf(registered)).filter(({ type }) => type === 'customer.session_ended');
  expect(ended.map(({ data }) => data.object)).toEqual([
    expect.objectContaining({
      id: registered.session.id,
      end_reason: 'superseded',
      superseded_by: again.session.id,
    }),
  ]);
});

test('the deletion of a customer sends events of the ends of their sessions', async () => {
  const registered = await register(server.url);
  await execute(server.url, DeleteCustomer, { id: registered.customer.id }, owner);
  expect(await endsOf(registered)).toEqual([
    [registered.session.id, 'customer_deleted', expect.stringMatching(/^collaborator:/)],
  ]);
});

test('the end of all sessions of an account records one event for each session', async () => {
  const { prisma } = server.gatehouse;
  const { customer, session } = await register(server.url);
  const pattern = await prisma.session.findUniqueOrThrow({ where: { id: session.id } });
  const ids = Array.from({ length: count(110, 1_100) }, () => newUuidV7(server.clock()));
  await prisma.session.createMany({ data: ids.map((id) => ({ ...pattern, id })) });
  const open = await prisma.session.count({ where: { endedAt: null, accountId: pattern.accountId } });
  const { endAccountSessions } = await execute(server.url, EndAccountSessions, {}, owner);
  expect(endAccountSessions).toEqual({ endedCount: open, nextCursor: null });
  const ended = { type: 'customer.session_ended', customerId: Number(customer.id) };
  expect(await prisma.webhookEvent.count({ where: ended })).toBe(ids.length + 1);
  const endpoint = await prisma.webhookEndpoint.findFirstOrThrow({ where: { url: receiver.url } });
  expect(await prisma.webhookDelivery.count({ where: { event: ended, endpointId: endpoint.id } })).toBe(
    ids.length + 1,
  );
  await execute(server.url, DeleteEndpoint, { id: String(endpoint.id) }, owner);
});
