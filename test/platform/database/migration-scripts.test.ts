import { describe, expect, test } from 'vitest';
import { migrationHistory } from '../../../src/platform/database/migration-history.ts';

describe('a migration', () => {
  /** Comes after the names of the older version’s migrations, and before the names of later migrations. */
  const older = '20261128';
  const scripts = migrationHistory().filter(({ name }) => name > older);
  /** Tables with few rows. `email_change` has no rows in a released version. */
  const small = new Set(['collaborator', 'site', 'email_change']);

  /** The last migration of the previous release. Its enums have all values of the scripts up to here. */
  const released = '20261129103954_scim';

  /** Changes that break an older version, which runs beside this one during a rolling upgrade. */
  const BREAKING = [
    /\b(DROP (TABLE|COLUMN|TYPE|DEFAULT)|RENAME|SET DATA TYPE|SET NOT NULL)\b/i,
    /ALTER COLUMN "\w+" TYPE/i,
    /ADD COLUMN[^,]*NOT NULL(?![^,]*DEFAULT)/i,
  ];
  /** Rules that a row of an older version may break, unless they are about a column that it leaves null. */
  const RESTRICTING = [
    /^ALTER TABLE .*\bADD (CONSTRAINT|CHECK|UNIQUE|EXCLUDE|FOREIGN KEY)\b/is,
    /^CREATE UNIQUE INDEX/i,
  ];
  /** An older version fails when it reads a row with a value that its Prisma client does not know. */
  const NEW_VALUE = /^ALTER TYPE .* ADD VALUE/is;

  const statementsOf = (script: string) =>
    script
      .replace(/--.*$/gm, '')
      .replace(/\$\$.*?\$\$/gs, '')
      .split(';')
      .map((each) => each.trim());
  const namesIn = (text: string) => [...text.matchAll(/"(\w+)"/g)].map(([, name = '']) => name);
  const tableOf = (statement: string) =>
    /^(?:ALTER TABLE|CREATE .*?INDEX .*? ON) (?:ONLY )?"(\w+)"/is.exec(statement)?.[1] ?? '';

  /** @returns the columns that a statement adds and that stay null in rows of an older version, with their table */
  function nullColumns(statement: string): string[] {
    const added = [...statement.matchAll(/ADD COLUMN\s+"(\w+)"(?![^,]*\b(?:NOT NULL|DEFAULT)\b)/gi)];
    return added.map(([, column]) => `${tableOf(statement)}.${column}`);
  }

  /** @returns the statements of all scripts that break an older version, by the names of their scripts */
  function breakingIn(history: readonly { name: string; script: string }[]): [string, string][] {
    const leftNull = new Set(history.flatMap(({ script }) => statementsOf(script).flatMap(nullColumns)));
    return history.flatMap(({ name, script }) => {
      const statements = statementsOf(script);
      const created = new Set(statements.map((each) => /^CREATE TABLE "(\w+)"/.exec(each)?.[1]));
      const breaking = statements.filter((each) => {
        if (NEW_VALUE.test(each)) return name > released;
        const table = tableOf(each);
        if (created.has(table)) return false;
        if (BREAKING.some((pattern) => pattern.test(each))) return true;
        const isAboutNull = namesIn(each).some((column) => leftNull.has(`${table}.${column}`));
        return RESTRICTING.some((pattern) => pattern.test(each)) && !isAboutNull;
      });
      return breaking.map((each): [string, string] => [name, each]);
    });
  }

  test('changes no existing table in a way that breaks an older version', () => {
    expect(breakingIn(scripts)).toEqual([]);
  });

  test.each([
    ['DROP TABLE "site"'],
    ['ALTER TABLE "site" DROP COLUMN "name"'],
    ['ALTER TABLE "site" ADD COLUMN "a" TEXT NOT NULL'],
    ['ALTER TABLE "site" ADD CONSTRAINT "short" CHECK (length("name") < 9)'],
    [
      'ALTER TABLE "site"\n  ADD CONSTRAINT "site_name_fkey" FOREIGN KEY ("name") REFERENCES "account"("name")',
    ],
    ['CREATE UNIQUE INDEX "site_name_key" ON "site"("name")'],
    ['CREATE UNIQUE INDEX IF NOT EXISTS "site_name_key" ON "site"("name")'],
    [`ALTER TYPE "session_start" ADD VALUE 'MAGIC'`],
    [`ALTER TYPE "session_start" ADD VALUE IF NOT EXISTS 'MAGIC'`],
  ])('of a later release would be recognised as breaking: %s', (statement) => {
    expect(breakingIn([...scripts, { name: '2099', script: `${statement};` }])).toEqual([
      ['2099', statement],
    ]);
  });

  test.each([
    ['ALTER TABLE "site" ADD COLUMN "a" TEXT; CREATE UNIQUE INDEX "site_a_key" ON "site"("a")'],
    ['CREATE TABLE "a" ("b" TEXT); CREATE UNIQUE INDEX "a_b_key" ON "a"("b")'],
    ['CREATE INDEX "site_name_idx" ON "site"("name")'],
  ])('of a later release may leave the rows of an older one as they are: %s', (script) => {
    expect(breakingIn([...scripts, { name: '2099', script }])).toEqual([]);
  });

  test('changes rows in a separate script, in batches', () => {
    for (const { name, script } of scripts) {
      const statements = statementsOf(script);
      const changing = statements.filter((each) => {
        const table = /^\s*(?:UPDATE|DELETE FROM|INSERT INTO) "?(\w+)/.exec(each)?.[1];
        return table !== undefined && !small.has(table);
      });
      if (changing.length === 0) continue;
      expect([name, statements.filter((each) => each !== '').length]).toEqual([name, 1]);
      expect(changing[0]).toMatch(/\/\* batch of "\w+" \w+ \*\/\s*$/);
    }
  });

  test('creates an index of an existing table in a way that can be prepared before the migration', () => {
    for (const { name, script } of scripts) {
      for (const [statement, , table = ''] of script.matchAll(/^CREATE (UNIQUE )?INDEX.* ON "(\w+)"/gm)) {
        if (script.includes(`CREATE TABLE "${table}"`) || small.has(table)) continue;
        expect([name, statement]).toEqual([name, expect.stringContaining('INDEX IF NOT EXISTS "')]);
        const alters = script.includes(`ALTER TABLE "${table}"`);
        expect([name, alters]).toEqual([name, false]);
      }
    }
  });
});
