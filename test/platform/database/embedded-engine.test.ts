import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../../src/platform/database/database.ts';
import { PGLITE_OPTIONS } from '../../../src/platform/database/embedded.ts';
import { startCheckpoints } from '../../../src/platform/database/embedded-checkpoints.ts';
import { openEmbeddedCluster } from '../../../src/platform/database/embedded-cluster.ts';
import { type EngineReports, keepEngine } from '../../../src/platform/database/embedded-engine.ts';
import { EmbeddedEngineError } from '../../../src/platform/database/embedded-engine-watch.ts';
import { isOutage } from '../../../src/platform/database/failures.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { count, onlyInFullRun } from '../../support/counts.ts';
import { createEmbeddedDatabase, unpackEmbeddedDatabase } from '../../support/embedded.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Contains the embedded database whose engine crashes in these tests. */
let dataDir: string;
let database: Database;
const reports = { onStopped: vi.fn(), onReopened: vi.fn() } satisfies EngineReports;

beforeAll(async () => {
  dataDir = temporaryFolder();
  unpackEmbeddedDatabase(join(dataDir, 'database'));
  database = await openDatabase({ dataDir, databaseUrl: null, databasePoolSize: 1 }, undefined, reports);
});
afterAll(() => database.close());

const make = (slug: string) => database.prisma.account.create({ data: { slug, name: 'Kept' } });
const exists = async (slug: string) => (await database.prisma.account.count({ where: { slug } })) === 1;
const isWritable = () => database.takesWrites().catch(() => false);
/** Crashes the engine by a stack overflow in WebAssembly. */
const kill = () => database.prisma.$queryRaw`SELECT ${'['.repeat(200_000)}::jsonb`;

test('running queries fail as in an outage when the engine crashes, and committed data is kept', async () => {
  await make('before');
  const transaction = database.prisma.$transaction(async (tx) => {
    await tx.account.create({ data: { slug: 'undone', name: 'Undone' } });
    await tx.$queryRaw`SELECT ${'['.repeat(200_000)}::jsonb`;
  });
  const underWay = [transaction, make('waiting'), kill()];
  const outcomes = await Promise.allSettled(underWay);
  expect(outcomes.map(({ status }) => status)).toEqual(underWay.map(() => 'rejected'));
  for (const outcome of outcomes) expect(isOutage((outcome as PromiseRejectedResult).reason)).toBe(true);
  expect(reports.onStopped.mock.calls).toEqual([[expect.any(EmbeddedEngineError)]]);
  await expect.poll(isWritable).toBe(true);
  expect(reports.onReopened.mock.calls).toEqual([[]]);
  expect([await exists('before'), await exists('undone'), await exists('waiting')]).toEqual([
    true,
    false,
    false,
  ]);
  await make('after');
  expect(await database.read('one', 'SELECT 1 AS one', [])).toEqual({ one: 1 });
});

onlyInFullRun(() => {
  test('listeners are connected again after a crash', async () => {
    const { db } = database.jobs.connection;
    const heard: string[] = [];
    const onListening = vi.fn();
    const listening = await db?.listen?.('test', (payload) => heard.push(payload), onListening);
    await kill().catch(() => {});
    await expect.poll(() => onListening.mock.calls.length).toBe(2);
    await database.prisma.$executeRaw`SELECT pg_notify('test', 'again')`;
    await expect.poll(() => heard).toEqual(['again']);
    await listening?.close();
  });

  test('a crashed engine is removed from memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const megabytes = () => {
      collect();
      return process.memoryUsage().external / 1e6;
    };
    await expect.poll(isWritable).toBe(true);
    const before = megabytes();
    for (let time = 0; time < count(2, 3); time += 1) {
      await kill().catch(() => {});
      await expect.poll(isWritable).toBe(true);
    }
    // An engine uses 134 MB.
    await expect.poll(megabytes).toBeLessThan(before + 100);
  });
});

test('a folder that was replaced before the crash is neither opened nor changed', async () => {
  const moved = `${dataDir}.moved`;
  renameSync(join(dataDir, 'database'), moved);
  mkdirSync(join(dataDir, 'database'));
  const stops = reports.onStopped.mock.calls.length;
  await kill().catch(() => {});
  expect(reports.onStopped.mock.calls.length).toBe(stops + 1);
  // This is longer than the delay before the first attempt to open the folder.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await isWritable()).toBe(false);
  expect(readdirSync(join(dataDir, 'database'))).toEqual([]);
  rmSync(join(dataDir, 'database'), { recursive: true });
  renameSync(moved, join(dataDir, 'database'));
  await expect.poll(isWritable).toBe(true);
  expect(await exists('before')).toBe(true);
});

onlyInFullRun(() => {
  test('a crashed engine can be closed', async () => {
    const folder = temporaryFolder();
    unpackEmbeddedDatabase(join(folder, 'database'));
    const other = await openDatabase({ dataDir: folder, databaseUrl: null, databasePoolSize: 1 });
    await other.prisma.$queryRaw`SELECT ${'['.repeat(200_000)}::jsonb`.catch(() => {});
    await other.close();
    expect(readdirSync(folder)).toEqual(['database']);
  });
});

test('a transaction that cannot be committed fails', async () => {
  const { prisma } = await createEmbeddedDatabase();
  await prisma.$executeRaw`CREATE TEMPORARY TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)`;
  const committing = prisma.$transaction(async (tx) => {
    for (let time = 0; time < 2; time += 1) await tx.$executeRaw`INSERT INTO late VALUES (1)`;
  });
  await expect(committing).rejects.toThrow(/duplicate key/);
});

test('checkpoints bound the size of the log', async () => {
  const folder = temporaryFolder();
  unpackEmbeddedDatabase(join(folder, 'database'));
  const engine = await keepEngine(
    {
      open: (watch) => openEmbeddedCluster(folder, { ...PGLITE_OPTIONS, ...watch }),
      async requireReopenable() {},
    },
    () => {},
    reports,
  );
  const stop = startCheckpoints(engine, 50);
  const { pglite } = engine.current();
  const position = async () => {
    const { rows } = await pglite.query<{ redo: string }>(
      'SELECT redo_lsn AS redo FROM pg_control_checkpoint()',
    );
    return rows[0]?.redo;
  };
  for (let time = 0; time < 6; time += 1) {
    const before = await position();
    for (let part = 0; part < 18; part += 1)
      await pglite.query("SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000))");
    await expect.poll(position).not.toBe(before);
  }
  await stop();
  const segments = readdirSync(join(folder, 'database', 'pg_wal')).filter((name) => name.length === 24);
  expect(segments.length).toBeLessThanOrEqual(4);
  await engine.close();
});
