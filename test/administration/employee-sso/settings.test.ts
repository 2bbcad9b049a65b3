import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, refusalIn } from '../../customers/second-factor/factors.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { CollaboratorMe } from '../../support/documents.ts';
import { startNameServer } from '../../support/name-server.ts';
import { startServer, testServer } from '../../support/server.ts';
import { CONSOLE, COOKIE } from '../collaborators/console.ts';
import { CompleteLogIn } from '../collaborators/documents.ts';
import { join, type Person } from '../collaborators/join.ts';
import {
  CLIENT,
  type Company,
  employee,
  type LoggedIn,
  logIn,
  setSso,
  settingsOf,
  startCompany,
  whoIs,
} from './company.ts';
import { ReadSso, RemoveSso, SetSso } from './documents.ts';
import { guardedOwner } from './guarded-owner.ts';

const server = testServer();
let company: Company;
let owner: Person;
beforeAll(async () => {
  company = await startCompany();
  server.clock.freeze();
});
const set = (others: object, bearer: { token: string }, at = server) =>
  request(at.url, SetSso, { input: settingsOf(company, others) as never }, bearer);
const lastEntry = async () =>
  (
    await server.gatehouse.prisma.auditEvent.findFirst({
      where: { action: 'employee_sso.set' },
      orderBy: { id: 'desc' },
    })
  )?.after;

describe('the settings', () => {
  beforeEach(async () => {
    await server.gatehouse.prisma.employeeSso.deleteMany();
    server.clock.advance({ seconds: 60 });
    owner = await join(server, 'OWNER');
  });

  test.each<[string, object, string]>([
    ['an issuer that does not answer', { issuer: 'http://127.0.0.1:9' }, 'issuer'],
    ['an issuer that is no URL', { issuer: 'company' }, 'issuer'],
    ['an issuer with a query', { issuer: 'https://company.example/?x' }, 'issuer'],
    ['no domain', { domains: [] }, 'domains'],
    ['a text that is not a domain', { domains: ['@'] }, 'domains'],
    ['no client id', { clientId: ' ' }, 'clientId'],
    ['no secret', { secret: null }, 'secret'],
  ])('%s is refused', async (_case, others, field) => {
    expect(refusalIn(await set(others, owner)).fields).toHaveProperty([field]);
    expect(await server.gatehouse.prisma.employeeSso.count()).toBe(0);
  });

  test('a provider that accepts no client secret is refused', async () => {
    const open = await startCompany();
    open.state.methods = ['none'];
    expect(refusalIn(await set({ issuer: open.issuer }, owner)).fields).toHaveProperty('issuer');
  });

  test('the secret is kept only for the same client id and issuer, and is in no log or audit entry', async () => {
    await setSso(server, company, owner);
    expect(
      (await set({ secret: null, domains: ['company.example', 'paper.example'] }, owner)).errors,
    ).toEqual([]);
    expect(refusalIn(await set({ secret: null, clientId: 'another' }, owner)).fields).toHaveProperty(
      'secret',
    );
    const other = await startCompany();
    expect(refusalIn(await set({ secret: null, issuer: other.issuer }, owner)).fields).toHaveProperty(
      'secret',
    );
    const stored = await server.gatehouse.prisma.employeeSso.findFirstOrThrow();
    const audited = await server.gatehouse.prisma.auditEvent.findMany({
      select: { before: true, after: true },
      where: { action: 'employee_sso.set' },
    });
    expect(JSON.stringify([stored, audited])).not.toContain(CLIENT.secret);
    expect(server.logs.join('')).not.toContain(CLIENT.secret);
  });

  describe('that may have changed since they were read', () => {
    let other: Person;
    let ifUpdatedAt: string;
    const groups = { groupsClaim: 'groups', groupRoles: [{ group: 'desk', role: 'SUPPORT' }] };
    const updatedAtNow = async () =>
      (await execute(server.url, ReadSso, {}, owner)).employeeSso.settings?.updatedAt as string;
    beforeEach(async () => {
      other = await join(server, 'OWNER');
      await setSso(server, company, owner, groups);
      ifUpdatedAt = await updatedAtNow();
    });

    test('are not overwritten: the error names the other owner and the changed setting', async () => {
      await setSso(server, company, other, {
        ...groups,
        secret: null,
        domains: ['company.example', 'paper.example'],
      });
      const changedAt = await updatedAtNow();
      const refused = await set({ ...groups, secret: null, ifUpdatedAt }, owner);
      expect(refused.status).toBe(409);
      expect(refusalIn(refused)).toMatchObject({
        code: 'CONFLICT',
        conflict: { changedBy: other.email, changedAt, fields: ['domains'] },
      });
      expect(await updatedAtNow()).toBe(changedAt);
      const again = await set({ ...groups, secret: null, ifUpdatedAt: changedAt }, owner);
      expect(again.errors).toEqual([]);
    });

    test('can be set if no value has changed; a group role changed in the same millisecond is a conflict', async () => {
      const first = await set({ ...groups, secret: null, ifUpdatedAt }, owner);
      expect(first.errors).toEqual([]);
      const second = await set({ ...groups, secret: null, ssoOnly: false, ifUpdatedAt }, owner);
      expect(second.errors).toEqual([]);
      await set({ ...groups, secret: null, groupRoles: [{ group: 'desk', role: 'ADMIN' }] }, other);
      expect(refusalIn(await set({ ...groups, ifUpdatedAt }, owner))).toMatchObject({
        conflict: { fields: ['groupRoles'] },
      });
    });

    test('are refused with the conflict, even if a secret is missing; a changed secret is a conflict too', async () => {
      const moved = await startCompany();
      await setSso(server, moved, other, groups);
      expect(refusalIn(await set({ ...groups, secret: null, ifUpdatedAt }, owner))).toMatchObject({
        conflict: { fields: ['issuer'] },
      });
      ifUpdatedAt = await updatedAtNow();
      await setSso(server, moved, other, { ...groups, secret: 'another secret' });
      const late = await set({ ...groups, issuer: moved.issuer, ifUpdatedAt }, owner);
      expect(refusalIn(late)).toMatchObject({ conflict: { fields: ['secret'] } });
    });

    test('cannot be set after their removal, and only one of two owners who save at once succeeds', async () => {
      const both = await Promise.all([
        set({ ...groups, secret: null, domains: ['company.example', 'one.example'], ifUpdatedAt }, owner),
        set({ ...groups, secret: null, domains: ['company.example', 'two.example'], ifUpdatedAt }, other),
      ]);
      expect(both.map((answer) => answer.errors[0]?.extensions?.code ?? null).sort()).toEqual([
        'CONFLICT',
        null,
      ]);
      ifUpdatedAt = await updatedAtNow();
      await execute(server.url, RemoveSso, {}, other);
      expect(refusalIn(await set({ ...groups, ifUpdatedAt }, owner)).code).toBe('CONFLICT');
      expect(refusalIn(await set({ ...groups, ifUpdatedAt: '0000-01-01T00:00:00Z' }, owner)).code).toBe(
        'VALIDATION_FAILED',
      );
    });
  });

  test('a domain needs the TXT record of the account', async () => {
    const names: Record<string, string[]> = { '_gatehouse.other.example': ['gatehouse-account=2'] };
    const { address } = await startNameServer(names);
    const env = { LOGIN_HOST_PROOF: 'true', LOGIN_HOST_NAME_SERVERS: address };
    const proving = await startServer({ env });
    const bearer = await logInCollaborator(proving);
    for (const domain of ['company.example', 'other.example']) {
      const refused = refusalIn(await set({ domains: [domain] }, bearer, proving));
      expect(refused.fields).toEqual({ domains: [expect.stringContaining(`_gatehouse.${domain}`)] });
    }
    names['_gatehouse.company.example'] = ['gatehouse-account=1'];
    expect((await set({}, bearer, proving)).errors).toEqual([]);
    // A proven domain stays valid without the record, unless it is removed and added again.
    delete names['_gatehouse.company.example'];
    expect((await set({ secret: null }, bearer, proving)).errors).toEqual([]);
  });
});

describe('a session that began at the provider', () => {
  const desk = { group: 'desk', role: 'SUPPORT' };
  const editors = { group: 'editors', role: 'ADMIN' };
  const before = {
    domains: ['company.example', 'paper.example'],
    groupsClaim: 'groups',
    groupRoles: [editors, desk],
    secret: null,
  };
  const isOpen = async ({ token }: { token: string }) => (await whoIs(server, token)) !== null;
  let person: LoggedIn;
  beforeEach(async () => {
    await server.gatehouse.prisma.employeeSso.deleteMany();
    server.clock.advance({ seconds: 60 });
    owner = await join(server, 'OWNER');
    await setSso(server, company, owner, { ...before, secret: CLIENT.secret });
    person = await logIn(server, company, employee({ groups: ['editors'] }));
    expect(await isOpen(person)).toBe(true);
  });

  test.each<[string, object]>([
    ['another client id', { clientId: 'another', secret: 'another' }],
    ['a domain that is removed', { domains: ['company.example'] }],
    ['a group that is removed', { groupRoles: [desk] }],
    ['a role that is lowered', { groupRoles: [{ ...editors, role: 'SUPPORT' }, desk] }],
    ['another claim', { groupsClaim: 'roles' }],
    ['no claim', { groupsClaim: null }],
  ])('ends with %s, and the audit entry says so', async (_case, others) => {
    expect((await set({ ...before, ...others }, owner)).errors).toEqual([]);
    expect(await isOpen(person)).toBe(false);
    expect(await lastEntry()).toMatchObject({ endsSessions: true });
    // The caller's session stays open, because it began with a password.
    expect((await request(server.url, CollaboratorMe, {}, owner)).status).toBe(200);
  });

  test('ends with another issuer', async () => {
    const moved = await startCompany();
    await setSso(server, moved, owner, { ...before, secret: 'another' });
    expect(await isOpen(person)).toBe(false);
  });

  test.each<[string, object]>([
    ['a new secret', { secret: 'new' }],
    [
      'a further domain and a further group',
      {
        domains: [...before.domains, 'one.example'],
        groupRoles: [{ group: 'more', role: 'OWNER' }, desk, editors],
      },
    ],
    [
      'a group that is listed twice, once with its old role',
      { groupRoles: [{ ...editors, role: 'SUPPORT' }, editors, desk] },
    ],
    ['a role that is raised', { groupRoles: [{ ...editors, role: 'OWNER' }, desk] }],
  ])('stays open with %s', async (_case, others) => {
    expect((await set({ ...before, ...others }, owner)).errors).toEqual([]);
    expect(await isOpen(person)).toBe(true);
    expect(await lastEntry()).not.toHaveProperty('endsSessions');
  });

  test('stays open if it is the caller’s own', async () => {
    const groupRoles = [...before.groupRoles, { group: 'heads', role: 'OWNER' }];
    await set({ ...before, groupRoles }, owner);
    const head = await logIn(server, company, employee({ groups: ['heads'] }));
    const headers = { ...CONSOLE, cookie: `${COOKIE}=${head.token}` };
    const input = settingsOf(company, { ...before, groupRoles: [desk] }) as never;
    expect((await request(server.url, SetSso, { input }, { headers })).errors).toEqual([]);
    expect([await isOpen(head), await isOpen(person)]).toEqual([true, false]);
  });

  test.each<[string, object]>([
    ['a group', { groupRoles: [desk] }],
    ['a domain', { domains: ['paper.example'] }],
    ['the client id', { clientId: 'another', secret: 'another' }],
  ])('does not begin if %s was changed during the login', async (_case, others) => {
    const slow = await startCompany();
    await setSso(server, slow, owner, { ...before, secret: CLIENT.secret });
    slow.state.beforeKeys = async () => {
      await setSso(server, slow, owner, { ...before, ...others });
    };
    const { token } = await logIn(server, slow, employee({ groups: ['editors'] }));
    expect(token).toBe('');
    expect(await lastEntry()).toMatchObject({ endsSessions: true });
  });

  test.each([
    ['is changed', () => set({ ...before, groupRoles: [desk] }, owner)],
    ['is removed', () => request(server.url, RemoveSso, {}, owner)],
  ])('does not begin if the provider %s before the second factor was entered', async (_case, change) => {
    const guarded = await guardedOwner(server);
    const email = `waiting-${guarded.id}@company.example`;
    const { prisma } = server.gatehouse;
    await prisma.collaborator.update({ where: { id: Number(guarded.id) }, data: { email, emailKey: email } });
    const { location } = await logIn(server, company, employee({ email, groups: ['editors'] }));
    const challenge = new URLSearchParams(location.split('#')[1]).get('challenge') ?? '';
    expect(challenge).not.toBe('');
    expect((await change()).errors).toEqual([]);
    const input = { challenge, code: codeOf(server, guarded.secret) };
    expect(refusalIn(await request(server.url, CompleteLogIn, { input })).fields).toHaveProperty('challenge');
  });
});
