import { PrismaPGlite } from 'pglite-prisma-adapter';
import { endOf } from './embedded-statements.ts';

type Adapter = Awaited<ReturnType<PrismaPGlite['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * Reports a failed COMMIT. Prisma's adapter for PGlite drops the error, for example of a full disk, and treats every
 * transaction as committed.
 */
export class PrismaEmbedded extends PrismaPGlite {
  override async connect(): Promise<Adapter> {
    const connection = await super.connect();
    const start = connection.startTransaction.bind(connection);
    connection.startTransaction = async (...parameters) => {
      // The type does not declare `client`, which is PGlite's transaction.
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
