import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a server by `--import`: tells how long its main thread was busy without a pause. A timer of one
 * millisecond looks at the time and at the CPU time of the thread. Each connection to the socket that `LOOP_PROBE`
 * names gets the longest pause of the timer since the last connection, and ends.
 * CPU time does not count what other processes take of the machine.
 */
export type Held = { cpuMilliseconds: number; wallMilliseconds: number };

const socket = process.env.LOOP_PROBE;
// Worker threads load what their process loads.
if (socket && isMainThread) {
  let held: Held = { cpuMilliseconds: 0, wallMilliseconds: 0 };
  let last = look();
  setInterval(() => {
    const now = look();
    const cpuMilliseconds = now.cpu - last.cpu;
    if (cpuMilliseconds > held.cpuMilliseconds) {
      held = { cpuMilliseconds, wallMilliseconds: now.wall - last.wall };
    }
    last = now;
  }, 1).unref();
  // One that ended has left it behind.
  rmSync(socket, { force: true });
  createServer((connection) => {
    connection.on('error', () => {});
    connection.end(JSON.stringify(held));
    held = { cpuMilliseconds: 0, wallMilliseconds: 0 };
  })
    .listen(socket)
    .unref();
}

function look() {
  const { user, system } = process.threadCpuUsage();
  return { cpu: (user + system) / 1000, wall: performance.now() };
}
