import { existsSync, readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { EVENT_TYPES } from '../../src/delivery/webhooks/event-type.ts';
import { documentedExchanges } from '../../src/rest/openapi-document.ts';
import { pelcro } from '../../src/rest/pelcro/dialect.ts';
import { prancerRoutes } from '../../src/rest/prancer/routes.ts';
import { rest } from '../support/client.ts';
import { startServer } from '../support/server.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const text = read('docs/promises.md');
const [promises = '', endpoints = ''] = text.split(/^## (?:Promises|Endpoints)$/m).slice(1);

/** The cells of every row of the tables of a text, without their heads. */
const rowsOf = (part: string) =>
  [...part.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = '']) => row.split(' | '))
    .filter(([first]) => !/^(---|promise|endpoint)$/.test(first ?? ''));
const kept = rowsOf(promises).filter((cells) => cells.length === 5);

const shim = [
  ...pelcro.routes.map(({ method, path }) => `${method} /api/v1/sdk${path}`),
  ...prancerRoutes.map(({ method, path }) => `${method} /api${path}/`),
];
const exchanges = documentedExchanges().map(
  ({ method, path, example }) => `${method} ${path} ${example.answer.status}: ${example.summary}`,
);

const schema = buildSchema(read('schema.graphql'));
const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.keys(type?.getFields() ?? {}),
);

/** The titles of tests, and of groups of them, that a text cites, with the files where they should be. */
function citations(part: string): { file: string; title: string }[] {
  return [...part.matchAll(/\]\(\.\.\/(test\/[^)]+)\)((?:,? “[^”]+”)*)/g)].flatMap(
    ([, file = '', titles = '']) =>
      [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
  );
}

/** Whether a file holds a test, a group or a table of tests of this title: the title, then a function. */
function holds(file: string, title: string): boolean {
  if (file === 'test/docs/examples.test.ts' && exchanges.includes(title)) return true;
  const literal = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\(\\s*(['\`])${literal}\\1,\\s*(?:async\\b|\\([^)]*\\) =>|\\{\\s*timeout)`).test(
    read(file),
  );
}

test('every file that the table of promises leads to is there', () => {
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(150);
  expect(links.filter((link) => !existsSync(new URL(link, new URL('docs/', root))))).toEqual([]);
});

test('every test that it cites is there, under its title', () => {
  const cited = citations(text);
  expect(cited).toHaveLength(text.match(/“/g)?.length ?? 0);
  expect(cited.filter(({ file, title }) => !holds(file, title))).toEqual([]);
  expect(kept.filter(([, , , , tests = '']) => citations(tests).length === 0)).toEqual([]);
  expect(kept.length).toBeGreaterThan(55);
});

test('every operation that it names is there', async () => {
  const { url } = await startServer();
  const names = new Set(
    kept.flatMap(([, , what = '']) => [...what.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
  );
  for (const name of names) {
    const [, method, path = ''] = /^(GET|POST|PUT) (\/.*)$/.exec(name) ?? [];
    if (method && !shim.includes(`${method} /api/v1/sdk${path}`)) {
      const { status } = await rest(
        url,
        method,
        path.replace('{tenant}', 'demo').replace('{name}', 'google'),
      );
      expect(status, name).not.toBe(404);
    } else if (!method) {
      expect([...operations, ...EVENT_TYPES]).toContain(name);
    }
  }
});

test('every endpoint of the REST dialects has a row, with a success and a refusal', () => {
  const rows = rowsOf(endpoints);
  expect(rows.map(([endpoint = '']) => endpoint.replaceAll('`', '')).sort()).toEqual([...shim].sort());
  for (const [endpoint, success = '', refusal = ''] of rows) {
    expect([citations(success).length, citations(refusal).length], endpoint).toEqual([1, 1]);
  }
});

test('the list of operations has every operation and every endpoint, and none that is not there', () => {
  const list = read('docs/operations.md');
  const paths = [...pelcro.routes.map(({ path }) => path), ...prancerRoutes.map(({ path }) => `${path}/`)];
  const [graphql = ''] = list.split('## The first legacy dialect');
  const named = [...graphql.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(named.toSorted()).toEqual(operations.toSorted());
  expect(paths.filter((path) => !list.includes(`\`${path}\``))).toEqual([]);
});
