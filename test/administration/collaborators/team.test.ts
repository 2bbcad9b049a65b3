import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { count } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { CollaboratorMe } from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import { type TestServer, testServer } from '../../support/server.ts';
import { ChangeRole, Collaborators, Invite, LogOut, Remove } from './documents.ts';
import { join } from './join.ts';

const server = testServer();
let owner: { token: string };
beforeAll(async () => {
  owner = await logInCollaborator(server);
});
const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code ?? null;

describe('a role', () => {
  test('that is changed applies from the next request on', async () => {
    const { id, token } = await join(server, 'SUPPORT', owner);
    const list = () => request(server.url, Collaborators, {}, { token });
    expect(codeOf(await list())).toBe('FORBIDDEN');
    await execute(server.url, ChangeRole, { id, role: 'OWNER' }, owner);
    expect(codeOf(await list())).toBe(null);
    await execute(server.url, ChangeRole, { id, role: 'ADMIN' }, owner);
    expect(codeOf(await list())).toBe('FORBIDDEN');
  });

  test('that another owner has changed meanwhile is not overwritten: the error names that owner', async () => {
    const { id } = await join(server, 'SUPPORT', owner);
    const other = await join(server, 'OWNER', owner);
    await execute(server.url, ChangeRole, { id, role: 'ADMIN', ifRole: 'SUPPORT' }, other);
    const change = (role: 'OWNER' | 'ADMIN', ifRole: 'SUPPORT' | null) =>
      request(server.url, ChangeRole, { id, role, ifRole }, owner);
    const { errors } = await change('OWNER', 'SUPPORT');
    expect(errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      conflict: { changedBy: other.email, changedAt: expect.any(String), fields: ['role'] },
    });
    // A change to the role that the collaborator has already is not a conflict.
    expect((await change('ADMIN', 'SUPPORT')).errors).toEqual([]);
    expect((await change('OWNER', null)).data?.changeCollaboratorRole?.role).toBe('OWNER');
    for (const each of [id, other.id]) await execute(server.url, Remove, { id: each }, owner);
  });

  test('of the last owner cannot be changed, and the last owner cannot be removed', async () => {
    const { collaboratorMe } = await execute(server.url, CollaboratorMe, {}, owner);
    const id = collaboratorMe?.id ?? '';
    const demoted = await request(server.url, ChangeRole, { id, role: 'ADMIN' }, owner);
    expect(demoted.errors[0]?.extensions?.fields).toEqual({ role: ['The last owner cannot be demoted.'] });
    const removed = await request(server.url, Remove, { id }, owner);
    expect(removed.errors[0]?.extensions?.fields).toEqual({ id: ['The last owner cannot be removed.'] });
  });

  test('of an invited owner does not count before they accept, so the only other owner cannot be removed', async () => {
    const { collaboratorMe } = await execute(server.url, CollaboratorMe, {}, owner);
    await server.gatehouse.prisma.collaborator.create({
      data: { accountId: 1, email: 'i@example.test', emailKey: 'i@example.test', role: 'OWNER' },
    });
    const { errors } = await request(server.url, Remove, { id: collaboratorMe?.id ?? '' }, owner);
    expect(errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
  });
});

describe('an hour after the login', () => {
  const PASSWORD_NEEDED = { password: ['The password field is required.'] };
  const team = () =>
    server.gatehouse.prisma.collaborator.findMany({
      select: { id: true, email: true, role: true },
      orderBy: { id: 'asc' },
    });
  async function stale() {
    const bearer = await logInCollaborator(server);
    const createdAt = new Date(server.clock.now().getTime() - 3_600_000);
    await server.gatehouse.prisma.collaboratorSession.updateMany({ data: { createdAt } });
    return bearer;
  }
  afterAll(async () => {
    owner = await logInCollaborator(server);
  });

  /** The operations that change the team. Each takes an optional password. */
  const changes = {
    inviteCollaborator: (password?: string) => ({
      document: `mutation ($input: InviteCollaboratorInput!, $password: String) {
        inviteCollaborator(input: $input, password: $password) { id } }`,
      variables: { input: { email: uniqueEmail(), role: 'OWNER' }, password },
    }),
    changeCollaboratorRole: (password?: string, id?: string) => ({
      document: `mutation ($id: ID!, $password: String) {
        changeCollaboratorRole(id: $id, role: OWNER, password: $password) { id } }`,
      variables: { id, password },
    }),
    removeCollaborator: (password?: string, id?: string) => ({
      document:
        'mutation ($id: ID!, $password: String) { removeCollaborator(id: $id, password: $password) { id } }',
      variables: { id, password },
    }),
  };

  test.each(Object.entries(changes))(
    'a token without the right password is not enough: %s',
    async (_name, change) => {
      const { id } = await join(server, 'ADMIN');
      const bearer = await stale();
      const before = await team();
      for (const [password, fields] of [
        [undefined, PASSWORD_NEEDED],
        ['a guessed passphrase', { password: ['The password is incorrect.'] }],
      ] as const) {
        const { document, variables } = change(password, id);
        const { body } = await ask(server.url, document, variables, bearer);
        expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields });
      }
      expect(await team()).toEqual(before);
    },
  );

  test.each(Object.entries(changes))('a token with the password is enough: %s', async (_name, change) => {
    const { id } = await join(server, 'ADMIN');
    const bearer = await stale();
    const before = await team();
    const { document, variables } = change(server.demo.collaborator.password, id);
    const { body } = await ask(server.url, document, variables, bearer);
    expect(body.errors ?? []).toEqual([]);
    expect(await team()).not.toEqual(before);
  });

  test('a collaborator who is not an owner is refused, even with the password', async () => {
    const support = await join(server, 'SUPPORT');
    await stale();
    const { document, variables } = changes.removeCollaborator(support.password, support.id);
    const { body } = await ask(server.url, document, variables, support);
    expect(body.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('a collaborator’s session', () => {
  test('ends with its logout, and the other sessions stay open', async () => {
    const again = await logInCollaborator(server);
    await execute(server.url, LogOut, {}, again);
    expect(codeOf(await request(server.url, CollaboratorMe, {}, again))).toBe('UNAUTHENTICATED');
    expect(codeOf(await request(server.url, CollaboratorMe, {}, owner))).toBe(null);
  });

  test('ends when the collaborator is removed', async () => {
    const { id, token } = await join(server, 'ADMIN', owner);
    await execute(server.url, Remove, { id }, owner);
    expect(codeOf(await request(server.url, CollaboratorMe, {}, { token }))).toBe('UNAUTHENTICATED');
  });
});

/** The audit entries whose actor had already been removed or demoted. */
async function lateAuditEntries(prisma: TestServer['gatehouse']['prisma']) {
  const events = await prisma.auditEvent.findMany({
    where: { action: { in: ['collaborator.removed', 'collaborator.role_changed', 'collaborator.invited'] } },
    orderBy: { id: 'asc' },
  });
  const gone = new Set<string>();
  return events.filter(({ actorId, action, targetId }) => {
    const late = gone.has(actorId ?? '');
    if (action !== 'collaborator.invited') gone.add(targetId);
    return late;
  });
}

describePostgres('while two servers race', () => {
  test('an account always has an owner, even if owners remove and demote each other', async () => {
    const servers = await startTwoServers();
    const first = await logInCollaborator(servers.first);
    const { collaboratorMe } = await execute(servers.first.url, CollaboratorMe, {}, first);
    let owners = [{ id: collaboratorMe?.id ?? '', token: first.token }];
    for (let round = 0; round < count(4, 50); round += 1) {
      const [inviting] = owners;
      if (!inviting) throw new Error('There is no owner left');
      while (owners.length < 4) owners.push(await join(servers.first, 'OWNER', inviting));
      // Each owner tries to remove or demote each owner, even themselves. Every fifth request invites someone instead.
      await inParallel(owners.length * owners.length, async (index) => {
        const by = owners[Math.floor(index / owners.length)];
        const id = owners[index % owners.length]?.id ?? '';
        const { url } = servers.at(index);
        if (index % 5 === 4)
          await request(url, Invite, { input: { email: uniqueEmail(), role: 'SUPPORT' } }, by);
        else if (index % 3) await request(url, Remove, { id }, by);
        else await request(url, ChangeRole, { id, role: 'SUPPORT' }, by);
      });
      const { prisma } = servers.first.gatehouse;
      const left = await prisma.collaborator.findMany({ where: { role: 'OWNER' }, select: { id: true } });
      expect(left.length).toBe(1);
      expect(await lateAuditEntries(prisma)).toEqual([]);
      owners = owners.filter(({ id }) => left.some((owner) => String(owner.id) === id));
      expect(owners.length).toBe(1);
    }
  });
});
