import type { PrismaClient } from './client/client.ts';
import type { Db } from './database.ts';

/**
 * Thrown in `inTransaction`: the transaction commits, then `error` is thrown. For a refusal that stores something in
 * the database, such as the challenge for a second factor. Every other error rolls the transaction back.
 */
export class CommitThenThrow extends Error {
  readonly error: Error;

  constructor(error: Error) {
    super('A CommitThenThrow was thrown outside of inTransaction.', { cause: error });
    this.error = error;
  }
}

/** Runs work in a transaction. The work may throw a `CommitThenThrow`. */
export async function inTransaction<T>(prisma: PrismaClient, work: (tx: Db) => Promise<T>): Promise<T> {
  const done = await prisma.$transaction(async (tx) => {
    try {
      return { result: await work(tx) };
    } catch (thrown) {
      if (thrown instanceof CommitThenThrow) return thrown;
      throw thrown;
    }
  });
  if (done instanceof CommitThenThrow) throw done.error;
  return done.result;
}
