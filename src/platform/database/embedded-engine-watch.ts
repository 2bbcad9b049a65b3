import type { PGliteOptions } from '@electric-sql/pglite';
import { reasonOf } from '../../lib/operator-error.ts';
import { DatabaseOutageError } from './outage.ts';

/**
 * PostgreSQL in this process has ended, as a server's does on a PANIC, or its memory is in an unknown state. What it
 * was doing has been committed or not; only opening its folder again shows which.
 */
export class EmbeddedEngineError extends DatabaseOutageError {
  /** The SQLSTATE of its last words. Without one it was not PostgreSQL that gave up, but WebAssembly. */
  readonly code: string | undefined;
  constructor(reason: string, code?: string, options?: ErrorOptions) {
    super(`the embedded database has stopped: ${reason}`, options);
    this.name = 'EmbeddedEngineError';
    this.code = code;
  }
}

export type EngineWatch = {
  /** What a PGlite has to be created with to be watched from its first statement on. */
  options: Pick<PGliteOptions, 'extensions' | 'onStderr'>;
  /** Says why an engine could not be opened. */
  explain(error: unknown): unknown;
  /** Closes the files of an engine that is not used any more. They would keep the space of deleted ones. */
  release(): void;
};

/** Makes PostgreSQL begin its messages with the SQLSTATE, as `LAST_WORDS` expects. */
export const ENGINE_LOG_PARAMETERS = ['-c', 'log_line_prefix=%e '] as const;
const LAST_WORDS = /^([0-9A-Z]{5}) (?:PANIC|FATAL): +(.*)$/;

/** The status of the exception by which PostgreSQL leaves a statement that has failed. PGlite goes on after it. */
const STATEMENT_FAILED = 100;
/** Through these PGlite runs statements. */
const ENTRIES = [
  '_PostgresMainLoopOnce',
  '_PostgresMainLongJmp',
  '_PostgresSendReadyForQueryIfNecessary',
  '_pgl_pq_flush',
] as const;

/** The timers of setitimer(2). */
const TIMERS = [0, 1, 2];

type EngineFunction = (...parameters: unknown[]) => unknown;
type EngineModule = Record<string, unknown> & {
  FS?: { streams: (object | null | undefined)[]; close(stream: object): void };
};

/**
 * Notices that PostgreSQL has ended within PGlite. PGlite takes any exception for a failed statement and enters the
 * engine again, without end when it throws at once. Here, any exception but the one of a failed statement is the
 * end: from then on all functions of the engine throw it, so that nothing of it runs, or writes, any more.
 * @param onDeath called once, when the engine ends
 */
export function watchEngine(onDeath: (error: EmbeddedEngineError) => void): EngineWatch {
  let engine: EngineModule | undefined;
  let setTimer: EngineFunction | undefined;
  let death: EmbeddedEngineError | undefined;
  let lastWords: RegExpExecArray | null = null;

  function errorFor(cause: unknown): EmbeddedEngineError {
    if (lastWords === null) return new EmbeddedEngineError(reasonOf(cause), undefined, { cause });
    const [, code, reason = ''] = lastWords;
    return new EmbeddedEngineError(reason, code);
  }

  function die(module: EngineModule, cause: unknown): EmbeddedEngineError {
    if (death) return death;
    const error = errorFor(cause);
    death = error;
    // Until a stack is read, the error keeps the functions in it, and so the engine. Prisma keeps errors.
    for (const each of [error, cause]) void (each as Error).stack;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value !== 'function' || !/^(_|stack|callMain$)/.test(name)) continue;
      module[name] = () => {
        throw error;
      };
    }
    // One that runs would enter the engine, and keeps its memory until then.
    for (const timer of TIMERS) setTimer?.(timer, 0);
    release();
    onDeath(error);
    return error;
  }

  function watch(module: EngineModule): void {
    engine = module;
    for (const name of ENTRIES) {
      const enter = module[name] as EngineFunction;
      module[name] = (...parameters: unknown[]) => {
        try {
          return enter(...parameters);
        } catch (error) {
          const isFailedStatement = (error as { status?: unknown }).status === STATEMENT_FAILED;
          if (isFailedStatement && name === '_PostgresMainLoopOnce') throw error;
          throw die(module, error);
        }
      };
    }
  }

  function release(): void {
    for (const stream of engine?.FS?.streams ?? []) {
      if (!stream) continue;
      try {
        engine?.FS?.close(stream);
      } catch {
        // Of a disk that fails, for example. There is nothing to save in it.
      }
    }
  }

  return {
    options: {
      onStderr(line) {
        lastWords = LAST_WORDS.exec(line) ?? lastWords;
        return true;
      },
      extensions: {
        watch: {
          name: 'watch',
          // The engine runs a statement of PGlite's own before anybody else gets hold of it.
          setup: async (_pglite, emscriptenOpts) => ({
            emscriptenOpts: {
              ...emscriptenOpts,
              instantiateWasm(imports: { env: Record<string, EngineFunction> }, done: unknown) {
                setTimer = imports.env._setitimer_js;
                return emscriptenOpts.instantiateWasm(imports, done);
              },
              preRun: [
                ...emscriptenOpts.preRun,
                (module: EngineModule) => {
                  const before = module.onRuntimeInitialized as EngineFunction | undefined;
                  module.onRuntimeInitialized = () => {
                    before?.();
                    watch(module);
                  };
                },
              ],
            },
          }),
        },
      },
    },
    explain: (error) => death ?? (lastWords ? errorFor(error) : error),
    release,
  };
}
