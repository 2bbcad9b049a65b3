import { PrismaPGlite } from 'pglite-prisma-adapter';
import { endOf } from './embedded-statements.ts';

type Adapter = Awaited<ReturnType<PrismaPGlite['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * Makes a failed COMMIT fail. Prisma's adapter for PGlite drops its error, for example of a full disk, and treats every
 * transaction as committed.
 */
export class PrismaEmbedded extends PrismaPGlite {
  override async connect(): Promise<Adapter> {
    const connection = await super.connect();
    const start = connection.startTransaction.bind(connection);
    connection.startTransaction = async (...parameters) => {
      // The type does not declare that it keeps the value of PGlite.
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
