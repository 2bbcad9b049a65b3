import { sessionSweep } from '../../../src/access/sessions/sweep.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import type { Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import { withClient } from '../sessions.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import { count, type Row } from '../table.ts';
import { throughputRows } from './throughput.ts';

const HISTORY_DAYS = 30;
const MAX_BATCH_MILLISECONDS = 50;
const MEASURED_BATCHES = 1_000;
/** The oldest sessions, all of which the sweep may remove: as many as the measured batches can have. */
const OLD_SESSIONS = MEASURED_BATCHES * 500;

/** Measures a database with millions of sessions: sizes, the sweep, and verdicts compared with a small database. */
export async function growthRows(
  stage: Stage,
  scene: Scene,
  pace: Pace,
  sessions: number,
): Promise<{ rows: Row[]; notes: string[] }> {
  const { databaseUrl } = await scene.filled(sessions);
  await withClient(databaseUrl, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(`INSERT INTO refresh_token (id, session_id, secret_hash, created_at, expires_at)
      SELECT (substr(id::text, 1, 14) || '8' || substr(id::text, 16, 13) || '00000000')::uuid,
        id, sha256(id::text::bytea), created_at, created_at + interval '90 days' FROM session`);
    await client.query('VACUUM (ANALYZE) refresh_token');
    await client.query('CHECKPOINT');
  });
  const sizes = await sizeRows(databaseUrl, sessions);
  const verdicts = await throughputRows(stage, scene, new Set(['sessions']), pace, sessions);
  return {
    rows: [...verdicts.rows, ...sizes, await sweepRow(stage, databaseUrl)],
    notes: verdicts.notes,
  };
}

async function sizeRows(databaseUrl: string, sessions: number): Promise<Row[]> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ name: string; bytes: string }>(`
      SELECT relname AS name, pg_relation_size(oid) AS bytes FROM pg_class
      WHERE oid = ANY (ARRAY['session', 'refresh_token']::regclass[]) OR oid IN (
        SELECT indexrelid FROM pg_index WHERE indrelid = ANY (ARRAY['session', 'refresh_token']::regclass[]))
      ORDER BY relname`),
  );
  return rows.map(({ name, bytes }) =>
    plain(
      `\`${name}\``,
      `${count(Number(bytes) / 1e6)} MB, ${(Number(bytes) / sessions).toFixed(0)} bytes a session`,
    ),
  );
}

/** Measures the batches of the sweep over old sessions, all of which it removes. */
async function sweepRow(stage: Stage, databaseUrl: string): Promise<Row> {
  await withClient(databaseUrl, async (client) => {
    await client.query(
      `UPDATE session SET ended_at = created_at, end_reason = 'LOGOUT', tokens_expire_at = created_at
       WHERE id IN (SELECT id FROM session ORDER BY id LIMIT $1)`,
      [OLD_SESSIONS],
    );
    await client.query('VACUUM (ANALYZE) session');
    await client.query('CHECKPOINT');
  });
  const database = await openDatabase({ databaseUrl, dataDir: stage.folder, databasePoolSize: 2 });
  const before = await database.prisma.session.count();
  const milliseconds: number[] = [];
  const settings = { sessionHistoryDays: HISTORY_DAYS };
  const sweep = sessionSweep({ prisma: database.prisma, clock: systemClock, settings });
  let more = true;
  while (more && milliseconds.length < MEASURED_BATCHES) {
    const startedAt = performance.now();
    more = await sweep.batch();
    milliseconds.push(performance.now() - startedAt);
  }
  const removed = before - (await database.prisma.session.count());
  await database.close();
  milliseconds.sort((a, b) => a - b);
  const p99 = milliseconds[Math.floor(milliseconds.length * 0.99)] ?? 0;
  const longest = milliseconds.at(-1) ?? 0;
  return {
    measured: `the sweep: ${count(milliseconds.length)} batches, ${count(removed)} sessions and their tokens removed`,
    figure: `median ${median(milliseconds).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${longest.toFixed(1)} ms`,
    ratio: '',
    target: `≤ ${MAX_BATCH_MILLISECONDS} ms`,
    reached: longest <= MAX_BATCH_MILLISECONDS,
  };
}

function plain(measured: string, figure: string): Row {
  return { measured, figure, ratio: '', target: '', reached: null };
}
