import { beforeEach, describe, expect, test } from 'vitest';
import { join, PASSWORD, type Person } from '../../administration/collaborators/join.ts';
import { execute, type GraphqlAnswer, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { CollaboratorLogin, CollaboratorMe } from '../../support/documents.ts';
import { mailsTo } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  BeginCollaboratorPasskeyRegistration,
  BeginCollaboratorTotp,
  CompleteCollaboratorLogin,
  CompleteLogin,
  ConfirmCollaboratorTotp,
  RemoveCollaboratorAuthenticator,
} from './documents.ts';
import { challengeFor, codeOf, refusalIn, registerGuarded, setPolicy, wrongCode } from './factors.ts';

let server: TestServer;
let secret: string;
let recoveryCodes: readonly string[];
beforeEach(async () => {
  server = await startServer();
  server.clock.freeze();
  const owner = await logInCollaborator(server);
  const { beginCollaboratorTotp } = await execute(server.url, BeginCollaboratorTotp, {}, owner);
  secret = beginCollaboratorTotp.secret;
  const input = { id: beginCollaboratorTotp.id, code: codeOf(server, secret) };
  const { confirmCollaboratorTotp } = await execute(server.url, ConfirmCollaboratorTotp, { input }, owner);
  recoveryCodes = confirmCollaboratorTotp.recoveryCodes ?? [];
  server.clock.advance({ seconds: 60 });
});

async function challenge(): Promise<string> {
  const input = server.demo.collaborator;
  const answer = await request(server.url, CollaboratorLogin, { input });
  expect([answer.status, refusalIn(answer).code]).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
  return refusalIn(answer).challenge ?? '';
}

test('a collaborator with a second factor gets no session without it', async () => {
  const before = await server.gatehouse.prisma.collaboratorSession.count();
  await challenge();
  expect(await server.gatehouse.prisma.collaboratorSession.count()).toBe(before);
});

test('a collaborator logs in with a code once, and with a recovery code', async () => {
  const code = codeOf(server, secret);
  for (const shown of [{ code }, { recoveryCode: recoveryCodes[0] ?? '' }]) {
    const input = { challenge: await challenge(), ...shown };
    const { completeCollaboratorLogin } = await execute(server.url, CompleteCollaboratorLogin, { input });
    const { collaboratorMe } = await execute(server.url, CollaboratorMe, {}, completeCollaboratorLogin);
    expect(collaboratorMe.email).toBe(server.demo.collaborator.email);
    const again = { challenge: await challenge(), ...shown };
    const refused = await request(server.url, CompleteCollaboratorLogin, { input: again });
    expect(refusalIn(refused).code).toBe('VALIDATION_FAILED');
  }
});

test('a login adds its audit entry when the factor completes it, and not before', async () => {
  const where = { action: 'collaborator.logged_in' };
  const before = await server.gatehouse.prisma.auditEvent.count({ where });
  const input = { challenge: await challenge(), code: codeOf(server, secret) };
  expect(await server.gatehouse.prisma.auditEvent.count({ where })).toBe(before);
  const { completeCollaboratorLogin } = await execute(server.url, CompleteCollaboratorLogin, { input });
  const { id } = completeCollaboratorLogin.collaborator;
  const events = await server.gatehouse.prisma.auditEvent.findMany({ where, orderBy: { id: 'asc' } });
  expect(events).toHaveLength(before + 1);
  expect(events.at(-1)).toMatchObject({
    actorKind: 'COLLABORATOR',
    actorId: id,
    targetId: id,
    source: '127.0.0.1',
    requestId: expect.any(String),
  });
});

test('five wrong codes lock the collaborator out for five minutes', async () => {
  for (let i = 0; i < 5; i += 1) {
    const input = { challenge: await challenge(), code: wrongCode(server, secret) };
    await request(server.url, CompleteCollaboratorLogin, { input });
  }
  const input = async () => ({ challenge: await challenge(), code: codeOf(server, secret) });
  const locked = await request(server.url, CompleteCollaboratorLogin, { input: await input() });
  expect(refusalIn(locked).code).toBe('ACCOUNT_LOCKED');
  server.clock.advance({ minutes: 5 });
  await execute(server.url, CompleteCollaboratorLogin, { input: await input() });
});

test('a challenge of a customer is not valid for a collaborator, and vice versa', async () => {
  await setPolicy(server, 'OPTIONAL');
  const customer = await registerGuarded(server);
  const [ofCollaborator, ofCustomer] = [await challenge(), await challengeFor(server, customer)];
  const asCustomer = await request(server.url, CompleteLogin, {
    input: { challenge: ofCollaborator, code: codeOf(server, secret) },
  });
  expect(refusalIn(asCustomer).fields).toHaveProperty('challenge');
  const asCollaborator = await request(server.url, CompleteCollaboratorLogin, {
    input: { challenge: ofCustomer, code: codeOf(server, customer.secret) },
  });
  expect(refusalIn(asCollaborator).fields).toHaveProperty('challenge');
});

test('the audit log records that a collaborator added a factor', async () => {
  const where = { targetKind: 'authenticator' };
  const events = await server.gatehouse.prisma.auditEvent.findMany({ where });
  expect(events).toMatchObject([
    { action: 'authenticator.added', actorKind: 'COLLABORATOR', after: { kind: 'TOTP' } },
  ]);
});

describe('a first factor', () => {
  type Begin = (shown: object, bearer: { token: string }) => Promise<GraphqlAnswer<unknown>>;
  const begins: Begin[] = [
    (shown, bearer) => request(server.url, BeginCollaboratorTotp, shown, bearer),
    (shown, bearer) => request(server.url, BeginCollaboratorPasskeyRegistration, shown, bearer),
  ];
  let person: Person;
  beforeEach(async () => {
    await server.gatehouse.prisma.authenticator.deleteMany();
    person = await join(server, 'ADMIN');
  });

  test('requires the password ten minutes after the login', async () => {
    for (const begin of begins) expect((await begin({}, person)).errors).toEqual([]);
    server.clock.advance({ minutes: 10, seconds: 1 });
    for (const begin of begins) {
      const alone = refusalIn(await begin({}, person));
      expect(alone.fields).toEqual({ password: ['The password field is required.'] });
      const wrong = refusalIn(await begin({ password: 'wrong' }, person));
      expect(wrong.fields).toEqual({ password: ['The password is incorrect.'] });
      expect((await begin({ password: PASSWORD }, person)).errors).toEqual([]);
    }
  });

  test('leads to a lockout after wrong passwords, as a login does', async () => {
    server.clock.advance({ minutes: 11 });
    for (let guess = 0; guess < 10; guess += 1) {
      await request(server.url, BeginCollaboratorTotp, { password: 'wrong' }, person);
    }
    const shown = { password: PASSWORD };
    const locked = await request(server.url, BeginCollaboratorTotp, shown, person);
    expect(refusalIn(locked).code).toBe('ACCOUNT_LOCKED');
    const input = { email: person.email, password: PASSWORD };
    expect(refusalIn(await request(server.url, CollaboratorLogin, { input })).code).toBe('ACCOUNT_LOCKED');
  });

  test('cannot be confirmed by another collaborator', async () => {
    const other = await join(server, 'SUPPORT');
    const { beginCollaboratorTotp } = await execute(server.url, BeginCollaboratorTotp, {}, other);
    const input = { id: beginCollaboratorTotp.id, code: codeOf(server, beginCollaboratorTotp.secret) };
    const stolen = await request(server.url, ConfirmCollaboratorTotp, { input }, person);
    expect(refusalIn(stolen).fields).toEqual({ code: ['The code is not valid.'] });
    await execute(server.url, ConfirmCollaboratorTotp, { input }, other);
  });
});

test('adding and removing a factor each send a mail, and the audit log omits the name of the factor', async () => {
  const { prisma } = server.gatehouse;
  await prisma.authenticator.deleteMany();
  const person = await join(server, 'SUPPORT');
  const { beginCollaboratorTotp } = await execute(server.url, BeginCollaboratorTotp, {}, person);
  const { id, secret: own } = beginCollaboratorTotp;
  const input = { id, code: codeOf(server, own), name: 'Ada’s own phone' };
  await execute(server.url, ConfirmCollaboratorTotp, { input }, person);
  server.clock.advance({ seconds: 60 });
  const proof = { code: codeOf(server, own) };
  await execute(server.url, RemoveCollaboratorAuthenticator, { id, proof }, person);
  const mails = await mailsTo(server, person.email);
  expect(mails.slice(1).map(({ subject }) => subject)).toEqual([
    'A second factor was added to your login',
    'A second factor was removed from your login',
  ]);
  const entries = await prisma.auditEvent.findMany({ where: { targetKind: 'authenticator', targetId: id } });
  expect(entries.map(({ action, before, after }) => [action, before ?? after])).toEqual([
    ['authenticator.added', { kind: 'TOTP' }],
    ['authenticator.removed', { kind: 'TOTP' }],
  ]);
});
