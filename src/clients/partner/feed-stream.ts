import type { IncomingMessage } from 'node:http';
import { type Connection, headerOf, refusedStatus } from './connection.ts';
import { eventReader } from './event-stream.ts';
import { Problem, problemOf } from './problem.ts';

export type FeedStream = { readonly isOpen: boolean; close(): void };

type Options = {
  connection: Connection;
  /** The position after which the stream begins, as query parameters. */
  place: () => string;
  /** Handles a page. If it throws, the stream is closed and opened again. */
  onPage: (body: string) => void;
  /** Called when the stream has ended or could not be opened. The rights of the partner may then have changed. */
  onEnd: () => void;
};

const PATH = '/revocations/stream';
const TIMEOUT_MS = 10_000;
/** The service sends a comment every 15 seconds. */
const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 60_000;

/** Keeps a stream open, with growing pauses between attempts that fail. */
export function openFeedStream({ connection, place, onPage, onEnd }: Options): FeedStream {
  let current: IncomingMessage | null = null;
  let closed = false;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    try {
      const headers = { accept: 'text/event-stream', 'cache-control': 'no-cache' };
      const incoming = await connection.open(`${PATH}?${place()}`, headers, TIMEOUT_MS);
      if (closed) return void incoming.destroy();
      const type = headerOf(incoming, 'content-type') ?? '';
      if (incoming.statusCode !== 200 || !type.startsWith('text/event-stream')) {
        incoming.destroy();
        throw refusedStatus(incoming.statusCode ?? 0, headerOf(incoming, 'retry-after'));
      }
      await read(incoming);
      // The stream was open, so the pause is reset to the shortest.
      pause = FIRST_PAUSE_MS;
      again(pause);
    } catch (error) {
      const { retryAfterSeconds } = problemOf(error);
      again(Math.max(pause, (retryAfterSeconds ?? 0) * 1000));
      pause = Math.min(pause * 2, MAX_PAUSE_MS);
    }
  }

  function again(milliseconds: number): void {
    if (closed) return;
    timer = setTimeout(connect, milliseconds * (0.5 + Math.random()));
    timer.unref();
    onEnd();
  }

  /** Resolves when the stream has ended. */
  function read(incoming: IncomingMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      current = incoming;
      let heardAt = performance.now();
      const watch = setInterval(() => {
        if (performance.now() - heardAt > SILENCE_MS) incoming.destroy();
      }, SILENCE_MS / 4);
      watch.unref();
      const take = eventReader(onPage);
      incoming.setEncoding('utf8');
      incoming.on('data', (text: string) => {
        heardAt = performance.now();
        try {
          take(text);
        } catch (error) {
          reject(
            error instanceof Problem ? error : new Problem('WRONG_ANSWER', 'The stream sent something else.'),
          );
          incoming.destroy();
        }
      });
      incoming.on('error', () => {});
      incoming.on('close', () => {
        clearInterval(watch);
        current = null;
        resolve();
      });
    });
  }

  void connect();
  return {
    get isOpen() {
      return current !== null;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      current?.destroy();
    },
  };
}
