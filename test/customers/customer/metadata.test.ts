import { beforeAll, describe, expect, test } from 'vitest';
import { execute, rest } from '../../support/client.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { Me, UpdateCustomer } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
let customer: RegisteredCustomer;

beforeAll(async () => {
  customer = await register(server.url);
});

const patched = async (metadata: unknown) =>
  (await execute(server.url, UpdateCustomer, { input: { metadata } }, customer)).updateCustomer.metadata;

describe('metadata is merged as a JSON merge patch (RFC 7396)', () => {
  // The examples of appendix A in which the original and the patch are both objects, and two more.
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [{ a: 'x' }, { a: { b: { c: 1 } } }, { a: { b: { c: 1 } } }],
    [{ a: { b: 1 } }, {}, { a: { b: 1 } }],
  ])('%j patched with %j is %j', async (before, patch, after) => {
    await server.gatehouse.prisma.customer.update({
      where: { id: Number(customer.customer.id) },
      data: { metadata: before },
    });
    expect(await patched(patch)).toEqual(after);
    expect((await execute(server.url, Me, {}, customer)).me?.metadata).toEqual(after);
  });
});

test('metadata may be a literal in the query', async () => {
  const { token } = await register(server.url);
  const query =
    'mutation { updateCustomer(input: { metadata: { a: { b: [1, 2.5, "x", true, null] } } }) { metadata } }';
  const { body } = await rest(server.url, 'POST', '/graphql', { token, body: { query } });
  expect(body.data).toEqual({ updateCustomer: { metadata: { a: { b: [1, 2.5, 'x', true, null] } } } });
});

test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
  'a key named %s does not pollute the prototype',
  async (key) => {
    const { token } = await register(server.url);
    const query = 'mutation ($m: JSON) { updateCustomer(input: { metadata: $m }) { metadata } }';
    const body = `{"query":${JSON.stringify(query)},"variables":{"m":{"${key}":{"polluted":true},"a":{"${key}":{"polluted":true}}}}}`;
    const answer = await rest(server.url, 'POST', '/graphql', { token, body });
    expect(answer.status).toBe(200);
    expect(answer.body.errors).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  },
);
