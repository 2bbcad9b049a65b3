import { getVariableValues, parse, validate, visit } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { anonymousRequests } from '../bench/anonymous-requests.ts';

/** Tests the requests of the event-loop bench. They must fit the schema and cover every operation without a session. */

const NAMED = { siteId: 1, linkedSiteId: 2, origin: 'http://localhost:3000' };
const documents = anonymousRequests(NAMED)
  .filter(({ method, path }) => method === 'POST' && path === '/graphql')
  .map(({ name, body = '', invalid = false }) => ({ name, invalid, ...JSON.parse(body) }));

test('all documents and variables fit the schema, except those that are marked invalid', () => {
  const faults = documents
    .filter(({ invalid }) => !invalid)
    .flatMap(({ name, query, variables }) => {
      const document = parse(query);
      const [flaw] = validate(schema, document);
      const definitions = document.definitions.flatMap((node) =>
        node.kind === 'OperationDefinition' ? (node.variableDefinitions ?? []) : [],
      );
      const { errors = [] } = flaw ? {} : getVariableValues(schema, definitions, variables);
      return [flaw, ...errors].flatMap((error) => (error ? [`${name}: ${error.message.slice(0, 200)}`] : []));
    });
  expect(faults).toEqual([]);
});

test('every operation that needs no session is in a valid document', () => {
  const asked = new Set<string>();
  for (const { invalid, query } of documents) {
    if (invalid) continue;
    visit(parse(query), {
      Field({ name }) {
        asked.add(name.value);
      },
    });
  }
  const open = [schema.getQueryType(), schema.getMutationType()]
    .flatMap((type) => Object.values(type?.getFields() ?? {}))
    .filter(({ extensions }) => {
      const { pothosOptions } = extensions as { pothosOptions?: { authScopes?: object } };
      return pothosOptions?.authScopes === undefined;
    })
    .map(({ name }) => name);
  expect(open.length).toBeGreaterThan(25);
  expect(open.filter((name) => !asked.has(name))).toEqual([]);
});

test('every request has a unique name', () => {
  const names = anonymousRequests(NAMED).map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
