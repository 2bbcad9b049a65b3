import { gql as apolloGql } from '@apollo/client';
import { gql as urqlGql } from '@urql/core';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createApolloClient } from '../../docs/recipes/graphql-clients/apollo.ts';
import { createRelayEnvironment } from '../../docs/recipes/graphql-clients/relay.ts';
import { createUrqlClient } from '../../docs/recipes/graphql-clients/urql.ts';
import { asCollaborator } from '../administration/customer-support/collaborators.ts';
import { register } from '../support/customers.ts';
import { testServer } from '../support/server.ts';

const server = testServer();
let url: string;
let support: { token: string };
let id: string;
beforeAll(async () => {
  url = `${server.url}/graphql`;
  support = await asCollaborator(server, 'SUPPORT');
  for (const name of ['a', 'b', 'c'])
    ({ id } = (await register(server.url, { email: `page-${name}@example.test`, firstName: name })).customer);
});

const PAGE = `query Page($after: String, $search: String) {
  customersConnection(search: $search, first: 2, after: $after) {
    edges { cursor node { id email devices { lastSeenAt } } }
    pageInfo { hasNextPage endCursor hasPreviousPage startCursor }
  }
}`;
const ONE = 'query One($id: ID!) { customer(id: $id) { id firstName } }';
const DISABLE = 'mutation Disable($id: ID!) { disableCustomer(id: $id) { id disabledAt } }';
const STATE = 'query State($id: ID!) { customer(id: $id) { id disabledAt } }';
const ENABLE = 'mutation Enable($id: ID!) { enableCustomer(id: $id) { id disabledAt } }';

type Edges = { customersConnection: { edges: { node: { id: string; email: string } }[] } };
const emailsOf = (data: unknown) => (data as Edges).customersConnection.edges.map(({ node }) => node.email);
const ALL = ['page-a@example.test', 'page-b@example.test', 'page-c@example.test'];
const endOf = (data: unknown) =>
  (data as { customersConnection: { pageInfo: { endCursor: string } } }).customersConnection.pageInfo
    .endCursor;

describe('Apollo Client', () => {
  test('appends the pages of a connection, and does not mix two searches', async () => {
    const client = createApolloClient(url, support.token);
    const pages = client.watchQuery({ query: apolloGql(PAGE), variables: { search: 'page-' } });
    const first = await pages.refetch();
    expect(emailsOf(first.data)).toEqual(ALL.slice(0, 2));
    await pages.fetchMore({ variables: { after: endOf(first.data) } });
    expect(emailsOf(pages.getCurrentResult().data)).toEqual(ALL);
    const other = await client.query({ query: apolloGql(PAGE), variables: { search: 'page-b' } });
    expect(emailsOf(other.data)).toEqual([ALL[1]]);
  });

  test('does not mix objects of two types with the same id, and updates an object by a mutation', async () => {
    const client = createApolloClient(url, support.token);
    const state = () => client.readQuery({ query: apolloGql(STATE), variables: { id } });
    await client.query({ query: apolloGql(STATE), variables: { id } });
    expect(state()).toMatchObject({ customer: { disabledAt: null } });
    await client.mutate({ mutation: apolloGql(DISABLE), variables: { id } });
    expect(state()).toMatchObject({ customer: { disabledAt: expect.any(String) } });
    expect(Object.keys(client.cache.extract() as object)).toContain(`CustomerRecord:${id}`);
    await client.mutate({ mutation: apolloGql(ENABLE), variables: { id } });
  });
});

describe('urql Graphcache', () => {
  test('appends the pages of a connection, and prints no warning about types without an id', async () => {
    const warned = vi.spyOn(console, 'warn');
    const client = createUrqlClient(url, support.token);
    const first = await client.query(urqlGql(PAGE), { search: 'page-' }).toPromise();
    expect(emailsOf(first.data)).toEqual(ALL.slice(0, 2));
    const second = await client
      .query(urqlGql(PAGE), { search: 'page-', after: endOf(first.data) })
      .toPromise();
    expect(emailsOf(second.data)).toEqual(ALL);
    expect(warned).not.toHaveBeenCalled();
  });

  test('updates a customer by a mutation', async () => {
    const client = createUrqlClient(url, support.token);
    const state = () => client.query(urqlGql(STATE), { id }, { requestPolicy: 'cache-only' }).toPromise();
    await client.query(urqlGql(STATE), { id }).toPromise();
    await client.mutation(urqlGql(DISABLE), { id }).toPromise();
    expect((await state()).data.customer.disabledAt).toEqual(expect.any(String));
    await client.mutation(urqlGql(ENABLE), { id }).toPromise();
    expect((await state()).data.customer.disabledAt).toBeNull();
  });
});

describe('Relay', () => {
  /** The output of Relay's compiler for `ONE`, and for the same fields of another type. */
  const request = (concreteType: string, text: string): ConcreteRequest => {
    const args = [{ kind: 'Variable', name: 'id', variableName: 'id' }] as const;
    const scalar = (name: string) =>
      ({ kind: 'ScalarField', alias: null, args: null, name, storageKey: null }) as const;
    const selections = [
      {
        kind: 'LinkedField',
        alias: null,
        args,
        concreteType,
        name: 'customer',
        plural: false,
        selections: [scalar('id'), scalar('firstName')],
        storageKey: null,
      },
    ] as const;
    const argumentDefinitions = [{ kind: 'LocalArgument', name: 'id', defaultValue: null }] as const;
    return {
      kind: 'Request',
      fragment: {
        kind: 'Fragment',
        name: 'One',
        type: 'Query',
        abstractKey: null,
        metadata: null,
        argumentDefinitions,
        selections,
      },
      operation: { kind: 'Operation', name: 'One', argumentDefinitions, selections },
      params: {
        id: null,
        cacheID: concreteType,
        metadata: {},
        name: 'One',
        operationKind: 'query',
        text,
      },
    } as unknown as ConcreteRequest;
  };
  const mine = 'query Mine { customer: me { id firstName } }';

  /** Reads a customer as support, then puts an object of another type with the same id into the store. */
  async function bothIn(environment: Environment) {
    const one = request('CustomerRecord', ONE);
    await fetchQuery(environment, one, { id }).toPromise();
    const other = createOperationDescriptor(request('Customer', mine), { id: 'another' });
    environment.commitPayload(other, { customer: { id, firstName: 'another object' } });
    const { data } = environment.lookup(createOperationDescriptor(one, { id }).fragment);
    return (data as { customer: { firstName: string } }).customer.firstName;
  }

  test('does not mix objects of two types with the same id', async () => {
    expect(await bothIn(createRelayEnvironment(url, support.token))).toBe('c');
  });

  test('mixes objects of two types with the same id if the setting of the recipe is missing', async () => {
    const recipe = createRelayEnvironment(url, support.token);
    const plain = new Environment({
      network: Network.create((params, variables) => recipe.getNetwork().execute(params, variables, {})),
      store: new Store(new RecordSource()),
    });
    expect(await bothIn(plain)).toBe('another object');
  });
});

test('a new client has no data of the previous login', async () => {
  const customer = await register(server.url);
  const refused = await createApolloClient(url, customer.token)
    .query({ query: apolloGql(ONE), variables: { id }, errorPolicy: 'all' })
    .then(({ error }) => error);
  expect(refused).toBeDefined();
  const urql = await createUrqlClient(url, customer.token).query(urqlGql(ONE), { id }).toPromise();
  expect(urql.error?.graphQLErrors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});
