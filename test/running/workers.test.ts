import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel } from '../guarantees/two-servers.ts';
import { rest } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { exchange } from '../support/http.ts';
import { describePostgres } from '../support/postgres.ts';
import { childrenOf, runs } from '../support/process-tree.ts';
import { messagesOf, sample, says, startTree, wroteOf } from './worker-tree.ts';

// workers.full.test.ts and frozen-workers.full.test.ts test workers under load.
describePostgres('two workers', () => {
  test('share an address and their metrics; one that is killed is replaced; all end together', async () => {
    const metricsPort = await freePort();
    const server = await startTree(2, { env: { METRICS_PORT: String(metricsPort) } });
    const pids = childrenOf(server.pid);
    expect(pids).toHaveLength(2);
    // The workers get new connections in turn.
    for (let index = 0; index < 10; index += 1) await exchange(`${server.url}/nowhere`, { agent: false });
    const counted = 'gatehouse_http_request_duration_seconds_count{method="GET",route="none",status="404"}';
    expect(await sample(server, counted)).toBe(10);
    expect(await sample(server, 'gatehouse_workers')).toBe(2);

    // A worker ends while its samples are awaited. One of the requests may be waiting in that worker until then.
    process.kill(pids[0] as number, 'SIGSTOP');
    const scrapes = inParallel(4, () => sample(server, counted));
    await sleep(1_000);
    process.kill(pids[0] as number, 'SIGKILL');
    expect(await scrapes).toEqual(Array(4).fill(10));
    await says(server, /a new worker serves/);
    expect(childrenOf(server.pid)).toHaveLength(2);
    // The metrics still include the counts of the killed worker.
    expect(await sample(server, counted)).toBe(10);
    expect(await sample(server, 'gatehouse_worker_unexpected_ends_total')).toBe(1);
    expect((await rest(server.url, 'GET', '/health/ready')).status).toBe(200);
    // All of this is at METRICS_PORT only.
    expect((await exchange(`${server.url}/metrics`, { agent: false })).status).toBe(404);

    const last = childrenOf(server.pid);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(last.filter(runs)).toEqual([]);
    expect(messagesOf(server).filter(({ msg }) => /unexpectedly/.test(msg ?? ''))).toHaveLength(1);
    // The lines of the primary process have no number.
    expect(wroteOf(server, 'started')).toEqual([1, 2, 3, 'primary']);
    expect(wroteOf(server, 'stopping')).toEqual([2, 3, 'primary']);
    expect(wroteOf(server, 'stopped')).toEqual([2, 3, 'primary']);
    expect(messagesOf(server).at(-1)).toEqual({ level: 30, time: expect.any(String), msg: 'stopped' });
    expect(messagesOf(server).find(({ msg, worker }) => msg === 'started' && !worker)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      settings: { workers: 2, port: server.port, metricsPort },
    });
  });
});
