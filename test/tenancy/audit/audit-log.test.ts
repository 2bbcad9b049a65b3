import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { EVENT_TYPES } from '../../../src/delivery/webhooks/event-type.ts';
import { AUDIT_ACTIONS, AUDIT_TARGET_KINDS } from '../../../src/tenancy/audit/audit-actions.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { graphql } from '../../support/gql/gql.ts';
import type { AuditFilter } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';

const AuditLog = graphql(`
  query AuditLog($first: Int, $after: String, $filter: AuditFilter) {
    auditEvents(first: $first, after: $after, filter: $filter) {
      events { id at actorKind actorId action targetKind targetId source requestId before after }
      nextCursor
    }
  }
`);

const Changes = graphql(`
  query AuditChanges($filter: AuditFilter) {
    auditEvents(first: 1, filter: $filter) { events { changes { field before after } } }
  }
`);

const Filters = graphql(`
  query AuditFilters { auditActions auditTargetKinds }
`);

const server = testServer();
let owner: { token: string };
const start = new Date('2027-05-01T00:00:00Z');

/** Creates entries at intervals of an hour, by two collaborators and the system. Some belong to another account. */
beforeAll(async () => {
  const { prisma } = server.gatehouse;
  const other = await prisma.account.create({ data: { slug: 'other', name: 'Other' } });
  await prisma.auditEvent.deleteMany();
  const rows = Array.from({ length: 30 }, (_, index) => ({
    accountId: index % 10 === 9 ? other.id : 1,
    at: new Date(start.getTime() + index * 3_600_000),
    actorKind: index % 3 ? ('COLLABORATOR' as const) : ('SYSTEM' as const),
    actorId: index % 3 ? String(index % 3) : null,
    action: index % 2 ? 'site.updated' : 'customer.unlocked',
    targetKind: index % 2 ? 'site' : 'customer',
    targetId: String(index),
  }));
  await prisma.auditEvent.createMany({ data: rows });
  owner = await logInCollaborator(server);
  await prisma.auditEvent.deleteMany({ where: { action: 'collaborator.logged_in' } });
});

const read = async (variables: { first?: number; after?: string; filter?: AuditFilter } = {}) =>
  (await execute(server.url, AuditLog, variables, owner)).auditEvents;
const own = Array.from({ length: 30 }, (_, index) => index).filter((index) => index % 10 !== 9);

describe('the audit log', () => {
  test('is paged newest first, with each entry once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await read({ first: 4, ...(after ? { after } : {}) });
      seen.push(...page.events.map(({ targetId }) => targetId));
      if (page.nextCursor === null) break;
      expect(page.events.length).toBe(4);
      after = page.nextCursor;
    }
    expect(seen).toEqual(own.toReversed().map(String));
    expect((await read({ first: own.length })).nextCursor).toBe(null);
  });

  test.each<[string, AuditFilter, (index: number) => boolean]>([
    ['the kind of actor', { actorKind: 'SYSTEM' }, (index) => index % 3 === 0],
    ['the actor', { actorKind: 'COLLABORATOR', actorId: '2' }, (index) => index % 3 === 2],
    ['the action', { action: 'site.updated' }, (index) => index % 2 === 1],
    ['the target', { targetKind: 'site', targetId: '7' }, (index) => index === 7],
    [
      'the time',
      { from: '2027-05-01T03:00:00Z', until: '2027-05-01T08:00:00Z' },
      (index) => index >= 3 && index < 8,
    ],
    ['several filters', { actorId: '1', action: 'customer.unlocked' }, (index) => index % 6 === 4],
    ['an unknown action', { action: 'no.such' }, () => false],
    ['no filter', {}, () => true],
  ])('is filtered by %s', async (_name, filter, matches) => {
    const { events } = await read({ first: 100, filter });
    expect(events.map(({ targetId }) => Number(targetId))).toEqual(own.toReversed().filter(matches));
  });

  test.each([
    { first: 0 },
    { first: 101 },
    { after: 'x' },
    { after: '-1' },
    { after: '9'.repeat(19) },
    { after: '1\0' },
    { filter: { action: 'x\0' } },
    { filter: { from: '0000-01-01T00:00:00Z' } },
  ])('refuses %j', async (variables) => {
    const { errors } = await request(server.url, AuditLog, variables, owner);
    expect(errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
  });

  test('records a login to the admin API, with the caller’s address and the id of the request', async () => {
    await logInCollaborator(server);
    const { events } = await read({ first: 1 });
    expect(events[0]).toMatchObject({
      action: 'collaborator.logged_in',
      actorKind: 'COLLABORATOR',
      source: '127.0.0.1',
      requestId: expect.any(String),
    });
    await server.gatehouse.prisma.auditEvent.deleteMany({ where: { action: 'collaborator.logged_in' } });
  });

  test('shows each changed field, with null if it had no value', async () => {
    const { prisma } = server.gatehouse;
    const entry = {
      accountId: 1,
      at: start,
      actorKind: 'SYSTEM' as const,
      targetKind: 'plan',
      targetId: '900',
    };
    await prisma.auditEvent.create({
      data: {
        ...entry,
        action: 'plan.updated',
        before: { name: 'Old', maxSeats: null },
        after: { name: 'New', domains: ['a.test'], maxSeats: 5 },
      },
    });
    await prisma.auditEvent.create({ data: { ...entry, action: 'plan.deactivated' } });
    const changesOf = async (action: string) => {
      const filter = { action, targetId: '900' };
      const { auditEvents } = await execute(server.url, Changes, { filter }, owner);
      return auditEvents.events[0]?.changes;
    };
    expect(await changesOf('plan.updated')).toEqual([
      { field: 'name', before: 'Old', after: 'New' },
      { field: 'maxSeats', before: null, after: 5 },
      { field: 'domains', before: null, after: ['a.test'] },
    ]);
    expect(await changesOf('plan.deactivated')).toEqual([]);
    await prisma.auditEvent.deleteMany({ where: { targetId: '900' } });
  });

  test('has a filter for every action and kind of target in the code', async () => {
    const { auditActions, auditTargetKinds } = await execute(server.url, Filters, {}, owner);
    expect(auditActions).toEqual([...AUDIT_ACTIONS].sort());
    expect(auditTargetKinds).toEqual([...AUDIT_TARGET_KINDS].sort());
    const sources = globSync(
      'src/{tenancy,delivery,access,customers,administration,openid,enterprise,cli}/**/*.ts',
      {
        exclude: ['src/tenancy/audit/audit-actions.ts'],
      },
    ).map((path) => readFileSync(path, 'utf8'));
    const found = (pattern: RegExp) =>
      new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)));
    const kinds = found(/\{ kind: '([a-z_]+)', id/g);
    expect(kinds.size).toBeGreaterThan(5);
    expect([...kinds].filter((kind) => !auditTargetKinds.includes(kind))).toEqual([]);
    const literals = found(/'([a-z_]+\.[a-z_]+)'/g);
    const prefixes = new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]));
    const events: readonly string[] = EVENT_TYPES;
    const written = [...literals].filter((name) => prefixes.has(name.split('.')[0]));
    expect(written.filter((name) => !auditActions.includes(name) && !events.includes(name))).toEqual([]);
    const recorded = found(/\baction(?:: | = )[^;'\n]*'([a-z_]+\.[a-z_]+)'/g);
    expect(recorded.size).toBeGreaterThan(20);
    expect([...recorded].filter((name) => !auditActions.includes(name))).toEqual([]);
    // The code composes these names from two parts.
    const composed = /^(account|site)\.sessions_ended$|^customer\.email_change_(declined|lapsed|released)$/;
    expect(auditActions.filter((name) => !literals.has(name) && !composed.test(name))).toEqual([]);
  });
});
