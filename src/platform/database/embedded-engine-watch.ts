import type { PGliteOptions } from '@electric-sql/pglite';
import { reasonOf } from '../../lib/operator-error.ts';
import { DatabaseOutageError } from './outage.ts';

/**
 * PostgreSQL in this process has stopped, as a server does after a PANIC, or its memory is in an unknown state. The
 * running transaction may have been committed. Only reopening the folder shows whether it was.
 */
export class EmbeddedEngineError extends DatabaseOutageError {
  /** The SQLSTATE of PostgreSQL's last message. Undefined if the failure came from WebAssembly instead. */
  readonly code: string | undefined;
  constructor(reason: string, code?: string, options?: ErrorOptions) {
    super(`the embedded database has stopped: ${reason}`, options);
    this.name = 'EmbeddedEngineError';
    this.code = code;
  }
}

export type EngineWatch = {
  /** The options with which a PGlite is created, so that it is watched from its first statement. */
  options: Pick<PGliteOptions, 'extensions' | 'onStderr'>;
  /** Returns the reason why an engine could not be opened. */
  explain(error: unknown): unknown;
  /** Closes the files of an engine that is no longer used. A deleted file takes disk space as long as it is open. */
  release(): void;
};

/** Makes PostgreSQL begin its messages with the SQLSTATE, as `LAST_MESSAGE` expects. */
export const ENGINE_LOG_PARAMETERS = ['-c', 'log_line_prefix=%e '] as const;
const LAST_MESSAGE = /^([0-9A-Z]{5}) (?:PANIC|FATAL): +(.*)$/;

/** The status of the exception with which PostgreSQL ends a failed statement. PGlite continues after it. */
const STATEMENT_FAILED = 100;
/** The functions with which PGlite runs statements. */
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
 * Detects that PostgreSQL in PGlite has stopped. PGlite treats every exception as a failed statement and calls the
 * engine again: an endless loop if the engine throws at once. Here, only `STATEMENT_FAILED` in the main loop is a
 * failed statement. Every other exception stops the engine: from then on its functions throw an `EmbeddedEngineError`,
 * so that the engine neither runs nor writes.
 * @param onDeath called once, when the engine stops
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
    // An error references the functions of its stack, and so the engine, until the stack is read. Prisma keeps errors:
    // without this loop, they would keep the engine in memory.
    for (const each of [error, cause]) void (each as Error).stack;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value !== 'function' || !/^(_|stack|callMain$)/.test(name)) continue;
      module[name] = () => {
        throw error;
      };
    }
    // Without this, a running timer would keep the engine in memory, and call it when its time is over.
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
        // Closing may fail, for example because the disk fails. No data is lost, because the engine is no longer used.
      }
    }
  }

  return {
    options: {
      onStderr(line) {
        lastWords = LAST_MESSAGE.exec(line) ?? lastWords;
        return true;
      },
      extensions: {
        watch: {
          name: 'watch',
          // Set up this early, because PGlite itself runs a statement before it hands the engine to its caller.
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
