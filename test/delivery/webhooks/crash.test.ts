import { expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { count } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { startProcess } from '../../support/process.ts';
import { CreateEndpoint } from './documents.ts';
import { LOOPBACK, startReceiver } from './receiver.ts';

/** On a busy machine each start takes long. */
const timeout = 30 * 60_000;
/** Interrupted deliveries are taken up again after about 15 seconds. A busy machine takes longer. */
const TAKEN_UP_MS = 3 * 60_000;

/**
 * Registers customers from several clients, kills the server right after a response, starts it again, and repeats this.
 * @returns the emails of registered customers without an event
 */
async function lostEvents(kills: number, databaseUrl?: string): Promise<string[]> {
  const receiver = await startReceiver();
  const options = { env: LOOPBACK, ...(databaseUrl ? { databaseUrl } : {}) };
  let server = await startProcess(options);
  const owner = await logInCollaborator(server);
  await execute(server.url, CreateEndpoint, { input: { url: receiver.url } }, owner);
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const { url, signal } = server;
    let alive = true;
    const write = async () => {
      while (alive) {
        const { email } = await register(url);
        acknowledged.push(email);
        if (acknowledged.length % 7 !== round % 7 || !alive) continue;
        alive = false;
        signal('SIGKILL');
      }
    };
    // A client that is cut off got no response.
    await Promise.allSettled([write(), write(), write()]);
    await server.exited;
    server = await startProcess({ ...options, dataDir: server.dataDir, port: server.port });
  }
  const missing = () => {
    const delivered = new Set(receiver.received.map(({ event }) => event.data.object.email));
    return acknowledged.filter((email) => !delivered.has(email));
  };
  await expect
    .poll(missing, { timeout: TAKEN_UP_MS, interval: 100 })
    .toEqual([])
    .catch(() => {});
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  return missing();
}

test(`killed ${count(2, 20)} times between a change and its webhook, a server loses no event`, {
  timeout,
}, async () => {
  expect(await lostEvents(count(2, 20))).toEqual([]);
});

describePostgres('on PostgreSQL', () => {
  test(`killed ${count(1, 20)} times, a server loses no event`, { timeout }, async () => {
    const { url } = await createPostgresDatabase();
    expect(await lostEvents(count(1, 20), url)).toEqual([]);
  });
});
