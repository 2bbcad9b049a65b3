import { expect, test } from 'vitest';
import { rest } from '../support/client.ts';
import { exchange } from '../support/http.ts';
import { describePostgres } from '../support/postgres.ts';
import { childrenOf, runs } from '../support/process-tree.ts';
import { messagesOf, sample, says, startTree } from './worker-tree.ts';

// The rest, under load: workers.full.test.ts.
describePostgres('two workers', () => {
  test('are one service: one address, one sum of metrics; a dead one is replaced; all end together', async () => {
    const server = await startTree(2);
    const pids = childrenOf(server.pid);
    expect(pids).toHaveLength(2);
    // New connections go to the workers in turn.
    for (let index = 0; index < 10; index += 1) await exchange(`${server.url}/nowhere`, { agent: false });
    const counted = 'gatehouse_http_request_duration_seconds_count{method="GET",route="none",status="404"}';
    expect(await sample(server, counted)).toBe(10);
    expect(await sample(server, 'gatehouse_workers')).toBe(2);

    process.kill(pids[0] as number, 'SIGKILL');
    await says(server, /a new worker serves/);
    expect(childrenOf(server.pid)).toHaveLength(2);
    // The counts of the dead worker stay in the sum.
    expect(await sample(server, counted)).toBe(10);
    expect(await sample(server, 'gatehouse_worker_unexpected_ends_total')).toBe(1);
    expect((await rest(server.url, 'GET', '/health/ready')).status).toBe(200);

    const last = childrenOf(server.pid);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(last.filter(runs)).toEqual([]);
    expect(messagesOf(server).filter(({ msg }) => /unexpectedly/.test(msg ?? ''))).toHaveLength(1);
  });
});
