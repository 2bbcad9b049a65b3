import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerConnection } from './server-connection.ts';

export type Listening = { close(): Promise<void> };

const HEARTBEAT_MS = 10_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Listens on a channel, on a separate connection. Replaces a connection that breaks or reaches its lifetime.
 * @param open creates a connection and does not connect it
 * @param lifetimeSeconds the lifetime of one connection
 * @param onListening called each time that listening begins, because earlier notifications may be lost
 * @throws when the first connection fails. Later ones are retried
 */
export async function listen(
  open: () => ServerConnection,
  lifetimeSeconds: number,
  channel: string,
  onNotification: (payload: string) => void,
  onListening: () => void,
): Promise<Listening> {
  const closing = new AbortController();
  const { signal } = closing;
  const rest = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal, ref: false }).catch(() => {});

  async function begin(): Promise<ServerConnection> {
    const connection = open();
    connection.on('notification', ({ payload }) => onNotification(payload ?? ''));
    try {
      await connection.connect();
      await connection.query(`LISTEN ${connection.escapeIdentifier(channel)}`);
    } catch (error) {
      await connection.end().catch(() => {});
      throw error;
    }
    onListening();
    return connection;
  }

  /** Resolves when the connection must be replaced. */
  async function watch(connection: ServerConnection): Promise<void> {
    const endAt = performance.now() + lifetimeSeconds * 1_000;
    while (!signal.aborted && performance.now() < endAt) {
      await rest(Math.min(HEARTBEAT_MS, endAt - performance.now()));
      if (signal.aborted || !(await isListening(connection))) return;
    }
  }

  async function isListening(connection: ServerConnection): Promise<boolean> {
    const query = `SELECT 1 FROM pg_listening_channels() AS active (channel) WHERE channel = $1`;
    return connection.query(query, [channel]).then(
      ({ rows }: { rows: unknown[] }) => rows.length > 0,
      () => false,
    );
  }

  async function again(): Promise<ServerConnection | null> {
    for (let wait = FIRST_WAIT_MS; !signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      try {
        return await begin();
      } catch {
        await rest(wait);
      }
    }
    return null;
  }

  async function keep(first: ServerConnection): Promise<void> {
    for (let current: ServerConnection | null = first; current !== null; ) {
      const broken = new Promise((resolve) => current?.once('end', resolve));
      await Promise.race([watch(current), broken]);
      const before: ServerConnection = current;
      // At the end of a lifetime, the next connection listens before the current one ends: no notification is missed.
      current = await again();
      await before.end().catch(() => {});
    }
  }

  const keeping = keep(await begin());
  return {
    async close() {
      closing.abort();
      await keeping;
    },
  };
}
