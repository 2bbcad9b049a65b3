import { mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderLockedError, lockFolder } from '../platform/database/folder-lock.ts';

const POLL_MILLISECONDS = 50;

export type Making = {
  /** A hash of everything that the result is made of. */
  stamp: string;
  /** Part of the result: contains the stamp of the sources. `make` writes it last. */
  stampFile: string;
  /** The making process locks this folder. */
  lockedFolder: string;
  announce: () => void;
  make: (stamp: string) => Promise<void>;
};

/** Makes generated files, unless they match the stamp. One process makes them, and other processes wait. */
export async function makeOnce({ stamp, stampFile, lockedFolder, announce, make }: Making): Promise<void> {
  const isMade = () => readStamp(stampFile) === stamp;
  if (!isMade()) announce();
  while (!isMade()) {
    const unlock = await lock(lockedFolder);
    if (unlock === null) {
      await sleep(POLL_MILLISECONDS);
      continue;
    }
    try {
      if (!isMade()) await make(stamp);
    } finally {
      unlock();
    }
  }
}

/** Null while another process has the lock. */
async function lock(folder: string): Promise<(() => void) | null> {
  mkdirSync(folder, { recursive: true });
  try {
    return await lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderLockedError) return null;
    throw error;
  }
}

function readStamp(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
