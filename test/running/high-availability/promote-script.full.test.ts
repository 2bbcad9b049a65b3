import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { atEnd } from '../../support/at-end.ts';
import { describePostgres, startPostgres } from '../../support/postgres.ts';
import { createCluster, findServerPrograms } from '../../support/postgres-cluster.ts';
import { powerOff, query, rejoin, runPromotion, startPair } from './pair.ts';

/** A server that is in crash recovery. @returns its port */
async function startRecovering(): Promise<number> {
  const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
  const error = Buffer.from([0x45, 0, 0, 0, fields.length + 4, ...fields]);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    // The request for TLS has eight bytes and is declined. The next packet begins the session.
    socket.on('data', (packet) => (packet.length === 8 ? socket.write('N') : socket.end(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describePostgres('deploy/postgresql/promote.sh', () => {
  test('refuses an unfenced primary and a standby that is not synchronous, and can be run again', async () => {
    const { first, second, link } = await startPair();
    const other = await createCluster(findServerPrograms() ?? '');
    atEnd(other.remove);
    const recovering = `postgresql://127.0.0.1:${await startRecovering()}/postgres`;
    const env = { PRIMARY_URL: first.url('postgres'), STANDBY_URL: second.url('postgres') };
    const wrong: [Record<string, string>, RegExp][] = [
      [{ ...env, FENCE_COMMAND: '' }, /FENCE_COMMAND is not set/],
      [{ ...env, FENCE_COMMAND: 'false' }, /FENCE_COMMAND failed \(status 1\)/],
      [{ ...env, FENCE_COMMAND: 'true' }, /the old primary still takes writes/],
      [{ ...env, FENCE_COMMAND: 'true', PRIMARY_URL: recovering }, /the old primary still answers/],
      [{ ...env, FENCE_COMMAND: 'exit 9', STANDBY_URL: recovering }, /or is starting. Nothing was changed/],
      [
        { ...env, FENCE_COMMAND: 'exit 9', PRIMARY_URL: env.STANDBY_URL },
        /PRIMARY_URL leads to a standby, too/,
      ],
      [
        { ...env, FENCE_COMMAND: 'exit 9', PRIMARY_URL: other.url('postgres') },
        /is not a standby of PRIMARY/,
      ],
      [{ ...env, FENCE_COMMAND: 'sleep 60', FENCE_SECONDS: '1' }, /FENCE_COMMAND failed \(status 124\)/],
      [{ ...env, FENCE_COMMAND: 'true', STANDBY_URL: 'postgresql://127.0.0.1:1/' }, /does not answer/],
      [
        {
          ...env,
          FENCE_COMMAND: 'true',
          STANDBY_URL: second.url('postgres').replace(/:[^:]*@/, ':wrong@'),
        },
        /refuses the login/,
      ],
    ];
    for (const [given, problem] of wrong) {
      const { code, stderr } = await runPromotion(given);
      expect([code, stderr]).toEqual([1, expect.stringMatching(problem)]);
    }
    const refusesLoss = async () => {
      const { code, stderr } = await runPromotion({ ...env, FENCE_COMMAND: 'exit 9' });
      expect([code, stderr]).toEqual([1, expect.stringMatching(/does not wait for this standby/)]);
    };
    const synchronise = async (names: string, state: string) => {
      const set = `ALTER SYSTEM SET synchronous_standby_names = '${names}'`;
      await query(first, set, 'SELECT pg_reload_conf()');
      const states = 'SELECT application_name AS name, sync_state AS state FROM pg_stat_replication';
      await expect.poll(() => query(first, states)).toEqual([{ name: 'db22', state }]);
    };
    // Another standby acknowledges commits while `db2` is cut off. Its name `db22` contains `db2`.
    await startPostgres({ standbyOf: first.url('postgres'), settings: { cluster_name: 'db22' } });
    link.cut();
    const changes = [
      ['FIRST 1 (db2, db22)', 'sync'],
      ['FIRST 1 (db222)', 'async'],
      ['', 'async'],
    ] as const;
    for (const [names, state] of changes) {
      await synchronise(names, state);
      await refusesLoss();
    }
    expect(await query(second, 'SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }]);

    const fence = powerOff(first);
    const allowed = { ...env, FENCE_COMMAND: fence, ALLOW_LOSS: 'yes' };
    expect(await runPromotion(allowed)).toMatchObject({ code: 0 });
    const again = await runPromotion(allowed);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('was promoted before')]);
    await first.stop();
    await rejoin(first, second, 'db1');
    // The fence command must not run again, because it would stop the new standby.
    expect(await runPromotion({ ...env, FENCE_COMMAND: 'exit 9' })).toMatchObject({ code: 0 });
    expect(await query(second, 'SHOW synchronous_standby_names')).toEqual([
      { synchronous_standby_names: 'FIRST 1 (db1, db2)' },
    ]);
  });
});
