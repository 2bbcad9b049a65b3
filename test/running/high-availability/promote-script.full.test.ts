import { expect, test } from 'vitest';
import { atEnd } from '../../support/at-end.ts';
import { describePostgres } from '../../support/postgres.ts';
import { createCluster, findServerPrograms } from '../../support/postgres-cluster.ts';
import { powerOff, query, rejoin, runPromotion, startPair } from './pair.ts';

describePostgres('deploy/postgresql/promote.sh', () => {
  test('changes nothing unless the primary is fenced and its standby synchronous, and can be run again', async () => {
    const { first, second } = await startPair();
    const other = await createCluster(findServerPrograms() ?? '');
    atEnd(other.remove);
    const env = { PRIMARY_URL: first.url('postgres'), STANDBY_URL: second.url('postgres') };
    const wrong: [Record<string, string>, RegExp][] = [
      [{ ...env, FENCE_COMMAND: '' }, /FENCE_COMMAND is not set/],
      [{ ...env, FENCE_COMMAND: 'false' }, /FENCE_COMMAND failed \(status 1\)/],
      [{ ...env, FENCE_COMMAND: 'true' }, /the old primary still takes writes/],
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
    await query(first, `ALTER SYSTEM SET synchronous_standby_names = ''`, 'SELECT pg_reload_conf()');
    await expect
      .poll(() => query(first, 'SELECT sync_state AS state FROM pg_stat_replication'))
      .toEqual([{ state: 'async' }]);
    const lossy = await runPromotion({ ...env, FENCE_COMMAND: 'true' });
    expect([lossy.code, lossy.stderr]).toEqual([1, expect.stringMatching(/does not wait for this standby/)]);
    expect(await query(second, 'SELECT pg_is_in_recovery() AS standby')).toEqual([{ standby: true }]);

    const fence = powerOff(first);
    const allowed = { ...env, FENCE_COMMAND: fence, ALLOW_LOSS: 'yes' };
    expect(await runPromotion(allowed)).toMatchObject({ code: 0 });
    const again = await runPromotion(allowed);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('was promoted before')]);
    await first.stop();
    await rejoin(first, second, 'db1');
    // The fence would kill the new standby.
    expect(await runPromotion({ ...env, FENCE_COMMAND: 'exit 9' })).toMatchObject({ code: 0 });
    expect(await query(second, 'SHOW synchronous_standby_names')).toEqual([
      { synchronous_standby_names: 'FIRST 1 (db1, db2)' },
    ]);
  });
});
