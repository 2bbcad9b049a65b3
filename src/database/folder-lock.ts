import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The embedded database takes no lock on its folder, and two processes in one folder destroy it.
 * This lock file holds its owner's process id and start time; a dead owner's is taken over.
 */
type Owner = { pid: number; startedAt: string };

/** The folder is in use by another live process. */
export class FolderLockedError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The database folder ${folder} is in use by another Gatehouse server (process ${pid}). ` +
        'Stop it, or give this one a folder of its own with DATA_DIR (and another PORT).',
    );
    this.name = 'FolderLockedError';
  }
}

const SETTLE_MILLISECONDS = 25;

/**
 * Takes the lock of a folder, making the folder if need be.
 * @returns a function that gives the lock back
 * @throws FolderLockedError when a live process holds it
 */
export async function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'lock');
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTime(process.pid) } satisfies Owner);
  for (;;) {
    if (create(file, mine)) {
      // Another process may be in the middle of burying a dead lock; look again before trusting ours.
      await sleep(SETTLE_MILLISECONDS);
      if (read(file) === mine) return () => release(file, mine);
    }
    const theirs = read(file);
    if (theirs === null || theirs === mine) continue;
    const owner = parse(theirs);
    if (owner && isAlive(owner)) throw new FolderLockedError(folder, owner.pid);
    bury(file, theirs);
  }
}

/** Creates the lock with its content in one step (link fails when the name exists). */
function create(file: string, content: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead owner's lock; a live one that has meanwhile taken its place is put back. */
function bury(file: string, dead: string): void {
  const grave = `${file}.${randomUUID()}`;
  try {
    renameSync(file, grave);
    if (read(grave) !== dead) linkSync(grave, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(grave, { force: true });
  }
}

function release(file: string, mine: string): void {
  if (read(file) === mine) rmSync(file, { force: true });
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(content: string): Owner | null {
  try {
    const { pid, startedAt } = JSON.parse(content) as Partial<Owner>;
    return Number.isInteger(pid) && typeof startedAt === 'string' ? { pid: pid as number, startedAt } : null;
  } catch {
    return null;
  }
}

function isAlive({ pid, startedAt }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startTime(pid) === startedAt;
}

/**
 * Tells two processes with one id apart: the boot's id and the start time in ticks since boot
 * (proc_pid_stat(5), field 22). Empty where there is no /proc: then the process id alone decides.
 */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command's name, is in parentheses and may hold spaces itself.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return '';
  }
}
