import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { LONGEST_SILENCE_SECONDS } from '../../src/platform/process/workers/silence.ts';
import { inParallel } from '../guarantees/two-servers.ts';
import { rest } from '../support/client.ts';
import { exchange } from '../support/http.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import type { TestProcess } from '../support/process.ts';
import { childrenOf } from '../support/process-tree.ts';
import {
  holdBootLock,
  type Line,
  messagesOf,
  RESTARTED,
  sample,
  says,
  sendLoad,
  startTree,
} from './worker-tree.ts';

/** Waits until the primary process has killed a worker that does not serve yet. */
const isKilledBeforeItServes = (server: TestProcess, pid: number) =>
  expect
    .poll(() => messagesOf(server), { timeout: 5 * LONGEST_SILENCE_SECONDS.starting * 1_000 })
    .toContainEqual(
      expect.objectContaining({
        ...{ pid, silentSeconds: LONGEST_SILENCE_SECONDS.starting },
        msg: 'a worker does not respond, and is killed',
      }),
    );

describePostgres('workers that freeze', () => {
  test('get the waiting connections of a frozen worker that is killed', async () => {
    const server = await startTree(2);
    const [frozen = 0] = childrenOf(server.pid);
    process.kill(frozen, 'SIGSTOP');
    const asking = inParallel(8, () => exchange(`${server.url}/health/live`, { agent: false }));
    await inParallel(8, () => rest(server.url, 'GET', '/health/live'));
    process.kill(frozen, 'SIGKILL');
    expect((await asking).map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  test('are killed and replaced if they do not respond, and another worker answers the waiting requests', async () => {
    const server = await startTree(2);
    const [frozen = 0, other = 0] = childrenOf(server.pid);
    process.kill(frozen, 'SIGSTOP');
    const asked = await inParallel(8, () => exchange(`${server.url}/health/live`, { agent: false }));
    expect(asked.map(({ status }) => status)).toEqual(Array(8).fill(200));
    await says(server, /a worker does not respond, and is killed/);
    await says(server, /a new worker serves/);
    const [line] = messagesOf(server).filter(({ msg }) => /does not respond/.test(msg ?? ''));
    expect(line).toMatchObject({ worker: 1, pid: frozen, level: 50, silentSeconds: 30 });
    expect(childrenOf(server.pid)).toContain(other);
    expect(childrenOf(server.pid)).not.toContain(frozen);
    expect(await sample(server, 'gatehouse_worker_unexpected_ends_total')).toBe(1);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });

  test('are killed and replaced if they freeze before they serve', async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const server = await startTree(2, { databaseUrl });
    const former = childrenOf(server.pid);
    const lock = await holdBootLock(databaseUrl);
    process.kill(former[0] as number, 'SIGKILL');
    const waits = ({ worker, msg }: Line) => worker === 3 && /holds the start lock/.test(msg ?? '');
    await expect.poll(() => messagesOf(server).filter(waits).length).toBeGreaterThan(0);
    const frozen = childrenOf(server.pid).find((pid) => !former.includes(pid)) as number;
    expect(frozen).toBeGreaterThan(1);
    process.kill(frozen, 'SIGSTOP');
    await isKilledBeforeItServes(server, frozen);
    await lock.end();
    await says(server, /a new worker serves/);
    expect(childrenOf(server.pid)).not.toContain(frozen);
    expect(await sample(server, 'gatehouse_workers')).toBe(2);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });

  test('are killed if they freeze before their first report, and the former workers continue', async () => {
    const server = await startTree(2);
    const former = childrenOf(server.pid);
    const newWorkers = () => childrenOf(server.pid).filter((pid) => !former.includes(pid));
    server.signal('SIGHUP');
    while (newWorkers().length === 0) await sleep(1);
    const [frozen = 0] = newWorkers();
    process.kill(frozen, 'SIGSTOP');
    await isKilledBeforeItServes(server, frozen);
    await says(server, /the restart has been given up/);
    expect(childrenOf(server.pid)).toEqual(former);
    server.signal('SIGHUP');
    await says(server, RESTARTED);
    expect(await sample(server, 'gatehouse_workers')).toBe(2);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });

  test('are not killed if they are busy, or if they and the primary process were suspended', async () => {
    const server = await startTree(2);
    const before = childrenOf(server.pid);
    for (const pid of [server.pid, ...before]) process.kill(pid, 'SIGSTOP');
    await sleep(LONGEST_SILENCE_SECONDS.serving * 1_000 + 2_000);
    for (const pid of [server.pid, ...before]) process.kill(pid, 'SIGCONT');
    const load = await sendLoad(server);
    await sleep(LONGEST_SILENCE_SECONDS.serving * 1_000 + 7_000);
    const { statuses, errors } = await load.stop();
    expect({ errors, statuses: [...statuses] }).toEqual({ errors: [], statuses: [200] });
    expect(childrenOf(server.pid)).toEqual(before);
  });
});
