import type { Logger } from 'pino';
import { addSeconds } from '../../lib/clock.ts';
import { OperatorError } from '../../lib/operator-error.ts';
import type { ImportRun } from '../../platform/database/client/client.ts';
import { IdentityError, unavailable } from '../../platform/errors.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import { withHeartbeat } from './heartbeat.ts';
import { RunTakenOver } from './import-run.ts';
import { isOpen, LAPSED_SECONDS, SERVER_STOPPED } from './run-state.ts';

/** The maximum number of uploaded files at a time in one process. They take space on the disk. */
const MAX_PLACES = 4;
const RETRY_AFTER_SECONDS = 30;

/** Carries out imports and undos in the background of the server. */
export type ImportRunner = {
  /** Whether this or another process works on a run. */
  isActive(run: ImportRun): boolean;
  /**
   * Begins the work on a run, which must not be under way in this process.
   * @param work must reject soon after the signal is aborted, with the signal's reason
   */
  begin(runId: number, work: (signal: AbortSignal) => Promise<unknown>): void;
  /**
   * Takes a place for a file that an account uploads. The place is held until the import of the file has ended.
   * @returns a function that frees the place
   * @throws IdentityError CONFLICT while the account has a place, UNAVAILABLE while no place is free
   */
  takePlace(accountId: number): () => void;
  /** Stops the work on a run, if this process does that work. Resolves when the work has ended. */
  stop(runId: number): Promise<void>;
  /** Stops all work, and resolves when it has ended. The runs can be resumed. */
  close(): Promise<void>;
};

declare module '../../platform/runtime.ts' {
  interface Runtime {
    imports: ImportRunner;
  }
}

/** @param alone whether no other process can work on the same database */
export function createImportRunner(
  runtime: Pick<CommandRuntime, 'prisma' | 'clock'>,
  alone: boolean,
  log: Logger,
): ImportRunner {
  const { clock } = runtime;
  const startedAt = clock();
  const underWay = new Map<number, { control: AbortController; done: Promise<void> }>();
  /** The accounts that have a file in this process. */
  const places = new Set<number>();
  let isClosing = false;

  async function carryOut(
    runId: number,
    work: (signal: AbortSignal) => Promise<unknown>,
    signal: AbortSignal,
  ) {
    try {
      await withHeartbeat(
        runtime,
        runId,
        () => abort(runId, new RunTakenOver()),
        () => work(signal),
      );
    } catch (error) {
      if (signal.aborted) return;
      // An error in the file is not logged. The run shows it to the collaborator.
      if (!(error instanceof OperatorError)) log.error({ err: error, import: runId }, 'import failed');
    } finally {
      underWay.delete(runId);
    }
  }

  function abort(runId: number, reason: Error): void {
    underWay.get(runId)?.control.abort(reason);
  }

  return {
    isActive(run) {
      if (!isOpen(run)) return false;
      if (underWay.has(run.id)) return true;
      const isFresh = addSeconds(run.changedAt, LAPSED_SECONDS) > clock();
      return isFresh && (!alone || run.changedAt >= startedAt);
    },
    begin(runId, work) {
      const control = new AbortController();
      if (isClosing) control.abort(new OperatorError(SERVER_STOPPED));
      // The entry exists before the work can end.
      const entry = { control, done: Promise.resolve() };
      underWay.set(runId, entry);
      entry.done = carryOut(runId, work, control.signal);
    },
    takePlace(accountId) {
      if (places.has(accountId))
        throw new IdentityError('CONFLICT', { message: 'Another upload of this account is under way.' });
      if (places.size >= MAX_PLACES) throw unavailable(RETRY_AFTER_SECONDS);
      places.add(accountId);
      let isHeld = true;
      return () => {
        if (isHeld) places.delete(accountId);
        isHeld = false;
      };
    },
    async stop(runId) {
      abort(runId, new RunTakenOver());
      await underWay.get(runId)?.done;
    },
    async close() {
      isClosing = true;
      for (const runId of underWay.keys()) abort(runId, new OperatorError(SERVER_STOPPED));
      await Promise.all([...underWay.values()].map(({ done }) => done));
    },
  };
}
