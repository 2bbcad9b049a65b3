import pg from 'pg';
import {
  connectTimeoutMilliseconds,
  outageOf,
  ServerConnection,
  type ServerConnectionOptions,
} from './server-connection.ts';
import { tracedQuery } from './traced-statement.ts';

/** A pool of connections to servers that accept writes. A connection that is not ready in time is an outage. */
export class ConnectionPool extends pg.Pool {
  /** @param lifetimeSeconds the age at which a connection is replaced, so that none stays with a former server */
  constructor(ours: ServerConnectionOptions, max: number, lifetimeSeconds: number) {
    const options = {
      ours,
      Client: ServerConnection,
      max,
      maxLifetimeSeconds: lifetimeSeconds,
      connectionTimeoutMillis: connectTimeoutMilliseconds(ours.target),
    };
    super(options as unknown as pg.PoolConfig);
    // The next query replaces a connection that breaks while it is idle.
    this.on('error', () => {});
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (error?: Error, client?: pg.PoolClient, done?: (release?: unknown) => void) => void,
  ): void;
  override connect(callback?: (...results: never[]) => void): Promise<pg.PoolClient> | undefined {
    if (!callback) {
      return super.connect().catch((error) => {
        throw outageOf(error);
      });
    }
    const settle = (error?: Error, ...rest: unknown[]) =>
      (callback as (...results: unknown[]) => void)(error && outageOf(error), ...rest);
    super.connect(settle as never);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver has eight signatures for it
  override query(...given: any[]): any {
    return tracedQuery(given, () => (super.query as (...given: unknown[]) => unknown)(...given));
  }
}
