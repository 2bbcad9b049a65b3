import { PrismaPGlite } from 'pglite-prisma-adapter';
import { endOf } from './embedded-statements.ts';

type Adapter = Awaited<ReturnType<PrismaPGlite['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * Prisma's adapter for PGlite takes every transaction for committed: it drops the error of a COMMIT that has failed,
 * for want of space for example. Here a commit fails with it.
 */
export class PrismaEmbedded extends PrismaPGlite {
  override async connect(): Promise<Adapter> {
    const connection = await super.connect();
    const start = connection.startTransaction.bind(connection);
    connection.startTransaction = async (...parameters) => {
      // Its type does not say that it keeps what PGlite has given it.
      const transaction = (await start(...parameters)) as Transaction & { client: object };
      const commit = transaction.commit.bind(transaction);
      transaction.commit = async () => {
        await commit();
        await endOf(transaction.client);
      };
      return transaction;
    };
    return connection;
  }
}
