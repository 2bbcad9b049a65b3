import { beforeAll, expect, test } from 'vitest';
import type { Prisma } from '../../../src/platform/database/client/client.ts';
import type { Database } from '../../../src/platform/database/database.ts';
import {
  preparedStatements,
  withPreparedQueries,
} from '../../../src/platform/database/embedded-statements.ts';
import { createEmbeddedDatabase, openEmbeddedImage } from '../../support/embedded.ts';

let database: Database;
beforeAll(async () => {
  database = await createEmbeddedDatabase();
});
const prepared = async () => {
  const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_prepared_statements`;
  return row?.count ?? 0;
};

test('a statement is prepared once, whatever its values', async () => {
  const { prisma } = database;
  await prisma.account.findMany({ where: { slug: 'first' } });
  const before = await prepared();
  for (const slug of ['second', 'third']) await prisma.account.findMany({ where: { slug } });
  expect(await prepared()).toBe(before);
});

test('only the newest few hundred statements stay prepared, and older statements still run', async () => {
  const { prisma } = database;
  const run = (number: number) => prisma.$queryRawUnsafe(`SELECT ${number}::int AS number`);
  for (let number = 0; number < 400; number += 1) expect(await run(number)).toEqual([{ number }]);
  expect(await prepared()).toBeLessThanOrEqual(301);
  expect(await run(0)).toEqual([{ number: 0 }]);
});

test('a failed statement rolls its transaction back, and has no effect on later ones', async () => {
  const { prisma } = database;
  const divide = (db: Prisma.TransactionClient, by: number) => db.$queryRaw`SELECT 12 / ${by}::int AS result`;
  const make = (db: Prisma.TransactionClient) =>
    db.account.create({ data: { slug: 'undone', name: 'Undone' } });
  const failing = prisma.$transaction(async (tx) => {
    await make(tx);
    await divide(tx, 0);
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  expect(await prisma.account.count({ where: { slug: 'undone' } })).toBe(0);
  expect(await divide(prisma, 3)).toEqual([{ result: 4 }]);
  const again = prisma.$transaction(async (tx) => {
    await make(tx);
    await Promise.all([divide(tx, 4), divide(tx, 6)]);
    return tx.account.count({ where: { slug: 'undone' } });
  });
  expect(await again).toBe(1);
});

test('a statement that cannot be prepared fails each time', async () => {
  for (let time = 0; time < 2; time += 1) {
    await expect(database.prisma.$queryRaw`SELECT nothing FROM nowhere`).rejects.toThrow(/nowhere/);
  }
  expect(await database.prisma.account.count()).toBeGreaterThanOrEqual(0);
});

test('other statements wait for an open transaction and then see its writes', async () => {
  const { prisma } = database;
  const slug = 'waited-for';
  const count = () => prisma.account.count({ where: { slug } });
  let counted: Promise<number> | undefined;
  await prisma.$transaction(async (tx) => {
    await tx.account.create({ data: { slug, name: 'Waited for' } });
    counted = count();
  });
  expect(await counted).toBe(1);
});

test('statements that a transaction does not await are rolled back with it', async () => {
  const pglite = await openEmbeddedImage();
  const prepared = withPreparedQueries(pglite, preparedStatements(pglite));
  const late: Promise<unknown>[] = [];
  const failing = prepared.transaction(async (tx) => {
    for (const slug of ['one', 'two', 'three']) {
      const text = `INSERT INTO account (slug, name) VALUES ('${slug}', $1)`;
      late.push(tx.query(text, ['Late']).catch(() => {}));
    }
    throw new Error('given up');
  });
  await expect(failing).rejects.toThrow('given up');
  await Promise.all(late);
  const { rows } = await prepared.query("SELECT slug FROM account WHERE name = 'Late'");
  expect(rows).toEqual([]);
  await pglite.close();
  await expect(prepared.query('SELECT 1')).rejects.toThrow(/closed/);
});

test('a statement that was deallocated fails once, and is then prepared again', async () => {
  // A separate database: other tests need the statements that are prepared on the shared one.
  const pglite = await openEmbeddedImage();
  const run = preparedStatements(pglite);
  const ask = async () => (await run("SELECT 'remembered' AS word")).rows;
  await ask();
  await pglite.exec('DEALLOCATE ALL');
  await expect(ask()).rejects.toThrow(/does not exist/);
  expect(await ask()).toEqual([{ word: 'remembered' }]);
  await pglite.close();
});
