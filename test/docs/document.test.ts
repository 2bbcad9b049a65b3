import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { dialects, registerShim } from '../../src/rest/shim.ts';
import { rest } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import { documented, operationsOf, responseOf } from './openapi-document.ts';

const document = documented();
const operations = operationsOf(document);

test('the document is valid OpenAPI 3.1, and every reference in it resolves', async () => {
  const validator = new Validator();
  const result = await validator.validate(documented());
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  expect(validator.version).toBe('3.1');
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [reference, kind = '', name = ''] of references) {
    expect(document.components, reference).toHaveProperty([kind, name]);
  }
  expect(text.match(/"\$ref"/g)).toHaveLength(references.length);
});

test('every operation has a unique id, uses only declared security schemes, and lists its path parameters', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const schemes = operation.security.flatMap((alternative) => Object.keys(alternative));
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
    const inPath = operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

describe('the document has exactly the routes of the server', () => {
  const server = testServer();
  test('every route of every dialect, under each prefix', () => {
    const expected = dialects.flatMap(({ prefixes, routes, docs: { pathEnd } }) =>
      prefixes
        .map((prefix) => prefix.replace(':tenant', '{tenant}'))
        .flatMap((prefix) => routes.map(({ method, path }) => `${method} ${prefix}${path}${pathEnd}`)),
    );
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(expected.sort());
  });

  test('each registered path serves the documented methods, and refuses others with a 404 or 405', async () => {
    const known = await registeredPaths();
    expect(known.size).toBe(Object.keys(document.paths).length);
    for (const path of known) {
      const item = document.paths[path] ?? document.paths[`${path}/`];
      expect(item, path).toBeDefined();
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        for (const end of ['', '/']) {
          const { status } = await rest(server.url, method, path.replace('{tenant}', 'demo') + end);
          const isDocumented = item !== undefined && Object.hasOwn(item, method.toLowerCase());
          expect(status !== 404 && status !== 405, `${method} ${path}${end}: ${status}`).toBe(isDocumented);
        }
      }
    }
  });
});

/** The paths that the dialects register in Fastify, in the spelling of the document, without a trailing slash. */
async function registeredPaths(): Promise<Set<string>> {
  const paths = new Set<string>();
  const app = fastify();
  app.addHook('onRoute', ({ url }) => {
    paths.add(url.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}'));
  });
  await registerShim(app, {
    execute: () => Promise.reject(new Error('is not called')),
    requestInfo: () => ({
      address: '',
      userAgent: null,
      requestId: '',
      isConsole: false,
      outcome: { reportIds: [] } as never,
    }),
    report: () => 'is not called',
    refuseOtherMethods: () => {},
  });
  await app.close();
  return paths;
}

describe('the examples', () => {
  // `closed` makes the check strict: every field of an answer must be in its schema.
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    ajv.addSchema({ ...byName(closed(schema)), $id: name });
  }
  const check = (schema: object, value: unknown, what: string) => {
    const validate = ajv.compile(byName(closed(schema)));
    expect(validate(value), `${what}: ${ajv.errorsText(validate.errors)}`).toBe(true);
  };

  test('of every answer fit its schema exactly', () => {
    for (const { operation } of operations) {
      for (const status of Object.keys(operation.responses)) {
        const { content } = responseOf(document, operation, status);
        for (const { schema, examples } of Object.values(content)) {
          const what = `${operation.operationId} ${status}`;
          expect(Object.keys(examples), what).not.toEqual([]);
          for (const [name, { value }] of Object.entries(examples)) check(schema, value, `${what} ${name}`);
        }
      }
    }
  });

  test('of every JSON request body fit its schema', () => {
    for (const { operation } of operations) {
      for (const [type, { schema, examples }] of Object.entries(operation.requestBody?.content ?? {})) {
        // A form writes members of an object as `metadata[key]`, which its schema does not name.
        const open = type === 'application/json' ? schema : {};
        for (const [name, { value }] of Object.entries(examples)) {
          check(open, value, `${operation.operationId} ${name}`);
        }
      }
    }
  });

  test('contain a sample instead of each name in braces', () => {
    const values = JSON.stringify(document.paths, (key, value) => (key === 'parameters' ? undefined : value));
    const inTexts = values.replaceAll(/"\/(\{tenant\}\/)?api[^"]*":/g, '');
    expect(inTexts.match(/\{\w+\}/g)).toBeNull();
  });
});

/** Closes a schema: its objects may have only the members that it names. */
function closed(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_key, value) =>
    value?.type === 'object' && value.properties ? { ...value, additionalProperties: false } : value,
  );
}

/** Replaces the references to components by the names of the components. */
function byName(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"'));
}

test('the description links to the served documentation of GraphQL', () => {
  const links = (text: string) => [...text.matchAll(/\]\((.*?)\)/g)].map(([, link]) => link);
  expect(links(document.info.description)).toEqual([
    'https://id.example.test/graphql',
    'https://id.example.test/docs/schema.graphql',
  ]);
  expect(links(documented({ graphiql: false, introspection: false }).info.description)).toEqual([]);
});

test('the server’s address is the path of the public URL', () => {
  expect(document.servers).toEqual([{ url: '/' }]);
  expect(documented({ publicUrl: 'https://example.test/identity' }).servers).toEqual([{ url: '/identity' }]);
});
