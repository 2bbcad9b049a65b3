import { expect, test } from 'vitest';
import { ConnectionPool } from '../../../src/platform/database/connection-pool.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { poolOptions } from './pool-options.ts';

describePostgres('a pool of connections', () => {
  async function pool(lifetimeSeconds: number, queryTimeoutMilliseconds: number | null = null) {
    const { url } = await createPostgresDatabase();
    return new ConnectionPool(poolOptions(url, queryTimeoutMilliseconds), 1, lifetimeSeconds);
  }
  const processOf = async (from: ConnectionPool) =>
    (await from.query('SELECT pg_backend_pid() AS id')).rows[0].id;

  test('replaces a connection after its lifetime, even if it is always in use', async () => {
    const mortal = await pool(0.2);
    const first = await processOf(mortal);
    await expect.poll(() => processOf(mortal), { interval: 5 }).not.toBe(first);
    await mortal.end();
  });

  test('closes a connection after a query timeout', async () => {
    // Longer than any other query of this test, even on a busy machine.
    const impatient = await pool(0, 2_000);
    const client = await impatient.connect();
    const first = (await client.query('SELECT pg_backend_pid() AS id')).rows[0].id;
    await expect(client.query('SELECT pg_sleep(60)')).rejects.toThrow('does not answer in time');
    await expect(client.query('ROLLBACK')).rejects.toThrow('the connection to the database is broken');
    client.release();
    expect(await processOf(impatient)).not.toBe(first);
    await impatient.end();
  });

  test('closes a connection on which a write was refused as read-only', async () => {
    const one = await pool(0);
    const client = await one.connect();
    const first = (await client.query('SELECT pg_backend_pid() AS id')).rows[0].id;
    await client.query('BEGIN READ ONLY');
    await expect(client.query('CREATE TABLE refused (x int)')).rejects.toMatchObject({ code: '25006' });
    await client.query('ROLLBACK');
    client.release();
    expect(await processOf(one)).not.toBe(first);
    await one.end();
  });
});
