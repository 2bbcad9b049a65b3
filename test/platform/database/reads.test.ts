import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/platform/database/database.ts';
import { overPGlite } from '../../../src/platform/database/embedded.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { createEmbeddedDatabase, openEmbeddedImage } from '../../support/embedded.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';

const VALUES = `SELECT $1::uuid[] AS ids, $2::text AS text, $3::int AS number, $4::boolean AS flag,
  json_build_array($3::int, $2::text) AS json, ARRAY[$3::int, 2] AS numbers, '\\xff00'::bytea AS bytes,
  timestamptz '2026-01-02 03:04:05.678Z' AS at`;
const ID = '0197a1a6-8b1f-7cc3-98c4-dc0c0c07398f';
const TEXT = `it's "q\\uoted", {braced}, $1; ü 🗝️`;

function reads(database: () => Database) {
  test('return the bound values with JavaScript types', async () => {
    const { read } = database();
    const expected = { ids: [ID], text: TEXT, number: 7, flag: false, json: [7, TEXT], numbers: [7, 2] };
    expect(await read('values', VALUES, [[ID], TEXT, 7, false])).toMatchObject(expected);
    const row = await read<{ bytes: Uint8Array; at: Date }>('values', VALUES, [[], null, null, null]);
    expect(row).toMatchObject({ ids: [], text: null, number: null, flag: null, json: [null, null] });
    expect([...row.bytes]).toEqual([0xff, 0]);
    expect(row.at).toEqual(new Date('2026-01-02T03:04:05.678Z'));
  });

  test('see committed transactions only', async () => {
    const { prisma, read } = database();
    const text = 'SELECT array(SELECT slug FROM account WHERE id > $1) AS slugs';
    const slugs = async () => (await read<{ slugs: string[] }>('slugs', text, [0])).slugs;
    const before = await slugs();
    let reading: Promise<string[]> | undefined;
    await prisma
      .$transaction(async (tx) => {
        await tx.account.create({ data: { slug: 'undone', name: 'Undone' } });
        reading = slugs();
        throw new Error('undone');
      })
      .catch(() => {});
    expect(await reading).toEqual(before);
    await prisma.account.create({ data: { slug: 'done', name: 'Done' } });
    expect(await slugs()).toEqual([...before, 'done']);
  });

  test('work after one that failed, and after one that could not be prepared', async () => {
    const { prisma, read } = database();
    const divide = (by: number) => read('divide', 'SELECT 6 / $1::int AS result', [by]);
    await expect(divide(0)).rejects.toThrow(/division by zero/);
    expect(await divide(2)).toMatchObject({ result: 3 });
    await expect(read('broken', 'SELECT nothing FROM nowhere', [])).rejects.toThrow(/nowhere/);
    await expect(read('uuid', 'SELECT $1::uuid', ['no uuid'])).rejects.toThrow(/uuid/);
    expect(await divide(3)).toMatchObject({ result: 2 });
    expect(await prisma.account.count()).toBeGreaterThanOrEqual(0);
  });
}

describePostgres('reads on PostgreSQL', () => {
  let database: Database;
  beforeAll(async () => {
    const { url } = await createPostgresDatabase();
    database = await openDatabase({ databaseUrl: url, databasePoolSize: 2, dataDir: '' });
  });
  afterAll(() => database.close());
  reads(() => database);
});

describe('reads on the embedded database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createEmbeddedDatabase();
  });
  reads(() => database);

  test('may have a statement name that another reader has used on the same connection', async () => {
    const pglite = await openEmbeddedImage();
    const [first, second] = [await overPGlite(pglite), await overPGlite(pglite)];
    expect(await first.read('same', 'SELECT 1 AS one', [])).toEqual({ one: 1 });
    expect(await second.read('same', 'SELECT 2 AS two', [])).toEqual({ two: 2 });
    await first.close();
  });
});
