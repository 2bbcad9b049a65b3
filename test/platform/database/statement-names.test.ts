import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { statementNames } from '../../../src/platform/database/statement-names.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';

test('a statement that becomes frequent gets and keeps its own name, and a rare one gets no name', () => {
  const nameOf = statementNames();
  const ask = (sql: string, times: number) => Array.from({ length: times }, () => nameOf({ sql })).at(-1);
  expect(ask('SELECT 1', 10)).toBe('');
  const name = ask('SELECT 2', 30);
  expect(name).toMatch(/\w/);
  expect(ask('SELECT 2', 1)).toBe(name);
  expect([name, '']).not.toContain(ask('SELECT 3', 30));
});

test('the number of names is limited', () => {
  const nameOf = statementNames();
  const names = new Set<string>();
  for (let number = 0; number < 1_000; number += 1) {
    for (let time = 0; time < 30; time += 1) names.add(nameOf({ sql: `SELECT ${number}` }));
  }
  expect(names.size).toBe(201);
});

describePostgres('on PostgreSQL', () => {
  test('a frequent statement is prepared once for each connection', async () => {
    const { url } = await createPostgresDatabase();
    const { prisma, close } = await openDatabase({ databaseUrl: url, databasePoolSize: 1, dataDir: '' });
    for (let id = 1; id <= 50; id += 1) await prisma.account.findUnique({ where: { id } });
    const [kept, another] = await prisma.$queryRaw<{ statement: string }[]>`
      SELECT statement FROM pg_prepared_statements WHERE generic_plans + custom_plans > 20`;
    expect(kept?.statement).toContain('"account"');
    expect(another).toBeUndefined();
    await close();
  });
});
