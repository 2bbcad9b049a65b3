import { expect, test } from 'vitest';
import { DisableCustomer } from '../../administration/customer-support/documents.ts';
import { readStatistics } from '../../administration/statistics/documents.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { count, onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { startProcess } from '../../support/process.ts';
import { CreateEndpoint } from './documents.ts';
import { LOOPBACK, type ReceivedEvent, startReceiver } from './receiver.ts';

/** A generous limit, because each start of a server is slow on a busy machine. */
const timeout = 30 * 60_000;
/** On PostgreSQL, interrupted deliveries are resumed after about 15 seconds. A busy machine takes longer. */
const TAKEN_UP_MS = 3 * 60_000;

const EVENTS = ['CUSTOMER_CREATED', 'CUSTOMER_LOGIN', 'CUSTOMER_SESSION_ENDED', 'CUSTOMER_DISABLED'] as const;

/** The name of an event in these tests, such as `customer.login of 7`. */
const nameOf = ({ type, data: { object } }: ReceivedEvent) => `${type} of ${object.customer_id ?? object.id}`;

/**
 * Registers customers, logs them out and disables them, from several clients. Kills the server right after a
 * response and starts it again, a number of times.
 * @returns the undelivered events of acknowledged changes, and a message if registrations were counted too often
 */
async function lostEvents(kills: number, databaseUrl?: string): Promise<string[]> {
  const receiver = await startReceiver();
  const options = { env: LOOPBACK, ...(databaseUrl ? { databaseUrl } : {}) };
  let server = await startProcess(options);
  const owner = await logInCollaborator(server);
  await execute(server.url, CreateEndpoint, { input: { url: receiver.url, events: [...EVENTS] } }, owner);
  const acknowledged: string[] = [];
  const from = new Date(Date.now() - 3_600_000).toISOString();
  for (let round = 0; round < kills; round += 1) {
    const { url, signal } = server;
    let alive = true;
    const acknowledge = (...names: string[]) => {
      const before = acknowledged.length;
      acknowledged.push(...names);
      if (!alive || Math.floor(before / 7) === Math.floor(acknowledged.length / 7)) return;
      alive = false;
      signal('SIGKILL');
    };
    const write = async () => {
      while (alive) {
        const { token, customer } = await register(url);
        acknowledge(`customer.created of ${customer.id}`, `customer.login of ${customer.id}`);
        await execute(url, Logout, {}, { token });
        acknowledge(`customer.session_ended of ${customer.id}`);
        await execute(url, DisableCustomer, { id: customer.id }, owner);
        acknowledge(`customer.disabled of ${customer.id}`);
      }
    };
    // A client whose connection broke got no response, so its last change is not acknowledged.
    await Promise.allSettled([write(), write(), write()]);
    await server.exited;
    server = await startProcess({ ...options, dataDir: server.dataDir, port: server.port });
  }
  const delivered = () => new Set(receiver.received.map(({ event }) => nameOf(event)));
  const missing = () => acknowledged.filter((name) => !delivered().has(name));
  await expect
    .poll(missing, { timeout: TAKEN_UP_MS, interval: 100 })
    .toEqual([])
    .catch(() => {});
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  return [...missing(), ...(await countedTooOften())];

  /** A killed server may lose counts that it has not written, but it never counts a registration twice. */
  async function countedTooOften(): Promise<string[]> {
    await register(server.url);
    await expect.poll(counted).toBeGreaterThan(0);
    const made = () => [...delivered()].filter((name) => name.startsWith('customer.created')).length;
    await expect
      .poll(made, { timeout: TAKEN_UP_MS })
      .toBeGreaterThanOrEqual(await counted())
      .catch(() => {});
    const excess = (await counted()) - made();
    return excess > 0 ? [`${excess} registrations were counted too often`] : [];
  }
  async function counted(): Promise<number> {
    const period = { from, to: new Date(Date.now() + 3_600_000).toISOString() };
    const { registrations } = await readStatistics(server, period, owner);
    return registrations.reduce((sum, { count }) => sum + count, 0);
  }
}

test(`killed ${count(1, 20)} times right after a response, a server loses no event`, {
  timeout,
}, async () => {
  expect(await lostEvents(count(1, 20))).toEqual([]);
});

onlyInFullRun(() => {
  describePostgres('on PostgreSQL', () => {
    test('killed 20 times right after a response, a server loses no event', { timeout }, async () => {
      const { url } = await createPostgresDatabase();
      expect(await lostEvents(20, url)).toEqual([]);
    });
  });
});
