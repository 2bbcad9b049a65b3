import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { request, rest } from '../support/client.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Login, Register } from '../support/documents.ts';
import { unpackEmbeddedDatabase } from '../support/embedded.ts';
import { describePostgres, startPostgres } from '../support/postgres.ts';
import { serverUser } from '../support/postgres-cluster.ts';
import { startProcess } from '../support/process.ts';
import { startServer } from '../support/server.ts';
import { describeSmallDisk, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';

const PASSWORD = 'correct horse';
/** So many registrations need more pages than the tables have. */
const MOST_REGISTRATIONS = 400;
/** Before the disk is full: the write-ahead log has room for all that follows in the segment that it has by then. */
const WARM_REGISTRATIONS = 60;

/**
 * Registers customers until the disk is full, and after there is space again.
 * @param url of a server that keeps its data on the disk
 */
async function saysSoAndRecovers(url: string, disk: SmallDisk): Promise<void> {
  const isReady = async () => (await rest(url, 'GET', '/health/ready')).status;
  const accepted: string[] = [];
  const register = async () => {
    const email = uniqueEmail();
    const answer = await request(url, Register, {
      input: { email, password: PASSWORD, metadata: { x: 'x'.repeat(1500) } },
    });
    if (answer.errors.length === 0) accepted.push(email);
    return answer;
  };
  for (let count = 0; count < WARM_REGISTRATIONS; count += 1) await register();
  disk.fill();
  let refused = await register();
  for (let count = 0; refused.errors.length === 0 && count < MOST_REGISTRATIONS; count += 1) {
    refused = await register();
  }
  expect(refused).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(await isReady()).toBe(503);
  for (const [path, body] of [
    [
      '/api/v1/sdk/auth/register',
      { site_id: 1, email: uniqueEmail(), password: PASSWORD, metadata: { x: 'x'.repeat(1500) } },
    ],
  ] as const) {
    const { status, headers } = await rest(url, 'POST', path, { body });
    if (status !== 200) expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
  }
  expect(await isReady()).toBe(503);

  disk.free();
  await expect.poll(isReady).toBe(200);
  expect((await register()).errors).toEqual([]);
  for (const email of [accepted.at(-2), accepted.at(-1), accepted[0]]) {
    const { errors } = await request(url, Login, { input: { email: email ?? '', password: PASSWORD } });
    expect(errors).toEqual([]);
  }
}

describeSmallDisk('a full disk', () => {
  describePostgres('of PostgreSQL', () => {
    test('is a 503 for whoever writes, and for load balancers, until there is space', async () => {
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
      await saysSoAndRecovers(url, disk);
    });
  });

  test('of the embedded database is the same', async () => {
    const disk = mountSmallDisk(160);
    unpackEmbeddedDatabase(join(disk.folder, 'database'));
    const server = await startProcess({ dataDir: disk.folder });
    await saysSoAndRecovers(server.url, disk);
  });

  test('at the first start on the embedded database is named, and leaves nothing that the next one would trip over', async () => {
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
