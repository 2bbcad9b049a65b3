import { createServer } from 'node:net';

/**
 * Ports below the range of outgoing connections (from 32768 on Linux, from 49152 elsewhere). Up to eleven workers have
 * separate slices, so a free port is still free when a server binds it a second later.
 */
const LOWEST = 10_000;
const SLICE = 2_000;
const SLICES = 11;
const slice = LOWEST + (Number(process.env.VITEST_POOL_ID ?? 0) % SLICES) * SLICE;
let next = Math.floor(Math.random() * SLICE);

/** Returns a free loopback port, a different one at each call. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < SLICE; tries += 1) {
    const port = slice + next;
    next = (next + 1) % SLICE;
    if (await canListen(port)) return port;
  }
  throw new Error(`No free port from ${slice} to ${slice + SLICE}`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
