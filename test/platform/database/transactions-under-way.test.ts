import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { transactionsUnderWay } from '../../../src/platform/database/transactions-under-way.ts';
import { atEnd } from '../../support/at-end.ts';
import { describePostgres, startPostgres } from '../../support/postgres.ts';

describePostgres('the wait for running transactions', () => {
  test('ends when all transactions have ended that had written before the call', async () => {
    // A separate server, because transactions of other tests would affect the result.
    const postgres = await startPostgres();
    const { prisma, close } = await openDatabase({
      dataDir: '',
      databaseUrl: postgres.url('postgres'),
      databasePoolSize: 5,
    });
    atEnd(close);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: written, resolve: writes } = Promise.withResolvers<void>();
    let ended = false;
    const writing = prisma
      .$transaction(
        async (tx) => {
          await tx.$executeRaw`SELECT pg_current_xact_id()`;
          writes();
          await released;
        },
        { timeout: 120_000 },
      )
      .finally(() => {
        ended = true;
      });
    await written;
    const over = await transactionsUnderWay(prisma);
    const waiting = over(Number.POSITIVE_INFINITY).then(() => ended);
    const first = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
    expect(first).toBe('waits');
    release();
    await writing;
    expect(await waiting).toBe(true);
  });
});
