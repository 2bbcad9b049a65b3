import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';

test('the calls a minute that the limits name are those of the operations', () => {
  const text = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| (`.*`) \| (\d+) \|$/gm)].flatMap(([, names = '', calls]) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, Number(calls)] as const),
  );
  expect(rows.length).toBeGreaterThan(10);
  const fields = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() };
  for (const [name, calls] of rows) {
    const options = fields[name]?.extensions.pothosOptions as { throughput?: unknown } | undefined;
    expect([name, options?.throughput]).toEqual([name, { max: calls, windowSeconds: 60 }]);
  }
});
