import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../lib/operator-error.ts';
import { createFile, requireDataFolder, unusableDataFolder } from '../private-files.ts';

/**
 * The embedded database takes no lock on its folder, and two processes in one folder destroy it.
 * This lock file names its owner: process id and start time, and where these mean anything. A dead
 * owner's is taken over. An owner that cannot be seen from here (another container, another machine)
 * lives as long as it touches the file.
 */
type Owner = { pid: number; startedAt: string; place: string; nonce: string };

/** Another live process uses the folder. */
export class FolderLockedError extends OperatorError {
  override readonly code = 'DATABASE_IN_USE';
  constructor(folder: string, pid: number) {
    super(
      `The database folder ${folder} is in use by another Gatehouse server (process ${pid}). ` +
        'Stop it, or give this one a folder of its own with DATA_DIR (and another PORT).',
    );
    this.name = 'FolderLockedError';
  }
}

const HEARTBEAT_MILLISECONDS = 1_000;
/** How long to watch for the heartbeat of an owner on another machine or in another container. */
const WATCH_MILLISECONDS = 5_000;
const POLL_MILLISECONDS = 20;
/** How long to wait for another process that is removing a dead lock. */
const PATIENCE_MILLISECONDS = 5_000;

/** The contents of locks that this process holds or is taking. */
const own = new Set<string>();

/**
 * Takes the lock of a folder, making the folder if need be.
 * @returns a function that gives the lock back
 * @throws FolderLockedError when a live process holds it, OperatorError when the folder cannot be used
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
    const giveUpAt = performance.now() + PATIENCE_MILLISECONDS;
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

/** Whether the lock that this process has taken of a folder is still in it. */
export function holdsLock(folder: string): boolean {
  const content = read(join(folder, 'lock'));
  return content !== null && own.has(content);
}

/**
 * Creates a lock file, and first removes that of a dead owner.
 * @returns null on success; else the owner of the live lock in the way
 */
async function take(file: string, mine: string): Promise<{ file: string; pid: number } | null> {
  for (;;) {
    if (createFile(file, mine)) return null;
    const theirs = read(file);
    if (theirs === null) continue;
    const owner = parse(theirs);
    if (owner && (await isAlive(file, theirs, owner))) return { file, pid: owner.pid };
    const other = await bury(file, theirs, mine);
    if (other) return other;
  }
}

/**
 * Removes a dead owner's lock. The right to remove it is itself a lock, named after the dead lock's content,
 * which is unique. So no live lock can appear between the check and the removal.
 */
async function bury(file: string, dead: string, mine: string) {
  const right = `${file}.${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`;
  const other = await take(right, mine);
  if (other) return other;
  if (read(file) === dead) rmSync(file, { force: true });
  rmSync(right, { force: true });
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
    // This process was suspended so long that another one took over the lock. Two processes would destroy the database.
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
  // Release the lock also when the process ends before the database is open.
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
 * Tells two processes with one id apart: the start time in ticks since boot (proc_pid_stat(5), field 22).
 * Empty where there is no /proc: then the process id alone decides.
 */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the command's name, is in parentheses and may hold spaces itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Where a process id is unique: one boot of a machine, and one namespace in it (pid_namespaces(7)). */
function place(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}
