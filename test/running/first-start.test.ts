import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { onlyInFullRun } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { startProcess } from '../support/process.ts';
import { childrenOf } from '../support/process-tree.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const unfinishedIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('unfinished'));

// guarantees/disk-full tests a first start that a full disk ends.
onlyInFullRun(() => {
  test('after a start that is killed while it creates the embedded database the next start succeeds', async () => {
    const dataDir = temporaryFolder();
    const killed = await startProcess({ dataDir, untilReady: false });
    await expect.poll(() => unfinishedIn(dataDir)).toHaveLength(1);
    killed.signal('SIGKILL');
    await killed.exited;
    expect(readdirSync(dataDir)).not.toContain('database');
    const server = await startProcess({ dataDir });
    expect((await register(server.url)).customer.id).toBe('1');
    expect(unfinishedIn(dataDir)).toEqual([]);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
  });

  test('a start that is killed at any moment leaves no process behind', async () => {
    for (let milliseconds = 0; milliseconds < 1_500; milliseconds += 100) {
      const killed = await startProcess({ dataDir: temporaryFolder(), untilReady: false });
      await expect.poll(() => childrenOf(killed.pid)).toHaveLength(1);
      await sleep(milliseconds);
      killed.signal('SIGKILL');
      // The process that creates the database inherits the output, so this includes its end.
      expect(await killed.exited).toEqual({ code: null, signal: 'SIGKILL' });
    }
  });
});

test('a database folder with files of something else is left unchanged, and the error names the folder', async () => {
  const dataDir = temporaryFolder();
  const file = join(dataDir, 'database', 'mine.txt');
  mkdirSync(join(dataDir, 'database'));
  writeFileSync(file, 'mine');
  const server = await startProcess({ dataDir, untilReady: false });
  expect(await server.exited).toEqual({ code: 1, signal: null });
  expect(server.stderr.join('\n')).toContain(`DATA_DIR: ${join(dataDir, 'database')} holds files`);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
