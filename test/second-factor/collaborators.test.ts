import { beforeEach, expect, test } from 'vitest';
import { ask } from '../graphql/ask.ts';
import { execute, request } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { CollaboratorLogin, CollaboratorMe } from '../support/documents.ts';
import { startServer, type TestServer } from '../support/server.ts';
import {
  BeginCollaboratorTotp,
  CompleteCollaboratorLogin,
  CompleteLogin,
  ConfirmCollaboratorTotp,
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

test('is let in by a code, once, and by a recovery code', async () => {
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

test('each login that a factor completed is in the audit log, and no other', async () => {
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

test('is locked out after five wrong codes, for five minutes', async () => {
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

test('a challenge of the one side is good for nothing on the other', async () => {
  await setPolicy(server, 'OPTIONAL');
  const customer = await registerGuarded(server);
  const [theirs, hers] = [await challenge(), await challengeFor(server, customer)];
  const asCustomer = await request(server.url, CompleteLogin, {
    input: { challenge: theirs, code: codeOf(server, secret) },
  });
  expect(refusalIn(asCustomer).fields).toHaveProperty('challenge');
  const asCollaborator = await request(server.url, CompleteCollaboratorLogin, {
    input: { challenge: hers, code: codeOf(server, customer.secret) },
  });
  expect(refusalIn(asCollaborator).fields).toHaveProperty('challenge');
});

test('the audit log says that a factor was added, and by whom', async () => {
  const where = { targetKind: 'authenticator' };
  const events = await server.gatehouse.prisma.auditEvent.findMany({ where });
  expect(events).toMatchObject([
    { action: 'authenticator.added', actorKind: 'COLLABORATOR', after: { kind: 'TOTP' } },
  ]);
});

test('nobody but a collaborator touches a collaborator’s factors', async () => {
  await setPolicy(server, 'OPTIONAL');
  const customer = await registerGuarded(server);
  const proof = '{ code: "123456" }';
  for (const field of [
    'beginCollaboratorTotp { id }',
    'confirmCollaboratorTotp(input: { id: 1, code: "123456" }) { recoveryCodes }',
    'beginCollaboratorPasskeyRegistration',
    'confirmCollaboratorPasskeyRegistration(input: { credential: {} }) { recoveryCodes }',
    'beginCollaboratorPasskeyProof',
    `regenerateCollaboratorRecoveryCodes(proof: ${proof}) { recoveryCodes }`,
    `removeCollaboratorAuthenticator(id: 1, proof: ${proof}) { recoveryCodesLeft }`,
  ]) {
    for (const caller of [{}, { token: customer.token }, { basic: server.demo.partner }]) {
      const { body } = await ask(server.url, `mutation { ${field} }`, {}, caller);
      expect([field, body.errors?.[0]?.extensions.code]).toEqual([field, 'UNAUTHENTICATED']);
    }
  }
});
