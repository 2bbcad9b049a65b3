import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import type { CollaboratorRole } from '../../src/platform/database/client/client.ts';
import { ask } from '../graphql/ask.ts';
import {
  type AdminField,
  CALLERS,
  type Caller,
  type Scene,
  setScene,
  type Variables,
} from './admin-field.ts';
import { adminFields, otherFields } from './admin-fields.ts';

/** The roles of the callers who are collaborators of the demo account. */
const ROLES: Partial<Record<Caller, CollaboratorRole>> = {
  support: 'SUPPORT',
  admin: 'ADMIN',
  owner: 'OWNER',
};
const RANKS: readonly CollaboratorRole[] = ['OWNER', 'ADMIN', 'SUPPORT'];

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});

/** The fields of queries and mutations, with the role that their scope requires. */
function fieldsOfSchema() {
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const scopeOf = (extensions: unknown) =>
    (extensions as { pothosOptions?: { authScopes?: { collaborator?: CollaboratorRole } } }).pothosOptions
      ?.authScopes?.collaborator ?? null;
  return fields.map(({ name, extensions }) => ({ name, scope: scopeOf(extensions) }));
}

const audited = (where: object = {}) => scene.server.gatehouse.prisma.auditEvent.count({ where });

async function call(caller: Caller, { document }: AdminField, variables: Variables) {
  const { status, body } = await ask(scene.server.url, document, variables, await scene.as(caller));
  const [error] = body.errors ?? [];
  return { status, data: body.data ?? null, error: error ?? null, code: error?.extensions?.code ?? null };
}

describe('the list', () => {
  test('has exactly the fields of the admin API, with the roles of the schema', () => {
    const scoped = fieldsOfSchema().filter(({ scope }) => scope !== null);
    const listed = adminFields.map(([name, { least }]) => ({ name, scope: least }));
    const sorted = (rows: typeof scoped) => rows.toSorted((a, b) => a.name.localeCompare(b.name));
    expect(sorted(listed)).toEqual(sorted(scoped));
  });

  test('names every other field as one for other callers, so that no field can lose its scope unnoticed', () => {
    const others = fieldsOfSchema().filter(({ scope }) => scope === null);
    expect([...otherFields].sort()).toEqual(others.map(({ name }) => name).sort());
  });
});

describe.each(adminFields)('%s', (_name, field) => {
  const isMutation = field.document.startsWith('mutation');
  const good = async (caller: Caller) => (await field.variables?.(scene, caller)) ?? {};
  const may = (caller: Caller) => {
    const role = ROLES[caller];
    return role !== undefined && RANKS.indexOf(role) <= RANKS.indexOf(field.least);
  };

  const ownCallers = CALLERS.filter((caller) => caller !== 'owner of another account');
  test.each(ownCallers)('answers only if the role allows it: %s', async (caller) => {
    const variables = await good(caller);
    const before = await audited();
    const { data, code } = await call(caller, field, variables);
    if (may(caller)) {
      expect({ code, answered: data !== null }).toEqual({ code: null, answered: true });
      if (!isMutation || field.begins) return;
      // The latest audit entry names the actor.
      const [latest] = await scene.server.gatehouse.prisma.auditEvent.findMany({
        orderBy: { id: 'desc' },
        take: 1,
      });
      expect(await audited()).toBeGreaterThan(before);
      expect(latest).toMatchObject({
        accountId: scene.accountId,
        actorKind: 'COLLABORATOR',
        actorId: String(scene.idOf(caller)),
      });
    } else {
      expect(code).toBe(ROLES[caller] ? 'FORBIDDEN' : 'UNAUTHENTICATED');
      expect(await audited()).toBe(before);
    }
  });

  test('shows an owner of another account nothing of the demo account, and adds no audit entry there', async () => {
    const caller: Caller = 'owner of another account';
    const { accountId, mark } = scene;
    const variables = await good(caller);
    const before = await audited({ accountId });
    const answer = await call(caller, field, variables);
    if (field.ofOperator) {
      expect(answer).toMatchObject({ code: 'FORBIDDEN', data: null });
    } else if (field.missing) {
      // The answer for an object of another account equals that for an unknown id.
      expect(answer).toMatchObject({ code: 'NOT_FOUND', data: null });
      expect(answer).toEqual(await call(caller, field, { ...variables, ...field.missing }));
    } else {
      expect({ code: answer.code, answered: answer.data !== null }).toEqual({ code: null, answered: true });
    }
    expect(JSON.stringify(answer)).not.toContain(mark);
    expect(await audited({ accountId })).toBe(before);
  });
});
