import autocannon, { type Request } from 'autocannon';
import { p99 } from './statistics.ts';

/** The requests to a server, and the check of its responses. */
export type Load = {
  url: string;
  /** The requests of each connection. A connection repeats them. */
  requests: Request[][];
  isCorrect(body: string): boolean;
};

/** Responses per second, and the 99th percentile of their times. */
export type LoadResult = { perSecond: number; p99Milliseconds: number };

/** The number of connections to every measured server. */
export const CONNECTIONS = 50;

/** Distributes items to the connections in consecutive blocks, so that no two connections send the same item. */
export function distribute<T>(items: readonly T[], connections: number = CONNECTIONS): T[][] {
  const each = Math.floor(items.length / connections);
  if (each === 0) throw new Error(`${items.length} are too few for ${connections} connections`);
  return Array.from({ length: connections }, (_, index) => items.slice(index * each, (index + 1) * each));
}

/**
 * Sends a load. Each connection sends its next request as soon as the previous one is answered. Every response is
 * checked.
 * @throws an error with the first wrong response, or the first broken connection
 */
export async function sendLoad({ url, requests, isCorrect }: Load, seconds: number): Promise<LoadResult> {
  const milliseconds: number[] = [];
  let connected = 0;
  let status = 200;
  let wrong: string | undefined;
  const run = autocannon({
    url,
    connections: requests.length,
    duration: seconds,
    setupClient(client) {
      client.setRequests(requests[connected++] ?? []);
    },
    verifyBody(body) {
      if (status === 200 && isCorrect(body)) return true;
      wrong ??= `${status} ${body.slice(0, 1000)}`;
      run.stop();
      return false;
    },
  });
  // Emitted just before `verifyBody` gets the body of the same response, so `verifyBody` knows the status.
  run.on('response', (_client: unknown, code: number, _bytes: number, time: number) => {
    if (status === 200) status = code;
    milliseconds.push(time);
  });
  run.on('reqError', (error: Error) => {
    wrong ??= error.message;
    run.stop();
  });
  const { duration } = await run;
  if (wrong !== undefined) throw new Error(`The load on ${url} failed: ${wrong}`);
  return { perSecond: milliseconds.length / duration, p99Milliseconds: p99(milliseconds) };
}
