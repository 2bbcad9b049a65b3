import { randomUUID } from 'node:crypto';
import { type GraphQLNamedType, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { newUuidV7 } from '../../src/lib/uuid.ts';
import { ask } from '../graphql/ask.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { testServer } from '../support/server.ts';
import { addAccount, type OtherAccount } from '../support/sites.ts';
import { asCollaborator } from './customer-support/collaborators.ts';

const server = testServer();
let owner: { token: string };
let stranger: { token: string };
let foreign: OtherAccount;
let customer: { id: number; accountId: number };
let endpointId: number;
let importRunId: number;
beforeAll(async () => {
  owner = await asCollaborator(server, 'OWNER');
  foreign = await addAccount(server, 'foreign');
  stranger = await asCollaborator(server, 'OWNER', foreign.account.id);
  const registered = await register(server.url, {}, server.demo);
  customer = { id: Number(registered.customer.id), accountId: 1 };
  const { prisma, clock } = server.gatehouse;
  const url = 'https://receiver.example/hooks';
  const endpoint = await prisma.webhookEndpoint.create({
    data: { accountId: 1, url, events: [], encryptedSecret: 'sealed', createdAt: clock() },
  });
  endpointId = endpoint.id;
  importRunId = (await addImportRun(0)).id;
});

type List = {
  /** The arguments other than `first` and `after`. */
  args?: string;
  /** Wraps the list in the field of its parent object. */
  around?: (field: string) => string;
  /** Adds a row, which is the last in the list, or the first if the list is `latestFirst`. @returns its id */
  add: (index: number) => Promise<number | string | bigint>;
  latestFirst?: boolean;
};

const at = (index: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, index));
const database = () => server.gatehouse.prisma;
const idOf = async (row: Promise<{ id: number | string | bigint }>) => (await row).id;

const addImportRun = (index: number) =>
  database().importRun.create({
    data: { accountId: 1, digest: Buffer.from([index]), source: 'gatehouse', startedAt: at(index) },
  });

const lists: Record<string, List> = {
  customersConnection: {
    args: 'emailPrefix: "z-"',
    add(index) {
      const email = `z-${String(index).padStart(3, '0')}@example.test`;
      return idOf(database().customer.create({ data: { accountId: 1, email, emailKey: email } }));
    },
  },
  sessionsConnection: {
    latestFirst: true,
    around: (field) => `customer(id: ${customer.id}) { ${field} }`,
    add: (index) =>
      idOf(
        database().session.create({
          data: {
            id: newUuidV7(at(index)),
            accountId: 1,
            siteId: server.demo.siteId,
            customerId: customer.id,
            startedBy: 'PASSWORD',
            source: '192.0.2.1',
            createdAt: at(index),
            lastUsedAt: at(index),
            expiresAt: at(100_000),
          },
        }),
      ),
  },
  historyConnection: {
    latestFirst: true,
    around: (field) => `customer(id: ${customer.id}) { ${field} }`,
    add: (index) =>
      idOf(
        database().auditEvent.create({
          data: {
            accountId: 1,
            at: at(index),
            actorKind: 'SYSTEM',
            action: 'test.concerned',
            targetKind: 'customer',
            targetId: String(customer.id),
          },
        }),
      ),
  },
  eventsConnection: {
    latestFirst: true,
    around: (field) => `customer(id: ${customer.id}) { ${field} }`,
    add: (index) =>
      idOf(
        database().webhookEvent.create({
          data: {
            // The first two events have the same time, and so have the next two, and so on.
            id: `evt_${String(index).padStart(3, '0')}`,
            accountId: 1,
            customerId: customer.id,
            type: 'customer.updated',
            createdAt: at(Math.floor(index / 2)),
          },
        }),
      ),
  },
  auditEventsConnection: {
    latestFirst: true,
    args: 'filter: { action: "test.listed" }',
    add: (index) =>
      idOf(
        database().auditEvent.create({
          data: {
            accountId: 1,
            at: at(index),
            actorKind: 'SYSTEM',
            action: 'test.listed',
            targetKind: 'test',
            targetId: '1',
          },
        }),
      ),
  },
  webhookDeliveriesConnection: {
    latestFirst: true,
    // The first two deliveries have the same time, and so have the next two, and so on.
    async add(index) {
      const createdAt = at(Math.floor(index / 2));
      const event = await database().webhookEvent.create({
        data: { id: newUuidV7(createdAt), accountId: 1, type: 'customer.created', createdAt },
      });
      const rows = { id: newUuidV7(at(index)), endpointId, eventId: event.id, createdAt };
      return idOf(database().webhookDelivery.create({ data: rows }));
    },
  },
  partnersConnection: {
    add: () =>
      idOf(
        database().partner.create({
          data: { accountId: 1, clientId: randomUUID(), name: 'P', secretHash: new Uint8Array(32) },
        }),
      ),
  },
  enterpriseConnections: {
    add(index) {
      const [createdAt, updatedAt] = [at(index), at(index)];
      const provider = { kind: 'OIDC', issuer: `https://login-${index}.example` } as const;
      return idOf(
        database().enterpriseConnection.create({
          data: { accountId: 1, name: `Company ${index}`, ...provider, createdAt, updatedAt },
        }),
      );
    },
  },
  openidClientsConnection: {
    add: () => {
      const { siteId } = server.demo;
      const kind = { party: 'FIRST_PARTY', tokenEndpointAuthMethod: 'NONE', subjectType: 'PUBLIC' } as const;
      const times = { createdAt: at(0), updatedAt: at(0) };
      const data = { accountId: 1, siteId, clientId: randomUUID(), name: 'C', ...kind, ...times };
      return idOf(database().openidClient.create({ data }));
    },
  },
  collaboratorsConnection: {
    add: () => {
      const email = uniqueEmail();
      return idOf(
        database().collaborator.create({ data: { accountId: 1, email, emailKey: email, role: 'SUPPORT' } }),
      );
    },
  },
  sitesConnection: {
    add: () => idOf(database().site.create({ data: { accountId: 1, slug: randomUUID(), name: 'S' } })),
  },
  importRuns: {
    latestFirst: true,
    add: async (index) => (await addImportRun(index)).id,
  },
  problems: {
    around: (field) => `importRun(id: ${importRunId}) { ${field} }`,
    add: async (index) => {
      // A line may have two problems.
      const line = Math.floor(index / 2) + 1;
      const code = index % 2 === 0 ? 'LANGUAGE_UNKNOWN' : 'USERNAME_DROPPED';
      await database().importProblem.create({ data: { runId: importRunId, line, code, isRefusal: false } });
      return `${line}:${code}`;
    },
  },
  sitePlansConnection: {
    args: 'siteId: 1',
    add: () => idOf(database().plan.create({ data: { siteId: 1, nickname: 'P' } })),
  },
};

type Page = {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

const FIELDS =
  '{ edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';

async function answerOf(name: string, page: { first?: number; after?: string }, caller = owner) {
  const { args = '', around = (field: string) => field } = lists[name] as List;
  const given = Object.entries(page).map(([argument, value]) => `${argument}: ${JSON.stringify(value)}`);
  const inner = [args, ...given].filter(Boolean).join(', ');
  const query = `{ ${around(`${name}${inner && `(${inner})`} ${FIELDS}`)} }`;
  return (await ask(server.url, query, {}, caller)).body;
}

async function read(name: string, page: { first?: number; after?: string } = {}): Promise<Page> {
  const body = await answerOf(name, page);
  expect(body.errors).toBeUndefined();
  return (body.data.customer ?? body.data.importRun ?? body.data)[name];
}

const isConnection = (type: GraphQLNamedType) => isObjectType(type) && 'pageInfo' in type.getFields();

test('every connection of the schema is tested here', () => {
  const connections = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).filter(({ type: of }) => isConnection(getNamedType(of)))
      : [],
  );
  expect(connections.map(({ name }) => name).sort()).toEqual(Object.keys(lists).sort());
  expect(connections.every(({ type }) => isNonNullType(type))).toBe(true);
});

describe.each(Object.entries(lists))('%s', (name, list) => {
  let ids: string[];
  beforeAll(async () => {
    for (let index = 0; index < 7; index += 1) await list.add(index);
    const { edges } = await read(name, { first: 100 });
    ids = edges.map(({ node }) => node.id);
  });

  test('has each row once, in the same order on small pages and on one large page', async () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(7);
    for (const first of [2, ids.length]) {
      const seen: string[] = [];
      let after: string | undefined;
      for (let pages = 0; pages <= ids.length; pages += 1) {
        const { edges, pageInfo }: Page = await read(name, { first, ...(after ? { after } : {}) });
        seen.push(...edges.map(({ node }) => node.id));
        expect(pageInfo).toMatchObject({
          hasPreviousPage: after !== undefined,
          startCursor: edges[0]?.cursor,
          endCursor: edges.at(-1)?.cursor,
        });
        if (!pageInfo.hasNextPage) break;
        expect(edges).toHaveLength(first);
        after = pageInfo.endCursor ?? '';
      }
      expect(seen).toEqual(ids);
    }
  });

  test('continues after any cursor, and a row has the same cursor on every page', async () => {
    const { edges } = await read(name, { first: 100 });
    expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(ids.length);
    for (const [index, { cursor }] of edges.entries()) {
      const rest = await read(name, { first: 100, after: cursor });
      expect(rest.edges).toEqual(edges.slice(index + 1));
    }
    const last = await read(name, { after: edges.at(-1)?.cursor ?? '' });
    expect(last).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  test('skips and repeats no row if a row is added between two pages', async () => {
    const page = await read(name, { first: 3 });
    const added = String(await list.add(50));
    const rest = await read(name, { first: 100, after: page.pageInfo.endCursor ?? '' });
    const seen = [...page.edges, ...rest.edges].map(({ node }) => node.id);
    expect(seen).toEqual(list.latestFirst ? ids : [...ids, added]);
    ids = (await read(name, { first: 100 })).edges.map(({ node }) => node.id);
  });

  test('refuses a page size outside of 1 to 100', async () => {
    for (const first of [0, -1, 101, 2_147_483_647]) {
      const { errors } = await answerOf(name, { first });
      expect(errors[0].extensions).toEqual({
        code: 'VALIDATION_FAILED',
        fields: { first: ['The first must be a whole number from 1 to 100.'] },
      });
    }
  });

  test('refuses a cursor of another list or account, and text that is not a cursor', async () => {
    const own = (await read(name, { first: 1 })).edges[0]?.cursor ?? '';
    const otherList = name === 'sitesConnection' ? 'partnersConnection' : 'sitesConnection';
    const theirs = (await ask(server.url, `{ sitesConnection { edges { cursor } } }`, {}, stranger)).body;
    const others = [
      (await read(otherList, { first: 1 })).edges[0]?.cursor ?? '',
      theirs.data.sitesConnection.edges[0].cursor,
    ];
    const changed = Buffer.from(own, 'base64url');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    const texts = ['', '1', ids[0] ?? '', 'x'.repeat(1_999), 'x'.repeat(2_001), 'a\0b', `${own}=`, `${own} `];
    for (const after of [...others, ...texts, changed.toString('base64url'), own.slice(0, -4)]) {
      const { data, errors } = await answerOf(name, { after });
      expect([after, errors?.[0].extensions]).toEqual([
        after,
        { code: 'VALIDATION_FAILED', fields: { after: [expect.any(String)] } },
      ]);
      expect(data ?? null).toBeNull();
    }
  });
});

test('a cursor of the same list is refused in another account', async () => {
  for (const name of ['customersConnection', 'auditEventsConnection', 'partnersConnection'])
    for (const { cursor } of (await read(name, { first: 2 })).edges) {
      const { errors } = await answerOf(name, { after: cursor }, stranger);
      expect(errors[0].extensions.code).toBe('VALIDATION_FAILED');
    }
});

test('a cursor of the sessions of one customer is refused for another customer', async () => {
  const cursor = (await read('sessionsConnection', { first: 1 })).edges[0]?.cursor;
  const { id } = (await register(server.url, {}, server.demo)).customer;
  const query = `{ customer(id: ${id}) { sessionsConnection(after: "${cursor}") { edges { cursor } } } }`;
  const { body } = await ask(server.url, query, {}, owner);
  expect(body.errors[0].extensions.fields).toHaveProperty('after');
});

test('a cursor of a customer does not contain their email as plain text', async () => {
  const { edges } = await read('customersConnection', { first: 5 });
  for (const { cursor } of edges) expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('z-');
});
