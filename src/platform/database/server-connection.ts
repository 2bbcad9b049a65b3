import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import { reasonOf } from '../../lib/operator-error.ts';
import type { PostgresTarget } from '../../lib/postgres-url.ts';
import { DatabaseOutageError, ReadOnlyServerError } from './outage.ts';
import { PooledQuery } from './pooled-query.ts';
import { readServerHistory, type ServerHistory } from './server-history.ts';
import { isSame, type ServerAddress, type ServerLocator } from './server-locator.ts';
import { type SessionSettings, sessionStatement } from './session-settings.ts';
import { tracedQuery } from './traced-statement.ts';

export type ServerConnectionOptions = {
  /** The setting that contains the connection string, for messages. */
  variable: 'DATABASE_URL' | 'DIRECT_DATABASE_URL';
  target: PostgresTarget;
  locator: ServerLocator;
  applicationName: string;
  settings: SessionSettings;
  /**
   * The statement that applies the settings at the beginning of each transaction. For a pooler that may run each
   * transaction on another server connection. Null: `settings` are applied once per session.
   */
  transactionStatement: string | null;
  /** How long a query may take. Null: no limit. */
  queryTimeoutMilliseconds: number | null;
  /** Called with the SQLSTATE of each error that the server reports. */
  onServerError?: (state: string) => void;
};

const CONNECT_TIMEOUT_MS = 4_000;
const READ_ONLY = '25006';
const REPLACED = 'another server takes the writes now';
const IS_READ_ONLY = `SELECT current_setting('transaction_read_only') = 'on' AS read_only`;
type Callback = (error: unknown, result?: unknown) => void;
/** The internals of the driver's connection that this module reads. */
type Wire = EventEmitter & { ssl: ConnectionOptions | false; stream: Socket };

/** How long each step of connecting may take. In a pool, all steps together may take no longer than this. */
export function connectTimeoutMilliseconds({ connectTimeoutSeconds }: PostgresTarget): number {
  return connectTimeoutSeconds === null ? CONNECT_TIMEOUT_MS : connectTimeoutSeconds * 1_000;
}

/**
 * A connection to a server that accepts writes, with the session settings that Gatehouse relies on. If connecting
 * fails, the error is a `DatabaseOutageError`, or the error that the server reports.
 */
export class ServerConnection extends pg.Client {
  declare readonly processID: number | null;
  readonly #ours: ServerConnectionOptions;
  readonly #fixed: ServerAddress | null;
  #address: ServerAddress | null = null;
  #broken = false;
  #spent = false;
  #release: (error?: Error | boolean) => void = () => {};

  /** @param address a server to connect to, instead of the one that the locator finds */
  constructor(config: { ours: ServerConnectionOptions }, address: ServerAddress | null = null) {
    const { target, applicationName } = config.ours;
    super({
      ...(target.user === null ? {} : { user: target.user }),
      ...(target.password === null ? {} : { password: target.password }),
      ...(target.database === null ? {} : { database: target.database }),
      application_name: target.applicationName ?? applicationName,
      ssl: false,
      keepAlive: true,
      // At least 1 ms, because 0 means no limit.
      connectionTimeoutMillis: Math.max(1, connectTimeoutMilliseconds(target)),
      enableChannelBinding: target.channelBinding !== 'disable',
    } as pg.ClientConfig);
    this.#ours = config.ours;
    this.#fixed = address;
    // A broken connection makes its query fail. Without this listener it would also end the process.
    this.on('error', () => {});
    this.#wire.on('errorMessage', ({ code }: { code?: string }) => {
      if (code === READ_ONLY) this.#spent = true;
      if (code !== undefined) this.#ours.onServerError?.(code);
    });
  }

  get #wire(): Wire {
    return this.connection as unknown as Wire;
  }

  get options(): ServerConnectionOptions {
    return this.#ours;
  }

  /**
   * The pool sets this function, and the user of the connection calls it. The pool destroys a connection that cannot be
   * used any more, for example because its server has become read-only, and keeps any other.
   */
  get release(): (error?: Error | boolean) => void {
    return (error) => this.#release(error ?? this.#spent);
  }
  set release(release: (error?: Error | boolean) => void) {
    this.#release = release;
  }

  override connect(): Promise<this>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<this> | undefined {
    const connecting = this.#open();
    if (!callback) return connecting.then(() => this);
    connecting.then(
      () => process.nextTick(callback, null, this),
      (error) => process.nextTick(callback, error),
    );
  }

  async #open(): Promise<void> {
    const { target, locator } = this.#ours;
    const timeout = connectTimeoutMilliseconds(target);
    const locate = () => locator.locate(timeout, (each, its) => this.#tryAddress(each, its));
    const address = this.#fixed ?? (await locate());
    try {
      // A pool destroys a connection that it no longer waits for, even before it is connected.
      if (this.#wire.stream.destroyed) throw new DatabaseOutageError('the connection took too long');
      Object.assign(this, { host: address.host, port: address.port, ssl: address.tls });
      this.#wire.ssl = address.tls;
      if (target.directTls && address.tls !== false) {
        for (const each of [this, this.#wire]) Object.assign(each, { sslNegotiation: 'direct' });
      }
      const bound = this.#watchChannelBinding();
      await super.connect();
      if (target.channelBinding === 'require' && !bound()) {
        throw new DatabaseOutageError('channel_binding=require: the server does not offer it');
      }
      if (await this.#within(timeout, () => this.#settle())) throw new ReadOnlyServerError();
      if (this.#fixed) return;
      // Meanwhile another server may have taken over. If that broke a connection, `locate` finds the new server.
      if (!isSame(await locate(), address)) throw new DatabaseOutageError(REPLACED);
      this.#address = address;
      this.once('end', locator.join(address, this.#leave));
    } catch (error) {
      locator.forget(address);
      this.#broken = true;
      void this.end().catch(() => {});
      throw outageOf(error);
    }
  }

  readonly #leave = () => {
    this.#spent = true;
    this.#wire.stream.destroy(new DatabaseOutageError(REPLACED));
  };

  /** Applies the session settings, unless each transaction applies them. @returns whether the server is read-only */
  async #settle(): Promise<boolean> {
    const { settings, transactionStatement } = this.#ours;
    type Settled = pg.QueryResult<{ read_only: boolean }>;
    if (transactionStatement !== null) {
      const { rows } = (await this.#submit([IS_READ_ONLY])) as Settled;
      return rows[0]?.read_only !== false;
    }
    // The driver returns a result for each statement, which its types do not say.
    const [, { rows }] = (await super.query(sessionStatement(settings))) as unknown as [unknown, Settled];
    return rows[0]?.read_only !== false;
  }

  async #tryAddress(address: ServerAddress, timeoutMilliseconds: number): Promise<ServerHistory> {
    const { target } = this.#ours;
    const connectTimeoutSeconds = timeoutMilliseconds / 1_000;
    const ours = { ...this.#ours, target: { ...target, connectTimeoutSeconds } };
    const attempt = new ServerConnection({ ours }, address);
    // All steps together, so that a server that stops to respond between two steps gets no more time than any other.
    return attempt.#within(timeoutMilliseconds, async () => {
      await attempt.connect();
      try {
        return await readServerHistory(attempt);
      } finally {
        void attempt.end().catch(() => {});
      }
    });
  }

  #watchChannelBinding(): () => boolean {
    let bound = false;
    this.#wire.on('authenticationSASL', ({ mechanisms }: { mechanisms: string[] }) => {
      bound = mechanisms.includes('SCRAM-SHA-256-PLUS');
    });
    return () => bound;
  }

  /** Ends the connection if its query takes too long, because it would be busy for an unknown time. */
  async #within<T>(milliseconds: number, run: () => Promise<T>): Promise<T> {
    const settled = this.#endAfter(milliseconds);
    try {
      return await run();
    } finally {
      settled();
    }
  }

  /** @returns a function to call when there is a result */
  #endAfter(milliseconds: number): () => void {
    let isSettled = false;
    const end = () => {
      if (isSettled) return;
      this.#spent = true;
      this.#wire.stream.destroy(new DatabaseOutageError('the database does not answer in time'));
    };
    // A result may have arrived already, and be unread because this process was busy.
    const timer = setTimeout(() => setImmediate(end), milliseconds);
    return () => {
      isSettled = true;
      clearTimeout(timer);
    };
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver has eight signatures for it
  override query(...given: any[]): any {
    return tracedQuery(given, () => this.#timed(given));
  }

  // biome-ignore lint/suspicious/noExplicitAny: see `query`
  #timed(given: any[]): any {
    const limit = this.#ours.queryTimeoutMilliseconds;
    const settled = limit === null ? () => {} : this.#endAfter(limit);
    const callback = given.at(-1);
    if (typeof callback === 'function') {
      const settle: Callback = (error, result) => {
        settled();
        callback(error && this.#explain(error), result);
      };
      return this.#submit([...given.slice(0, -1), settle]);
    }
    return (this.#submit(given) as Promise<unknown>).then(
      (result) => {
        settled();
        return result;
      },
      (error) => {
        settled();
        throw this.#explain(error);
      },
    );
  }

  /**
   * Calls the driver with a callback, also for a caller who wants a promise. A promise of the driver itself keeps its
   * query and the result until the next full garbage collection, and each short collection copies all of them.
   * @param given the parameters of the driver's `query` @returns a promise if the last one is not a callback
   */
  #submit(given: unknown[]): unknown {
    const callback = given.at(-1);
    if (typeof callback !== 'function') {
      return new Promise((resolve, reject) => {
        const settle: Callback = (error, result) => (error ? reject(error) : resolve(result));
        this.#submit([...given, settle]);
      });
    }
    const submit = super.query.bind(this) as (...given: unknown[]) => unknown;
    const { transactionStatement } = this.#ours;
    if (transactionStatement === null) return submit(...given);
    const isInTransaction = () => /[TE]/.test(this.getTransactionStatus() ?? '');
    return submit(new PooledQuery(transactionStatement, isInTransaction, given.slice(0, -1)), callback);
  }

  /** When a connection breaks, the driver's error has a message and no code. */
  #explain(error: unknown): unknown {
    if (error instanceof pg.DatabaseError || error instanceof DatabaseOutageError || !this.#broken)
      return error;
    return new DatabaseOutageError('the connection to the database is broken', { cause: error });
  }

  /** The pool fails a query with the error of this event, which often comes before the error of the query itself. */
  override emit(event: string, ...values: unknown[]): boolean {
    if (event !== 'error') return super.emit(event as 'end', ...(values as []));
    this.#broken = true;
    if (this.#address) this.#ours.locator.forget(this.#address);
    return super.emit('error', this.#explain(values[0]) as Error);
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    this.#broken = true;
    if (!callback) return super.end();
    super.end(callback);
    return undefined;
  }
}

/** Errors of the server have a SQLSTATE; any other failure to connect is an outage. */
export function outageOf(error: unknown): Error {
  return error instanceof pg.DatabaseError || error instanceof DatabaseOutageError
    ? error
    : new DatabaseOutageError(reasonOf(error), { cause: error });
}
