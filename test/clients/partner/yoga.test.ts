import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { expect, test } from 'vitest';
import { type GatehouseContext, useGatehouse } from '../../../src/clients/partner/yoga.ts';
import { register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { verifierOf } from './verifiers.ts';

const server = testServer();

test('a response of GraphQL Yoga that depends on the customer is `private, no-store`, unless a plugin decides otherwise', async () => {
  const { token } = await register(server.url, {}, { siteId: 1 });
  const verifier = verifierOf(server);
  const schema = createSchema<GatehouseContext>({
    typeDefs: 'type Query { valid: Boolean }',
    resolvers: { Query: { valid: (_root, _arguments, { gatehouse }) => gatehouse?.valid ?? null } },
  });
  const uncached = 'private, no-store';
  const ask = async (
    authorization: string,
    {
      path = '/graphql?query={valid}',
      accept = 'application/json',
      optional = false,
      plugins = [] as Plugin[],
    } = {},
  ) => {
    const yoga = createYoga({
      schema,
      plugins: [...plugins, useGatehouse({ verifier, optional })],
      logging: false,
    });
    const response = await yoga.fetch(`https://paper.example${path}`, { headers: { authorization, accept } });
    const isValid = (await response.text()).includes('"valid":true');
    return [response.status, response.headers.get('cache-control'), isValid];
  };
  const good = `Bearer ${token}`;
  expect(await ask(good)).toEqual([200, uncached, true]);
  expect(await ask(good, { accept: 'text/event-stream' })).toEqual([200, uncached, true]);
  const cached: Plugin = {
    onResponse: ({ response }) => response.headers.set('cache-control', 'private, max-age=5'),
  };
  expect(await ask(good, { plugins: [cached] })).toEqual([200, 'private, max-age=5', true]);
  expect(await ask('Bearer x')).toEqual([401, uncached, false]);
  expect(await ask('Bearer x', { optional: true })).toEqual([200, uncached, false]);
  expect(await ask(good, { path: '/health' })).toEqual([200, null, false]);
});
