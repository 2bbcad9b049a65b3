import type { EmbeddedEngine } from './embedded-engine.ts';

const EVERY_MS = 10_000;
const LOG_BYTES = 16 * 1024 * 1024;

const LOG_SINCE_CHECKPOINT = `
  SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`;

/**
 * Makes a checkpoint each time the write-ahead log has grown by a segment. A PostgreSQL server does this itself, but
 * the embedded database does not: without this function it would keep the whole log, and read all of it after a crash.
 * After a checkpoint the older segments are reused, so the log rarely needs more space.
 * @returns a function that stops the checkpoints, and resolves when none is running
 */
export function startCheckpoints(engine: EmbeddedEngine, everyMilliseconds = EVERY_MS): () => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // The next write gets the same error and reports it.
    underWay = checkpoint(engine).catch(() => {});
  }, everyMilliseconds).unref();
  return () => {
    clearInterval(timer);
    return underWay;
  };
}

async function checkpoint(engine: EmbeddedEngine): Promise<void> {
  const { prepared } = engine.current();
  const { rows } = await prepared.query<{ bytes: number }>(LOG_SINCE_CHECKPOINT);
  if ((rows[0]?.bytes ?? 0) >= LOG_BYTES) await prepared.exec('CHECKPOINT');
}
