import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { atEnd } from '../support/at-end.ts';
import { rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import type { PostgresCluster } from '../support/postgres-cluster.ts';
import { startServer } from '../support/server.ts';
import { startTcpSwitch } from '../support/tcp-switch.ts';

const ASKERS = 4;

const portOf = (cluster: PostgresCluster) => Number(new URL(cluster.url('postgres')).port);

async function query(cluster: PostgresCluster, sql: string) {
  const client = new pg.Client(cluster.url('postgres'));
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describePostgres('a failover to a standby, after which the old primary returns as a standby,', () => {
  test('causes no verdict from a read-only server, and Gatehouse recovers without a restart', async () => {
    const old = await startPostgres();
    const next = await startPostgres({ standbyOf: old.url('postgres') });
    const endpoint = await startTcpSwitch(portOf(old));
    const url = new URL(old.url('postgres'));
    url.port = String(endpoint.port);
    const server = await startServer({ database: { url: url.href } });
    const customer = await register(server.url);
    const leaving = await login(server.url, customer);

    const validate = async (token: string) => {
      const { status, body } = await rest(server.url, 'POST', '/api/v1/sdk/auth/token/validate', {
        body: { auth_token: token },
        basic: server.demo.partner,
      });
      return status === 200 ? [body.data.valid, body.data.reason] : status;
    };
    const isReady = async () => (await rest(server.url, 'GET', '/health/ready')).status;
    const logIn = async () =>
      (
        await rest(server.url, 'POST', '/api/v1/sdk/auth/login', {
          body: { site_id: 1, email: customer.email, password: customer.password },
        })
      ).status;

    // Continuous validations keep every connection for verdicts busy.
    let asking = true;
    atEnd(() => {
      asking = false;
    });
    const said = new Set<unknown>();
    const views = Array.from({ length: ASKERS }, async () => {
      while (asking) {
        said.add(JSON.stringify(await validate(customer.token).catch(String)));
        await sleep(5);
      }
    });
    await expect.poll(() => said.has('[true,null]')).toBe(true);

    // The primary crashes and its standby is promoted. The endpoint leads to the old primary, now a standby.
    await expect.poll(() => query(old, 'SELECT 1 FROM pg_stat_replication')).toHaveLength(1);
    await old.stop('SIGQUIT');
    await query(next, 'SELECT pg_promote()');
    const returned = await startPostgres({ standbyOf: next.url('postgres') });
    endpoint.lead(portOf(returned));
    await expect.poll(isReady).toBe(503);
    said.clear();
    for (let round = 0; round < 5; round += 1) {
      expect([await isReady(), await logIn(), await validate(customer.token)]).toEqual([503, 503, 503]);
    }
    expect([...said]).toEqual(['503']);

    // The endpoint leads to the new primary. The old primary no longer replays the log.
    await query(returned, 'SELECT pg_wal_replay_pause()');
    endpoint.lead(portOf(next));
    await expect.poll(isReady).toBe(200);
    const begun = await login(server.url, customer);
    expect(await validate(begun.token)).toEqual([true, null]);
    const { status } = await rest(server.url, 'POST', '/api/v1/sdk/auth/logout', {
      token: leaving.token,
      body: { site_id: 1 },
    });
    expect(status).toBe(200);
    for (let round = 0; round < 20; round += 1) {
      expect(await validate(leaving.token)).toEqual([false, 'revoked']);
    }
    const stale = `SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'gatehouse%'`;
    await expect.poll(() => query(returned, stale)).toEqual([]);
    asking = false;
    await Promise.all(views);
    expect([...said].filter((each) => each !== '503')).toEqual(['[true,null]']);
  });
});
