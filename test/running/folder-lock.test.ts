import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { FolderLockedError, lockFolder } from '../../src/platform/database/folder-lock.ts';
import { atEnd } from '../support/at-end.ts';
import { count, onlyInFullRun } from '../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../support/customers.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { steppedProcess } from '../support/stepped-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const STARTERS = 5;
const module = join(dirname(fileURLToPath(import.meta.url)), '../../src/platform/database/folder-lock.ts');

/** Starts a process that locks a folder on command, prints the result, and keeps running. */
function starter(folder: string) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { lockFolder } from ${JSON.stringify(module)};
       console.log('waiting');
       process.stdin.once('data', () =>
         lockFolder(process.argv[1]).then(() => console.log('holds'), (error) => console.log(error.name)));`,
      folder,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const errors = text(child.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  const kill = atEnd(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  return {
    says: async () => String((await lines.next()).value),
    go: () => void child.stdin.write('go\n'),
    /** Waits for the end of the process. @returns the exit status and the standard error */
    ended: async () => ({ code: (await exited)[0], said: await errors }),
    kill,
  };
}

/** A process id above the maximum of Linux, so that no process has it. */
const UNUSED_PID = 2 ** 22 + 1;

/** The content of a lock of this process, with some changes. */
async function lockLike(changes: Record<string, unknown>): Promise<string> {
  const folder = temporaryFolder();
  const release = await lockFolder(folder);
  const lock = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'));
  release();
  return JSON.stringify({ ...lock, ...changes });
}

function folderWith(lock: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lock'), lock);
  return folder;
}

async function expectTakenOver(lock: string): Promise<void> {
  const folder = folderWith(lock);
  const release = await lockFolder(folder);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).not.toBe(lock);
  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
  release();
}

describe('the embedded database’s folder', { shuffle: false }, () => {
  let server: TestProcess;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    server = await startProcess();
    customer = await register(server.url);
  });

  test('is refused to a second server, which ends at once with the reason', async () => {
    const second = await startProcess({ dataDir: server.dataDir, untilReady: false });
    expect(await second.exited).toEqual({ code: 1, signal: null });
    const said = second.stderr.join('\n');
    expect(said).toContain(server.dataDir);
    expect(said).toContain(`process ${server.pid}`);
    expect(said).toContain('DATA_DIR');
    expect(said).not.toMatch(/^\s+at /m);
    await login(server.url, customer);
  });

  // In the quick run, guarantees/crash tests this, and a test below kills a process while it takes a lock over.
  onlyInFullRun(() => {
    test('can be used again after its server was killed', async () => {
      const { dataDir, port } = server;
      server.signal('SIGKILL');
      await server.exited;
      expect(existsSync(join(dataDir, 'lock'))).toBe(true);
      const next = await startProcess({ dataDir, port });
      await login(next.url, customer);
      expect((await next.stop()).code).toBe(0);
      expect(existsSync(join(dataDir, 'lock'))).toBe(false);
    });
  });
});

describe('the lock of a folder', () => {
  test('is taken over from a process that has ended', async () => {
    const folder = temporaryFolder();
    const first = starter(folder);
    await first.says();
    first.go();
    expect(await first.says()).toBe('holds');
    await expect(lockFolder(folder)).rejects.toThrow(FolderLockedError);
    await first.kill();
    (await lockFolder(folder))();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['whose id another process has now', { pid: process.ppid }],
    ['whose id no process has now', { pid: UNUSED_PID }],
    ['whose id this process has by chance', { startedAt: 'another time', nonce: 'another' }],
  ])('is taken over from a process %s', async (_whose, changes) => {
    await expectTakenOver(await lockLike(changes));
  });

  test.each(['', 'not a lock', '{"pid":"1"}'])('is taken over when its content is %j', expectTakenOver);

  test('of another machine or container is valid while it is renewed', async () => {
    const content = await lockLike({ pid: UNUSED_PID, place: 'elsewhere' });
    const [silent, living] = [folderWith(content), folderWith(content)];
    const beating = setInterval(() => utimesSync(join(living, 'lock'), new Date(), new Date()), 200);
    const [taken, refused] = await Promise.allSettled([lockFolder(silent), lockFolder(living)]);
    clearInterval(beating);
    if (taken.status === 'fulfilled') taken.value();
    expect(taken.status).toBe('fulfilled');
    expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(FolderLockedError) });
  });

  test('ends the process of its owner after another process has taken the lock over', async () => {
    const folder = temporaryFolder();
    const suspended = starter(folder);
    await suspended.says();
    suspended.go();
    expect(await suspended.says()).toBe('holds');
    writeFileSync(join(folder, 'lock'), await lockLike({ pid: UNUSED_PID, place: 'elsewhere' }));
    const { code, said } = await suspended.ended();
    expect(code).toBe(1);
    expect(said).toContain(`${folder} is in use by another Gatehouse server (process ${UNUSED_PID})`);
    expect(said).not.toMatch(/^\s+at /m);
  });

  test('creates the folder, which only its owner can access', async () => {
    const folder = join(temporaryFolder(), 'not', 'yet');
    (await lockFolder(folder))();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  const ROUNDS = count(2, 30);

  test(`is taken over by exactly one of ${STARTERS} parallel processes, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = folderWith(await lockLike({ pid: UNUSED_PID }));
      const starters = Array.from({ length: STARTERS }, () => starter(folder));
      await Promise.all(starters.map(({ says }) => says()));
      for (const { go } of starters) go();
      const outcomes = await Promise.all(starters.map(({ says }) => says()));
      expect(outcomes.toSorted()).toEqual([
        ...Array.from({ length: STARTERS - 1 }, () => 'FolderLockedError'),
        'holds',
      ]);
      await Promise.all(starters.map(({ kill }) => kill()));
    }
  });

  /** Long enough to take a lock without waiting for another process. */
  const GRACE_MS = 40;
  const GAP = count(2, Number.POSITIVE_INFINITY);

  const slowly = () =>
    steppedProcess(
      `async (folder) => {
        const { lockFolder } = await import(${JSON.stringify(module)});
        return { result: 'holds', release: await lockFolder(folder) };
      }`,
    );

  onlyInFullRun(() => {
    test('is taken over by exactly one of three processes, even if one pauses between any two steps', async () => {
      const slow = slowly();
      const stale = await lockLike({ pid: UNUSED_PID });
      /** @returns the number of steps of the slow process */
      const race = async (first: number, second: number): Promise<number> => {
        const folder = folderWith(stale);
        const others: Promise<() => void>[] = [];
        let steps = 0;
        const outcome = await slow.run(folder, async (step) => {
          steps = step;
          if (step !== first && step !== second) return;
          const other = lockFolder(folder);
          others.push(other);
          await Promise.race([other.catch(() => {}), sleep(GRACE_MS)]);
        });
        const settled = await Promise.allSettled(others);
        const held =
          settled.filter(({ status }) => status === 'fulfilled').length + Number(outcome === 'holds');
        expect({ held, first, second }).toEqual({ held: 1, first, second });
        for (const other of settled) if (other.status === 'fulfilled') other.value();
        await slow.finish();
        return steps;
      };
      const steps = await race(0, 0);
      expect(steps).toBeGreaterThan(5);
      for (let first = 1; first <= steps; first += 1) {
        for (let second = first + 1; second <= Math.min(steps, first + GAP); second += 1) {
          await race(first, second);
        }
      }
    });
  });

  test('can be taken again after a process was killed at any step of a take-over', async () => {
    const stale = await lockLike({ pid: UNUSED_PID });
    let reached = 0;
    for (let fatal = 1; reached === fatal - 1; fatal += 1) {
      const folder = folderWith(stale);
      const killed = slowly();
      const died = new Promise<void>((resolve) => {
        const whole = killed.run(folder, async (step) => {
          reached = step;
          if (step === fatal) {
            await killed.kill();
            resolve();
            await new Promise(() => {});
          }
        });
        whole.then(() => resolve());
      });
      await died;
      await killed.kill();
      (await lockFolder(folder))();
      expect(existsSync(join(folder, 'lock'))).toBe(false);
    }
  });
});
