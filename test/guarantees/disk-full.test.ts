import { randomBytes } from 'node:crypto';
import { chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { request, rest } from '../support/client.ts';
import { count, fullCounts, onlyInFullRun } from '../support/counts.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Login, Register } from '../support/documents.ts';
import { unpackEmbeddedDatabase, useUpLogSegment } from '../support/embedded.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import { serverUser } from '../support/postgres-cluster.ts';
import { startProcess } from '../support/process.ts';
import { startServer } from '../support/server.ts';
import { describeSmallDisk, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';

const PASSWORD = 'correct horse';
/** More registrations than the allocated pages of the tables can store. */
const MOST_REGISTRATIONS = 400;

/** @returns a function that registers a customer, and the emails of the registered customers */
function registrations(url: string) {
  const accepted: string[] = [];
  const register = async () => {
    const email = uniqueEmail();
    const answer = await request(url, Register, {
      input: { email, password: PASSWORD, metadata: { x: randomBytes(7_000).toString('hex') } },
    });
    if (answer.errors.length === 0) accepted.push(email);
    return answer;
  };
  return { accepted, register };
}

const readiness = async (url: string) => (await rest(url, 'GET', '/health/ready')).status;

async function logsIn(url: string, email: string): Promise<void> {
  const { errors } = await request(url, Login, { input: { email, password: PASSWORD } });
  expect(errors).toEqual([]);
}

/**
 * Registers customers until the server refuses one because the disk is full. Then frees space, and registers another.
 * @param url of a server that keeps its data on the disk
 * @param accepts how many registrations must succeed before the refusal
 */
async function saysSoAndRecovers(
  url: string,
  disk: SmallDisk,
  accepts: number,
  isNearlyFull = false,
): Promise<void> {
  const { accepted, register } = registrations(url);
  for (let made = 0; made < accepts; made += 1) expect((await register()).errors).toEqual([]);
  if (!isNearlyFull) disk.fill();
  let refused = await register();
  for (let made = 0; refused.errors.length === 0 && made < MOST_REGISTRATIONS; made += 1) {
    refused = await register();
  }
  expect(refused).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(await readiness(url)).toBe(503);
  const body = { site_id: 1, email: uniqueEmail(), password: PASSWORD, metadata: { x: 'x'.repeat(1500) } };
  const answers = await Promise.all([
    rest(url, 'POST', '/api/v1/sdk/auth/register', { body }),
    register(),
    register(),
  ]);
  for (const { status, headers } of answers) {
    if (status !== 200) expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  }
  expect(await readiness(url)).toBe(503);
  expect((await rest(url, 'GET', '/health/live')).status).toBe(200);

  disk.free();
  // The server tries again and again to open the embedded database.
  await expect.poll(() => readiness(url)).toBe(200);
  expect((await register()).errors).toEqual([]);
  for (const email of new Set([...accepted.slice(0, 1), ...accepted.slice(-2)])) await logsIn(url, email);
}

describeSmallDisk('a full disk', () => {
  describePostgres('of PostgreSQL', () => {
    test('causes a 503 for writes and for readiness until there is space', async () => {
      const disk = mountSmallDisk(48);
      const owner = serverUser();
      if (owner) chownSync(disk.folder, owner.uid, owner.gid);
      const postgres = await startPostgres();
      const client = new pg.Client(postgres.url('postgres'));
      await client.connect();
      await client.query(`CREATE TABLESPACE small LOCATION '${disk.folder}'`);
      await client.query('CREATE DATABASE kept TABLESPACE small');
      await client.end();
      const { url } = await startServer({ database: { url: postgres.url('kept') } });
      await saysSoAndRecovers(url, disk, count(5, 60));
    });
  });

  // In the quick run, the disk of the embedded database is full only when the write-ahead log needs another segment.
  onlyInFullRun(() => {
    test.for([
      ...(fullCounts ? ([['before the first write', 0]] as const) : []),
      ['in the middle of a segment of its write-ahead log', count(5, 60)],
    ] as const)('of the embedded database, %s, causes a 503 too', async ([, accepts]) => {
      const disk = mountSmallDisk(160);
      unpackEmbeddedDatabase(join(disk.folder, 'database'));
      const server = await startProcess({ dataDir: disk.folder });
      await saysSoAndRecovers(server.url, disk, accepts);
    });
  });

  describe('of the embedded database when its write-ahead log needs another segment', () => {
    /** PostgreSQL stops when it gets no further segment. A start writes 300 kB to the log, a registration 20 kB. */
    const LEFT_BYTES = count(1_200_000, 2_000_000);
    const FREE_MEGABYTES = 10;
    const started = async () => {
      const disk = mountSmallDisk(160);
      const folder = join(disk.folder, 'database');
      unpackEmbeddedDatabase(folder);
      const removeLaterSegments = await useUpLogSegment(folder, LEFT_BYTES);
      const server = await startProcess({ dataDir: disk.folder });
      removeLaterSegments();
      disk.fill(FREE_MEGABYTES);
      return { disk, server };
    };
    const STOPPED = /the embedded database has stopped: could not write to file .*: No space left on device/;

    test('causes a 503, and the database is opened again when there is space', async () => {
      const { disk, server } = await started();
      await saysSoAndRecovers(server.url, disk, 3, true);
      const said = server.stdout.flatMap(
        (line) => /"msg":"(the embedded database .*)"/.exec(line)?.[1] ?? [],
      );
      expect(said).toEqual([expect.stringMatching(STOPPED), expect.stringMatching(/has been opened again/)]);
    });

    onlyInFullRun(() => {
      test('loses no acknowledged data if the process is killed; a new one starts when there is space', async () => {
        const { disk, server } = await started();
        const { accepted, register } = registrations(server.url);
        while ((await register()).errors.length === 0);
        server.signal('SIGKILL');
        await server.exited;
        disk.fill();
        const refusing = await startProcess({ dataDir: disk.folder, untilReady: false });
        expect(await refusing.exited).toEqual({ code: 1, signal: null });
        expect(refusing.stderr).toEqual([expect.stringMatching(/^DATA_DIR: .*no space left on/i)]);
        expect(readdirSync(disk.folder).filter((name) => name.startsWith('lock'))).toEqual(['lock']);
        disk.free();
        const { url } = await startProcess({ dataDir: disk.folder });
        for (const email of accepted.slice(-20)) await logsIn(url, email);
      });

      test('does not prevent a clean stop of the server', async () => {
        const { server } = await started();
        const { register } = registrations(server.url);
        while ((await register()).errors.length === 0);
        expect(await server.stop()).toEqual({ code: 0, signal: null });
      });
    });
  });

  onlyInFullRun(() => {
    test('at the first start is reported, and leaves no incomplete database', async () => {
      const disk = mountSmallDisk(200);
      disk.fill(20);
      const refusing = await startProcess({ dataDir: disk.folder, untilReady: false });
      expect(await refusing.exited).toEqual({ code: 1, signal: null });
      const said = refusing.stderr.join('\n');
      expect(said).toMatch(/^DATA_DIR: the database in .* cannot be made: no space is left on the disk$/m);
      expect(said).not.toMatch(/^\s+at /m);
      disk.free();
      expect(readdirSync(disk.folder)).toEqual(['key-encryption-secret']);
    });
  });
});

describeSmallDisk('a server whose log is on a full disk', () => {
  test('goes on without the log, and writes it again when there is space', async () => {
    const disk = mountSmallDisk(1);
    const log = join(disk.folder, 'log');
    const server = await startProcess({
      env: { LOG_LEVEL: 'info' },
      through: (command) => ['sh', '-c', 'exec "$@" >> "$0"', log, ...command],
    });
    const answered = async (path: string) => (await rest(server.url, 'GET', path)).status;
    disk.fill();
    // Their lines have more than the 4 kB that the last page of the file may have left.
    for (let round = 0; round < 5; round += 1) {
      for (let asked = 0; asked < 20; asked += 1) expect(await answered('/nowhere-while-full')).toBe(404);
      // Longer than lines wait for others.
      await sleep(200);
    }
    disk.free();
    await expect
      .poll(async () => {
        expect(await answered('/nowhere-with-space')).toBe(404);
        return readFileSync(log, 'utf8');
      })
      .toContain('/nowhere-with-space');
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    expect(readFileSync(log, 'utf8')).toContain('"msg":"stopped"');
  });
});
