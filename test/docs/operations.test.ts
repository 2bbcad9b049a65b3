import { expect, test } from 'vitest';
import { operationsPage } from '../../src/cli/reference/operations-page.ts';
import { schema } from '../../src/graphql/schema.ts';
import { documentedExchanges } from '../../src/rest/openapi-document.ts';
import { documented, operationsOf } from './openapi-document.ts';

const page = operationsPage();

test('docs/operations.md lists every GraphQL operation and every REST endpoint once', () => {
  const graphql = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const rest = operationsOf(documented()).map(({ method, path }) => `${method} ${path}`);
  const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
  expect(listed.toSorted()).toEqual([...graphql, ...rest].toSorted());
});

test('every REST endpoint has a documented success and a documented refusal', () => {
  const shown = new Set(
    documentedExchanges().map(
      ({ method, template, example }) => `${method} ${template} ${example.answer.status < 400}`,
    ),
  );
  const lacking = operationsOf(documented()).flatMap(({ method, path }) =>
    [true, false]
      .map((succeeds) => `${method} ${path} ${succeeds}`)
      .filter((exchange) => !shown.has(exchange)),
  );
  expect(lacking).toEqual([]);
});
