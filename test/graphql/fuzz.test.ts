import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isErrorCode } from '../../src/platform/errors.ts';
import { count } from '../support/counts.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { exchange } from '../support/http.ts';
import { testServer } from '../support/server.ts';
import { INTERNALS } from './ask.ts';
import { accept, authorization, document, text, variables } from './odd-requests.ts';

const server = testServer({ env: { LOG_LEVEL: 'info' } });
let customer: RegisteredCustomer;

beforeAll(async () => {
  customer = await register(server.url);
});

function headersFor(caller: string): Record<string, string> {
  const { clientId, clientSecret } = server.demo.partner;
  const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const header: Record<string, string> = {
    token: `Bearer ${customer.token}`,
    partner: `Basic ${pair}`,
    invalid: 'Bearer eyJhbGciOiJub25lIn0.e30.',
    basic: 'Basic Og==',
    odd: 'Bearer  \u00ff "\'<>',
  };
  return header[caller] ? { authorization: header[caller] } : {};
}

type Shown = { data?: unknown; errors?: { message: string; extensions?: { code?: unknown } }[] };

function evaluate({ status, text: body }: { status: number; text: string }, sent: string): void {
  expect(status).not.toBe(500);
  expect(body).not.toContain('"code":"INTERNAL"');
  if (status === 406) return;
  const [, streamed = body] = /^event: next\ndata: (.*)$/m.exec(body) ?? [];
  const answer = JSON.parse(streamed) as Shown;
  for (const error of answer.errors ?? []) {
    expect(error.message).toEqual(expect.any(String));
    expect(isErrorCode(error.extensions?.code)).toBe(true);
    // A message may quote the request, but must not reveal internals.
    if (!INTERNALS.test(sent)) expect(error.message).not.toMatch(INTERNALS);
  }
  expect(answer.errors === undefined && answer.data === undefined).toBe(false);
}

describe('a stream of odd requests', () => {
  const runs = { numRuns: count(150, 10_000), interruptAfterTimeLimit: 1_800_000 };

  test('by POST causes no internal error and shows no internals', async () => {
    await fc.assert(
      fc.asyncProperty(document, variables, authorization, accept, async (query, given, caller, accepted) => {
        const body = JSON.stringify({ query, variables: given });
        const headers = {
          'content-type': 'application/json',
          ...(accepted ? { accept: accepted } : {}),
          ...headersFor(caller),
        };
        // Every response ends, because there are no subscriptions.
        evaluate(await exchange(`${server.url}/graphql`, { method: 'POST', headers, body }), body);
        customer = await withOpenSession();
      }),
      runs,
    );
  });

  test('of arbitrary bytes causes no internal error and shows no internals', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => Buffer.from(json)),
      fc.tuple(fc.json(), fc.nat(20)).map(([json, cut]) => Buffer.from(json.slice(0, cut))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const headers = { 'content-type': 'application/json' };
        evaluate(
          await exchange(`${server.url}/graphql`, { method: 'POST', headers, body }),
          Buffer.from(body).toString(),
        );
      }),
      { numRuns: count(100, 5_000) },
    );
  });

  test('by GET causes no internal error and shows no internals', async () => {
    const parameters = fc.record(
      {
        query: document,
        variables: fc.oneof(text, fc.json()),
        operationName: text,
        extensions: fc.oneof(text, fc.json()),
        site_id: text,
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(parameters, authorization, async (given, caller) => {
        const pairs = Object.entries(given).map(
          ([name, value]) => [name, value.toWellFormed()] as [string, string],
        );
        const path = `/graphql?${new URLSearchParams(pairs)}`;
        evaluate(
          await exchange(server.url + path, { headers: headersFor(caller) }),
          path + JSON.stringify(given),
        );
      }),
      { numRuns: count(100, 5_000) },
    );
  });

  test('without a mutation gets the same answers in both media types', async () => {
    const queries = document.filter((query) => !/mutation/.test(query));
    await fc.assert(
      fc.asyncProperty(queries, variables, authorization, async (query, given, caller) => {
        const body = JSON.stringify({ query, variables: given });
        const answers = [];
        for (const accepted of ['application/json', 'application/graphql-response+json']) {
          const headers = { 'content-type': 'application/json', accept: accepted, ...headersFor(caller) };
          const answer = await exchange(`${server.url}/graphql`, { method: 'POST', headers, body });
          answers.push(answer.text.replace(/"checkedAt":"[^"]*"/g, ''));
        }
        expect(JSON.parse(answers[0] ?? '')).toEqual(JSON.parse(answers[1] ?? ''));
      }),
      { numRuns: count(100, 5_000) },
    );
  });

  test('leaves the server working, and no masked error in its log', async () => {
    const again = await register(server.url);
    expect(again.token).toEqual(expect.any(String));
    const faults = server.logs.filter((line) => line.includes('masked error'));
    expect(faults).toEqual([]);
  });
});

/** @returns a customer with an open session, because an odd request may have logged the customer out */
async function withOpenSession(): Promise<RegisteredCustomer> {
  const open = await server.gatehouse.prisma.session.count({
    where: { id: customer.session.id, endedAt: null },
  });
  return open === 1 ? customer : register(server.url);
}
