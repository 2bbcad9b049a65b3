import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../lib/operator-error.ts';
import { lockFolder } from './folder-lock.ts';

/** The two tasks of `embedded-cluster-task.ts`. */
export type ClusterTask = 'initialize' | 'migrate';
/** The message that the task sends before it fails because of the machine, for example because of a full disk. */
export type FailureReason = string;

const UNFINISHED = '.unfinished-';

/**
 * Creates the embedded database if there is none yet. `openDatabase` does this, too. Call this function before the
 * modules of the server are loaded: then they and `initdb` do not take memory at the same time.
 * @throws FolderLockedError when another process uses the folder, OperatorError when the folder cannot be used
 */
export async function prepareEmbeddedDatabase(dataDir: string): Promise<void> {
  const unlock = await lockFolder(dataDir);
  try {
    await ensureCluster(dataDir);
  } finally {
    unlock();
  }
}

/**
 * Creates the cluster of a data folder if there is none yet. The caller holds the lock of the folder.
 * @returns the folder of the cluster
 */
export async function ensureCluster(dataDir: string): Promise<string> {
  const folder = clusterFolder(dataDir);
  if (!isCluster(folder)) await makeCluster(folder);
  return folder;
}

export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'database');
}

/** Whether a folder of `clusterFolder` contains a cluster. */
export function isCluster(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'));
}

/**
 * Runs `initdb` and the migrations in child processes, whose memory returns to the operating system when they
 * end. They write to a separate folder, which is renamed when it is complete, so that a killed start leaves
 * no partial cluster.
 */
async function makeCluster(folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new OperatorError(
      `DATA_DIR: ${folder} holds files that are not a database. Move it away, or choose another DATA_DIR.`,
    );
  }
  await removeUnfinished(folder);
  const unfinished = `${folder}${UNFINISHED}${randomUUID()}`;
  try {
    for (const task of ['initialize', 'migrate'] as const) await runTask(task, unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function removeUnfinished(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(`${basename(folder)}${UNFINISHED}`)) continue;
    await rm(join(parent, entry), { recursive: true, force: true });
  }
}

function runTask(task: ClusterTask, folder: string): Promise<void> {
  const program = fileURLToPath(new URL('./embedded-cluster-task.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(program, [task, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let reason: FailureReason | null = null;
    child.once('message', (message: FailureReason) => {
      reason = message;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) return resolve();
      const ending = reason ?? `${task} ended with ${signal ?? code}`;
      reject(new OperatorError(`DATA_DIR: the database in ${dirname(folder)} cannot be made: ${ending}`));
    });
  });
}
