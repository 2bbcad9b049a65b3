import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../lib/operator-error.ts';
import { createFile, requireDataFolder, unusableDataFolder } from '../private-files.ts';

/** The owner of a lock file: its process id and start time, and the machine and namespace in which they are unique. */
type Owner = { pid: number; startedAt: string; place: string; nonce: string };

/** Another running process uses the folder. */
export class FolderLockedError extends OperatorError {
  override readonly code = 'DATABASE_IN_USE';
  constructor(folder: string, pid: number) {
    super(
      `The database folder ${folder} is in use by another Gatehouse server (process ${pid}). ` +
        'Stop it, or give this one another folder with DATA_DIR (and another PORT).',
    );
    this.name = 'FolderLockedError';
  }
}

const HEARTBEAT_MILLISECONDS = 1_000;
/** How long to watch for the heartbeat of an owner on another machine or in another container. */
const WATCH_MILLISECONDS = 5_000;
const POLL_MILLISECONDS = 20;
/** How long to wait for another process that is removing a stale lock. */
const REMOVAL_WAIT_MILLISECONDS = 5_000;

const own = new Set<string>();

/**
 * Locks a folder. Creates the folder if it does not exist. PGlite does not lock its folder, and two processes in one
 * folder destroy the database. A stale lock, whose owner has ended, is taken over. An owner in another container or on
 * another machine counts as running while it updates the time of the lock file.
 * @returns a function that releases the lock
 * @throws FolderLockedError when a running process holds the lock, OperatorError when the folder cannot be used
 */
export async function lockFolder(folder: string): Promise<() => void> {
  requireDataFolder(folder);
  const file = join(folder, 'lock');
  const mine = JSON.stringify({
    pid: process.pid,
    startedAt: startTime(process.pid),
    place: place(),
    nonce: randomUUID(),
  } satisfies Owner);
  own.add(mine);
  try {
    const giveUpAt = performance.now() + REMOVAL_WAIT_MILLISECONDS;
    for (;;) {
      const other = await take(file, mine);
      if (!other) return hold(folder, file, mine);
      if (other.file === file || performance.now() > giveUpAt) throw new FolderLockedError(folder, other.pid);
      await sleep(POLL_MILLISECONDS);
    }
  } catch (error) {
    own.delete(mine);
    throw error instanceof OperatorError ? error : unusableDataFolder(folder, error);
  }
}

export function holdsLock(folder: string): boolean {
  const content = read(join(folder, 'lock'));
  return content !== null && own.has(content);
}

/**
 * Creates a lock file. Removes a stale one first.
 * @returns null on success, otherwise the owner of the lock that is in use
 */
async function take(file: string, mine: string): Promise<{ file: string; pid: number } | null> {
  for (;;) {
    if (createFile(file, mine)) return null;
    const theirs = read(file);
    if (theirs === null) continue;
    const owner = parse(theirs);
    if (owner && (await isAlive(file, theirs, owner))) return { file, pid: owner.pid };
    const other = await removeStale(file, theirs, mine);
    if (other) return other;
  }
}

/**
 * Removes a stale lock. First takes another lock, which is named after the unique content of the stale lock. So no
 * other process can replace the stale lock between the check and the removal.
 */
async function removeStale(file: string, stale: string, mine: string) {
  const removalLock = `${file}.${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`;
  const other = await take(removalLock, mine);
  if (other) return other;
  if (read(file) === stale) rmSync(file, { force: true });
  rmSync(removalLock, { force: true });
  return null;
}

function hold(folder: string, file: string, mine: string): () => void {
  const heartbeat = setInterval(() => {
    let theirs: string | null = null;
    try {
      theirs = read(file);
      if (theirs === mine) utimesSync(file, new Date(), new Date());
    } catch {
      // The folder was removed, and the lock with it.
    }
    // The file now contains the lock of another process, which took it over while this process was suspended. This
    // process ends, because two processes would destroy the database.
    if (theirs === null || theirs === mine) return;
    console.error(new FolderLockedError(folder, parse(theirs)?.pid ?? 0).message);
    process.exit(1);
  }, HEARTBEAT_MILLISECONDS);
  heartbeat.unref();
  const release = () => {
    process.off('exit', release);
    clearInterval(heartbeat);
    own.delete(mine);
    if (read(file) === mine) rmSync(file, { force: true });
  };
  // Release the lock also when the process exits without a call of this function.
  process.once('exit', release);
  return release;
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
    const { pid, startedAt, place, nonce } = JSON.parse(content) as Partial<Owner>;
    return typeof pid === 'number' && typeof startedAt === 'string' && typeof place === 'string'
      ? { pid, startedAt, place, nonce: nonce ?? '' }
      : null;
  } catch {
    return null;
  }
}

async function isAlive(
  file: string,
  content: string,
  { pid, startedAt, place: theirs }: Owner,
): Promise<boolean> {
  if (theirs !== place()) return hasHeartbeat(file, content);
  if (pid === process.pid) return own.has(content);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startTime(pid) === startedAt;
}

async function hasHeartbeat(file: string, content: string): Promise<boolean> {
  const touched = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const before = touched();
  await sleep(WATCH_MILLISECONDS);
  return read(file) !== content || touched() !== before;
}

/**
 * Returns the start time of a process in ticks since boot (proc_pid_stat(5), field 22). It distinguishes two processes
 * that have had the same id. Empty without /proc; then only the id is compared.
 */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the name of the command, is in parentheses and may contain spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Returns the scope in which a process id is unique: the boot of the machine, and the namespace (pid_namespaces(7)).
 */
function place(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}
