import type { PGlite } from '@electric-sql/pglite';
import { type EmbeddedEngineError, type EngineWatch, watchEngine } from './embedded-engine-watch.ts';
import { preparedStatements, type RunStatement, withPreparedQueries } from './embedded-statements.ts';
import { tracedStatement } from './traced-statement.ts';
import { noteErrors, type Writability } from './writability.ts';

/** A running PostgreSQL in this process. */
export type Engine = {
  pglite: PGlite;
  run: RunStatement;
  /** The same as `pglite`, but `query` runs prepared statements. */
  prepared: PGlite;
};

export type EmbeddedEngine = {
  /** @throws EmbeddedEngineError while no engine is open */
  current(): Engine;
  /**
   * Calls the listener after the engine was replaced. The session of the previous engine is lost.
   * @returns a function that unsubscribes
   */
  onReopened(listener: () => void): () => void;
  close(): Promise<void>;
};

/** Called when the embedded database has stopped, and when it works again. */
export type EngineReports = {
  onStopped(error: EmbeddedEngineError): void;
  onReopened(): void;
};

export type EngineSource = {
  /** Opens the folder of the database. PostgreSQL recovers all committed transactions. */
  open(options: EngineWatch['options']): Promise<PGlite>;
  /** @throws if the folder cannot be reopened yet */
  requireReopenable(): Promise<void>;
};

const REOPEN_AFTER_MS = { first: 500, longest: 8_000 };

/**
 * Opens PostgreSQL in this process, and reopens it when it has ended, for example because of a full disk or a crash.
 * Until it is open again, calls fail with the reason for its end.
 * @throws when it cannot be opened the first time
 */
export async function keepEngine(
  source: EngineSource,
  noteError: Writability['noteError'],
  reports: EngineReports,
): Promise<EmbeddedEngine> {
  const listeners = new Set<() => void>();
  let isClosing = false;
  let stopped: unknown;
  let timer: NodeJS.Timeout | undefined;
  let reopening: Promise<void> = Promise.resolve();
  let current: Engine | null = await start();

  async function start(): Promise<Engine> {
    let opened: Engine | null = null;
    const watch = watchEngine((error) => {
      if (opened !== null && opened === current) handleStop(error);
    });
    try {
      opened = await engineOver(await source.open(watch.options), noteError);
      return opened;
    } catch (error) {
      watch.release();
      throw watch.explain(error);
    }
  }

  function handleStop(error: EmbeddedEngineError): void {
    current = null;
    stopped = error;
    if (isClosing) return;
    reports.onStopped(error);
    reopenAfter(REOPEN_AFTER_MS.first);
  }

  function reopenAfter(milliseconds: number): void {
    timer = setTimeout(() => {
      reopening = reopen(Math.min(2 * milliseconds, REOPEN_AFTER_MS.longest));
    }, milliseconds).unref();
  }

  async function reopen(nextWait: number): Promise<void> {
    try {
      await source.requireReopenable();
      const next = await start();
      current = next;
      // Drops the error, which keeps a reference to the engine that has ended.
      stopped = undefined;
    } catch {
      // This error is dropped: `current` still throws the reason why the engine ended, which is more useful.
      if (!isClosing) reopenAfter(nextWait);
      return;
    }
    reports.onReopened();
    for (const listener of listeners) listener();
  }

  return {
    current() {
      if (current === null) throw stopped;
      return current;
    },
    onReopened(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosing = true;
      clearTimeout(timer);
      await reopening;
      if (current !== null) await closeEngine(current);
    },
  };
}

/** Wraps a PGlite that is not reopened when it stops. */
export async function onlyEngine(
  pglite: PGlite,
  noteError: Writability['noteError'],
): Promise<EmbeddedEngine> {
  const engine = await engineOver(pglite, noteError);
  return { current: () => engine, onReopened: () => () => {}, close: () => closeEngine(engine) };
}

async function engineOver(pglite: PGlite, noteError: Writability['noteError']): Promise<Engine> {
  // Prisma writes and reads timestamps as UTC without an offset.
  await pglite.exec("SET TIME ZONE 'UTC'");
  const prepare = preparedStatements(pglite);
  const run: RunStatement = (...statement) =>
    tracedStatement(statement[0], () => noteErrors(prepare(...statement), noteError));
  return { pglite, run, prepared: withPreparedQueries(pglite, run) };
}

async function closeEngine({ pglite }: Engine): Promise<void> {
  if (!pglite.closed) await pglite.close();
}

/** PGlite's interface on top of the engine: each call goes to the engine that is open at that time. */
export function currentPGlite(engine: EmbeddedEngine, form: 'pglite' | 'prepared'): PGlite {
  return new Proxy({} as PGlite, {
    get(_, property) {
      const pglite = engine.current()[form];
      const value = Reflect.get(pglite, property, pglite);
      return typeof value === 'function' ? value.bind(pglite) : value;
    },
  });
}
