import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { atEnd } from './at-end.ts';

/** A small disk that a test can fill. */
export type SmallDisk = {
  folder: string;
  /** Fills the disk except for a number of megabytes, by default completely. */
  fill(freeMegabytes?: number): void;
  free(): void;
};

const CHUNK = Buffer.alloc(1024 * 1024);

/** Tests that need a separate file system. Skipped with a message if none may be mounted. */
export function describeSmallDisk(name: string, tests: () => void): void {
  describe.skipIf(!canMountSmallDisk())(name, tests);
}

/** Whether a file system can be mounted. If not, the reason is printed. */
export function canMountSmallDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  const problem = mount(folder, 1);
  if (problem === null) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  if (problem === null) return true;
  console.warn(`Skipping the tests that need a small disk: no file system can be mounted (${problem})`);
  return false;
}

/** Mounts a file system in memory. @returns why that failed; null if it did not */
function mount(folder: string, megabytes: number): string | null {
  const options = `size=${megabytes}m,mode=755`;
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

/** Mounts a disk. It is unmounted at the end of the test, after everything that was started later has ended. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  const problem = mount(folder, megabytes);
  if (problem !== null) throw new Error(`No file system can be mounted (${problem}): use describeSmallDisk`);
  atEnd(async () => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill(freeMegabytes = 0) {
      const reserve = join(folder, 'reserve');
      writeFileSync(reserve, Buffer.alloc(freeMegabytes * CHUNK.length));
      for (let size = CHUNK.length; size >= 4096; size /= 2) {
        try {
          for (;;) writeFileSync(filler, CHUNK.subarray(0, size), { flag: 'a' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
      rmSync(reserve);
    },
    free: () => rmSync(filler, { force: true }),
  };
}
