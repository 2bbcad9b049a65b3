import { expect, test } from 'vitest';
import { messagesOf, says, startTree } from '../../running/worker-tree.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { startServer } from '../../support/server.ts';

const WARNING = /may open (\d+) connections to PostgreSQL, which accepts (\d+) and has (\d+) already/;

describePostgres('a start', () => {
  test('warns if its pool may open more connections than PostgreSQL accepts', async () => {
    const { url } = await createPostgresDatabase();
    const warningsWith = async (poolSize: string) => {
      const server = await startServer({
        database: { url },
        env: { DATABASE_POOL_SIZE: poolSize, LOG_LEVEL: 'warn' },
      });
      await server.close();
      return server.logs.map((line) => JSON.parse(line).msg).flatMap((text) => text.match(WARNING) ?? []);
    };
    // The test server accepts 300 connections, and reserves 3 of them.
    expect(await warningsWith('5')).toEqual([]);
    const [, needed, limit, taken] = await warningsWith('400');
    expect([needed, limit]).toEqual(['410', '297']);
    expect(Number(taken)).toBeLessThan(297);
  });

  onlyInFullRun(() => {
    test('of workers counts one pool for each worker, and one for a worker that starts in a restart', async () => {
      const server = await startTree(2, { env: { DATABASE_POOL_SIZE: '100' } });
      await says(server, WARNING);
      const [line] = messagesOf(server).filter(({ msg }) => WARNING.test(msg ?? ''));
      expect(line?.msg).toMatch(/^2 workers, and one more during a restart, may open 330 connections/);
    });
  });
});
