import type { Prisma, PrismaClient } from './client/client.ts';
import type { ConnectionRoom } from './connection-room.ts';
import type { JobStore } from './job-store.ts';

/** The Prisma client, or one of its transactions. */
export type Db = Prisma.TransactionClient;

declare module '../runtime.ts' {
  interface Runtime {
    prisma: PrismaClient;
  }
}

/** An open database with all migrations applied, in PGlite or in PostgreSQL. */
export type Database = {
  prisma: PrismaClient;
  /**
   * Runs a read without Prisma, as a prepared statement unless a pooler is in between. For the few reads that are very
   * frequent.
   */
  read: Read;
  /** The number of these reads that can run in parallel. */
  readsAtOnce: number;
  jobs: JobStore;
  /** Runs work that only one process at a time may do. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** False for a standby and a read-only database. @throws if the database does not answer, or its disk is full */
  takesWrites(): Promise<boolean>;
  /** The connection pools of this process; none with the embedded database. */
  pools(): PoolState[];
  /** Null with the embedded database, and behind a pooler. */
  connectionRoom: ConnectionRoom | null;
  close(): Promise<void>;
};

/** `waiting`: requests that wait for a connection. */
export type PoolState = { pool: string; open: number; idle: number; waiting: number };

/**
 * Reads from a server that accepts writes.
 * @param name the name of the prepared statement, unique to the text
 * @param text a SELECT that returns exactly one row
 * @throws ReadOnlyServerError when the server has become a standby or read-only
 */
export type Read = <Row>(name: string, text: string, values: readonly unknown[]) => Promise<Row>;
