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

/** Tests that need a separate file system. Skipped if no file system can be mounted. */
export function describeSmallDisk(name: string, tests: () => void): void {
  describe.skipIf(!canMount())(name, tests);
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  const isMounted = mount(folder, 1);
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return isMounted;
}

function mount(folder: string, megabytes: number): boolean {
  return (
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]).status === 0
  );
}

/** Mounts a disk. It is unmounted at the end of the test, after everything that was started later has ended. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  if (!mount(folder, megabytes)) throw new Error('No file system can be mounted: use describeSmallDisk');
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
