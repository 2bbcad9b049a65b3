import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ExampleRequest, fill, wireBody } from '../../src/rest/openapi/example.ts';
import { documentedExchanges } from '../../src/rest/openapi-document.ts';
import { seen } from '../rest/pelcro/api.ts';
import { rest } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import { circumstances } from './circumstances.ts';
import { documented, type OpenApi, type Response, responseOf } from './openapi-document.ts';
import { addFixtures, type Fixtures, situationOn } from './situation.ts';

const document = documented();
const server = testServer();
const throttling = testServer({ env: { RATE_LIMITS: 'on' } });
let fixtures: Fixtures;
let throttlingFixtures: Fixtures;

beforeAll(async () => {
  fixtures = await addFixtures(server);
  throttlingFixtures = await addFixtures(throttling);
});
beforeEach(() => server.clock.freeze());

const exchanges = documentedExchanges().map((exchange) => {
  const { method, path, example } = exchange;
  return { title: `${method} ${path} ${example.answer.status}: ${example.summary}`, ...exchange };
});

describe('each request of the documentation gets the documented answer', () => {
  test.each(exchanges)('$title', async ({ name, method, template, path, example }) => {
    const { given, request, answer } = example;
    const [here, around] = given === 'throttled' ? [throttling, throttlingFixtures] : [server, fixtures];
    const situation = situationOn(here, around);
    const lookUp = await situation.make(namesIn(path, request, answer.body));

    const filled = fill(request, lookUp) as ExampleRequest;
    const { type, text } = wireBody(filled);
    const search = new URLSearchParams(filled.query ?? {}).toString();
    const send = () =>
      rest(here.url, method, `${fill(path, lookUp)}${search && '?'}${search}`, {
        ...(text !== undefined && { body: text }),
        headers: lowerCased({ ...(type !== undefined && { 'content-type': type }), ...filled.headers }),
      });
    const received = given ? await circumstances[given](here, situation.john, send) : await send();

    expect(seen(received)).toEqual({ status: answer.status, body: fill(answer.body, lookUp) });
    expect(received.headers['cache-control']).toBe('no-store');
    const shown = shownResponse(document, name, method, template, String(answer.status));
    for (const [header, { required }] of Object.entries(shown.headers ?? {})) {
      if (required) expect(received.headers, header).toHaveProperty(header.toLowerCase());
    }
    expect(received.headers['content-type']).toMatch(/^application\/json/);
  });
});

test('every operation of both dialects has examples, under every prefix', () => {
  const shown = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const replayed = new Set(exchanges.map(({ method, template }) => `${method} ${template}`));
  expect(shown.filter((operation) => !replayed.has(operation))).toEqual([]);
});

/** Finds a response in the document: among the components, or in its operation. */
function shownResponse(
  { components, paths }: OpenApi,
  name: string,
  method: string,
  path: string,
  status: string,
): Response {
  const operation = paths[path]?.[method.toLowerCase()];
  const shown = components.responses[name] ?? (operation && responseOf(document, operation, status));
  if (!shown) throw new Error(`${method} ${path} ${status} is not in the document`);
  return shown;
}

function namesIn(...values: unknown[]): Set<string> {
  const names = new Set<string>();
  fill(values, (name) => names.add(name));
  return names;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
