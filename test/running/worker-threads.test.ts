import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { startProcess } from '../support/process.ts';

test.runIf(process.platform === 'linux')(
  'the main thread has a higher priority than the threads that compute hashes',
  async () => {
    const { pid } = await startProcess();
    const priorities = readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
      const stat = `/proc/${pid}/task/${thread}/stat`;
      // The thread may have ended since.
      if (!existsSync(stat)) return [];
      const [, name = '', fields = ''] = /^\d+ \((.*)\) (.*)/.exec(readFileSync(stat, 'utf8')) ?? [];
      // `nice` is the 19th field of proc_pid_stat(5). `fields` begins with the third field.
      return { name, main: thread === String(pid), nice: Number(fields.split(' ')[16]) };
    });
    const niceOf = (which: (one: (typeof priorities)[number]) => boolean) =>
      priorities.filter(which).map(({ nice }) => nice);
    const workers = niceOf(({ name }) => name === 'libuv-worker');
    expect(niceOf(({ main }) => main)).toEqual([getPriority()]);
    expect(workers.length).toBeGreaterThanOrEqual(3);
    expect(new Set(workers)).toEqual(new Set([Math.min(19, getPriority() + 15)]));
  },
);
