import { expect, test } from 'vitest';
import { spanOf } from '../../../src/platform/database/traced-statement.ts';

const columns = Array.from({ length: 60 }, (_, index) => `"public"."site"."column_${index}"`).join(', ');

test.each([
  [`SELECT ${columns} FROM "public"."site" WHERE "id" = $1`, 'SELECT site'],
  ['SELECT (extract(epoch FROM expires_at) * 1000)::float8 FROM session WHERE id = $1', 'SELECT session'],
  [`SELECT substring(email FROM '@(.*)') FROM customer`, 'SELECT customer'],
  ['SELECT 1 WHERE a IS DISTINCT FROM b AND EXISTS (SELECT FROM "plan")', 'SELECT plan'],
  ['  insert into "public"."session" ("id") values ($1)', 'INSERT session'],
  ['UPDATE ONLY account SET name = $1', 'UPDATE account'],
  ['DELETE FROM refresh_token WHERE id = ANY (ARRAY(SELECT id FROM session))', 'DELETE refresh_token'],
  ['BEGIN', 'BEGIN'],
])('the span of "%s" is "%s"', (text, name) => {
  expect(spanOf(text).name).toBe(name);
});
