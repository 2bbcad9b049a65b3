import type { ImportRun } from '../../platform/database/client/client.ts';

/** If a run has not changed for this long, no process works on it. */
export const LAPSED_SECONDS = 60;
/** How often a process marks the runs that it works on. */
export const HEARTBEAT_SECONDS = 10;

/** The stored reasons why a run was stopped. Any other text describes an error in the file or the server. */
export const STOPPED_BY_COLLABORATOR = 'A collaborator has stopped the import.';
export const SERVER_STOPPED = 'The server was stopped.';

export const RUN_STATES = [
  'CHECKING',
  'IMPORTING',
  'FINISHED',
  'FAILED',
  'STOPPED',
  'INTERRUPTED',
  'UNDOING',
  'UNDO_INTERRUPTED',
  'UNDONE',
] as const;
export type RunState = (typeof RUN_STATES)[number];

type Stored = Pick<ImportRun, 'finishedAt' | 'undoneAt' | 'undoEndedAt' | 'failure' | 'lines'>;

/** Whether a run has not ended, so that a process may work on it. */
export function isOpen({ finishedAt, undoneAt, undoEndedAt, failure }: Stored): boolean {
  return undoneAt === null ? finishedAt === null && failure === null : undoEndedAt === null;
}

/** @param isActive whether a process works on the run */
export function stateOf(run: Stored, isActive: boolean): RunState {
  const { finishedAt, undoneAt, undoEndedAt, failure, lines } = run;
  if (undoEndedAt !== null) return 'UNDONE';
  if (undoneAt !== null) return isActive ? 'UNDOING' : 'UNDO_INTERRUPTED';
  if (finishedAt !== null) return 'FINISHED';
  if (failure === STOPPED_BY_COLLABORATOR) return 'STOPPED';
  if (failure !== null) return failure === SERVER_STOPPED ? 'INTERRUPTED' : 'FAILED';
  if (!isActive) return 'INTERRUPTED';
  return lines === null ? 'CHECKING' : 'IMPORTING';
}
