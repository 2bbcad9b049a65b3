import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/**
 * Measures how long the main thread of a server was busy without a pause. Loaded with `--import`. A timer of one
 * millisecond reads the time and the CPU time of the thread. A client that connects to the socket `LOOP_PROBE` gets one
 * interval of the timer: the one with the most CPU time since the previous connection. Then the connection is closed.
 * CPU time excludes other processes.
 */
export type Held = { cpuMilliseconds: number; wallMilliseconds: number };

const socket = process.env.LOOP_PROBE;
// Worker threads also load the modules of `--import`, but must not answer for the main thread.
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
  // A former process may have left the socket.
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
