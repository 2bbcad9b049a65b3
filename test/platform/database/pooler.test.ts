import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { describePgBouncer, startPgBouncer } from '../../support/pgbouncer.ts';
import { createEmptyPostgresDatabase } from '../../support/postgres.ts';

const open = (databaseUrl: string) => openDatabase({ databaseUrl, databasePoolSize: 3, dataDir: '' });

describePgBouncer('through PgBouncer', () => {
  async function inNewYork() {
    const { url } = await createEmptyPostgresDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET timezone = 'America/New_York'`);
    await client.end();
    return url;
  }

  test.each<[string, Record<string, string>]>([
    ['as it is installed', {}],
    ['with the startup parameters ignored', { ignore_startup_parameters: 'options,extra_float_digits' }],
  ])('in session mode, %s, times are correct', async (_what, settings) => {
    const url = await inNewYork();
    const through = await startPgBouncer(url, { pool_mode: 'session', default_pool_size: '20', ...settings });
    const [pooled, direct] = [await open(through), await open(url)];
    const at = new Date('2026-01-02T03:04:05.678Z');
    const { id } = await pooled.prisma.account.create({ data: { slug: 'times', name: 'x', createdAt: at } });
    for (const { prisma, read } of [pooled, direct]) {
      expect((await prisma.account.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(at);
      const text = 'SELECT (SELECT created_at FROM account WHERE id = $1) AS at';
      expect(await read('at', text, [id])).toMatchObject({ at });
    }
    // The lock of the start is released, although the pooler keeps the connection to the server open.
    await expect(pooled.exclusively(async () => 'done')).resolves.toBe('done');
    await expect(direct.exclusively(async () => 'done')).resolves.toBe('done');
    await Promise.all([pooled.close(), direct.close()]);
  });

  test.each([
    ['transaction', '0'],
    ['transaction', '1'],
    ['statement', '0'],
  ])(
    'in %s mode (round robin: %s) the start is refused, and a start without the pooler succeeds afterwards',
    async (mode, robin) => {
      const { url } = await createEmptyPostgresDatabase();
      const settings = { pool_mode: mode, server_round_robin: robin, ignore_startup_parameters: 'options' };
      const through = await startPgBouncer(url, settings);
      const refusal = /^DATABASE_URL: a pooler in transaction or statement mode/;
      await expect(open(through)).rejects.toThrow(refusal);
      await expect(open(through)).rejects.toThrow(refusal);
      const direct = await open(url);
      await direct.close();
    },
  );
});
