import type { PGlite } from '@electric-sql/pglite';
import { type EmbeddedEngineError, type EngineWatch, watchEngine } from './embedded-engine-watch.ts';
import { preparedStatements, type RunStatement, withPreparedQueries } from './embedded-statements.ts';
import { noteErrors, type Writability } from './writability.ts';

/** PostgreSQL in this process, for as long as it lives. */
export type Engine = {
  /** As it was opened. */
  pglite: PGlite;
  run: RunStatement;
  /** The same as `pglite`, with a `query` that runs such statements. */
  prepared: PGlite;
};

export type EmbeddedEngine = {
  /** @throws EmbeddedEngineError while there is none that lives */
  current(): Engine;
  /**
   * Calls when another engine has taken the place of one that has ended. Nothing of the session is left then.
   * @returns a function that ends it
   */
  onReopened(listener: () => void): () => void;
  close(): Promise<void>;
};

/** Who is told that the embedded database has stopped, and that it answers again. */
export type EngineReports = {
  onStopped(error: EmbeddedEngineError): void;
  onReopened(): void;
};

export type EngineSource = {
  /** Opens the database's folder, where the last committed transaction is recovered if need be. */
  open(options: EngineWatch['options']): Promise<PGlite>;
  /** @throws when it makes no sense to open it again yet */
  requireReopenable(): Promise<void>;
};

const REOPEN_AFTER_MS = { first: 500, longest: 8_000 };

/**
 * Opens PostgreSQL in this process, and reopens it when it has ended: because of a full or failing disk, or a
 * fault of its own. Until then, calls fail with the reason for its end.
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
      if (opened !== null && opened === current) handleDeath(error);
    });
    try {
      opened = await engineOver(await source.open(watch.options), noteError);
      return opened;
    } catch (error) {
      watch.release();
      throw watch.explain(error);
    }
  }

  function handleDeath(error: EmbeddedEngineError): void {
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
      // It refers to the engine that has ended.
      stopped = undefined;
    } catch {
      // The reason for which it has stopped says more than what is in the way of opening it.
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

/** Over a PGlite that is not opened again. */
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
  const run: RunStatement = (...statement) => noteErrors(prepare(...statement), noteError);
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
