import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { expect, test } from 'vitest';
import { type GatehouseContext, useGatehouse } from '../../../src/clients/partner/yoga.ts';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { verifierOf } from './verifiers.ts';

const server = testServer();

test('a response of GraphQL Yoga is not stored if it depends on the customer, unless a plugin sets `cache-control`', async () => {
  const { token } = await register(server.url, {}, { siteId: 1 });
  const verifier = verifierOf(server);
  const schema = createSchema<GatehouseContext>({
    typeDefs: 'type Query { valid: Boolean }',
    resolvers: { Query: { valid: (_root, _arguments, { gatehouse }) => gatehouse?.valid ?? null } },
  });
  const ask = async (
    path: string,
    authorization: string,
    options: { optional?: boolean; plugins?: Plugin[] } = {},
  ) => {
    const plugins = [
      ...(options.plugins ?? []),
      useGatehouse({ verifier, optional: options.optional ?? false }),
    ];
    const yoga = createYoga({ schema, plugins, logging: false });
    const url = `https://paper.example${path}`;
    const response = await yoga.fetch(url, { headers: { authorization, accept: 'application/json' } });
    return [
      response.status,
      response.headers.get('cache-control'),
      (await response.text()).includes('"valid":true'),
    ];
  };
  const [query, privately] = ['/graphql?query={valid}', 'private, no-store'];
  const shortly: Plugin = {
    onResponse: ({ response }) => response.headers.set('cache-control', 'private, max-age=5'),
  };
  expect(await ask(query, `Bearer ${token}`)).toEqual([200, privately, true]);
  expect(await ask(query, `Bearer ${token}`, { plugins: [shortly] })).toEqual([
    200,
    'private, max-age=5',
    true,
  ]);
  expect(await ask(query, 'Bearer x')).toEqual([401, privately, false]);
  expect(await ask(query, 'Bearer x', { optional: true })).toEqual([200, privately, false]);
  expect(await ask('/health', `Bearer ${token}`)).toEqual([200, null, false]);
});
