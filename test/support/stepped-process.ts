import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { atEnd } from './at-end.ts';

/**
 * A process that stops before each watched file operation in a folder until it is continued. Between the steps a test
 * simulates a concurrent process.
 */
export type SteppedProcess = {
  /**
   * Runs the work on a folder once. `between` is awaited before each step of the work, numbered from 1.
   * @returns the result of the work, or the name of the error that it threw
   */
  run(folder: string, between: (step: number) => Promise<void>): Promise<string>;
  /** Releases the resources that the previous run left open. */
  finish(): Promise<void>;
  /** Kills the process by SIGKILL, also between two steps. A run that was going on has no valid result. */
  kill(): Promise<void>;
};

/** The functions of `node:fs` before which the process stops. */
const WATCHED = [
  'chmodSync',
  'existsSync',
  'linkSync',
  'mkdirSync',
  'readFileSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
];

/** @param work source text of an async function of a folder that returns `{ result, release? }`; `result` is text */
export function steppedProcess(work: string): SteppedProcess {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readSync, writeSync } = fs;
    const say = (line) => writeSync(1, line + '\\n');
    const hear = () => {
      const byte = Buffer.alloc(1);
      let line = '';
      while (readSync(0, byte) === 1 && byte[0] !== 10) line += byte.toString('latin1');
      if (line === '') process.exit();
      return line;
    };
    let watched = null;
    for (const name of ${JSON.stringify(WATCHED)}) {
      const real = fs[name];
      fs[name] = (...args) => {
        if (watched !== null && args.some((arg) => typeof arg === 'string' && arg.startsWith(watched))) {
          say('step');
          hear();
        }
        return real(...args);
      };
    }
    syncBuiltinESMExports();
    const work = ${work};
    for (;;) {
      const folder = hear();
      watched = folder;
      const { result, release } = await work(folder).catch(({ name: result }) => ({ result }));
      watched = null;
      say('result ' + result);
      hear();
      release?.();
      say('finished');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const kill = atEnd(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const says = async () => String((await lines.next()).value);
  const send = (line: string) => void child.stdin.write(`${line}\n`);
  return {
    async run(folder, between) {
      send(folder);
      for (let step = 1; ; step += 1) {
        const said = await says();
        if (said !== 'step') return said.replace('result ', '');
        await between(step);
        send('go');
      }
    },
    async finish() {
      send('finish');
      await says();
    },
    kill,
  };
}
