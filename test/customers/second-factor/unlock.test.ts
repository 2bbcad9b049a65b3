import { beforeEach, describe, expect, test } from 'vitest';
import { join, PASSWORD } from '../../administration/collaborators/join.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { RemoveCustomerAuthenticators } from '../../administration/customer-support/documents.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login } from '../../support/customers.ts';
import { CollaboratorLogin } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  BeginCollaboratorTotp,
  BeginTotp,
  CompleteCollaboratorLogin,
  CompleteLogin,
  ConfirmCollaboratorTotp,
  ConfirmTotp,
  RemoveAuthenticator,
} from './documents.ts';
import {
  challengeFor,
  codeOf,
  type Guarded,
  refusalIn,
  registerGuarded,
  setPolicy,
  wrongCode,
} from './factors.ts';

const UnlockCustomer = graphql(`
  mutation UnlockGuardedCustomer($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }
`);
const UnlockCollaborator = graphql(`
  mutation UnlockGuardedCollaborator($id: ID!) { unlockCollaborator(input: { id: $id }) { unlocked } }
`);

let server: TestServer;
let customer: Guarded;
let id: string;
beforeEach(async () => {
  server = await startServer();
  await setPolicy(server, 'OPTIONAL');
  server.clock.freeze();
  customer = await registerGuarded(server);
  const where = { email: customer.email };
  id = String((await server.gatehouse.prisma.customer.findFirstOrThrow({ where })).id);
});

async function complete(code: string): Promise<string> {
  const challenge = await challengeFor(server, customer);
  const answer = await request(server.url, CompleteLogin, { input: { challenge, code } });
  return refusalIn(answer).code ?? 'in';
}

/** Stores the number of failures that locks the owner out for a day. */
async function lockOut(owner: string): Promise<void> {
  const windowEndsAt = new Date(server.clock.now().getTime() + 86_400_000);
  const key = `factor:${owner}/day`;
  const day = { failures: 100, windowEndsAt };
  const create = { key, ...day, pendingUntil: windowEndsAt };
  await server.gatehouse.prisma.attemptCounter.upsert({ where: { key }, create, update: day });
}

describe('failures of a customer’s second factor', () => {
  test('are removed when a collaborator unlocks the customer', async () => {
    for (let i = 0; i < 5; i += 1) await complete(wrongCode(server, customer.secret));
    await lockOut(`customer:${id}`);
    expect(await complete(codeOf(server, customer.secret))).toBe('ACCOUNT_LOCKED');
    const support = await asCollaborator(server, 'SUPPORT');
    const unlock = async () => (await execute(server.url, UnlockCustomer, { id }, support)).unlockCustomer;
    expect(await unlock()).toEqual({ unlocked: true });
    expect(await complete(codeOf(server, customer.secret))).toBe('in');
    expect(await unlock()).toEqual({ unlocked: false });
  });

  test('do not count for the next factor when an admin has removed the factors', async () => {
    await lockOut(`customer:${id}`);
    const admin = await asCollaborator(server, 'ADMIN');
    await execute(server.url, RemoveCustomerAuthenticators, { customerId: id }, admin);
    const { token } = await login(server.url, customer);
    expect(await complete(await setUpAnother(token))).toBe('in');
  });

  test('do not count for the next factor when the customer has removed the last one', async () => {
    const windowEndsAt = new Date(server.clock.now().getTime() + 86_400_000);
    const key = `factor:customer:${id}/day`;
    const day = { failures: 99, windowEndsAt };
    const create = { key, ...day, pendingUntil: windowEndsAt };
    await server.gatehouse.prisma.attemptCounter.upsert({ where: { key }, create, update: day });
    const proof = { code: codeOf(server, customer.secret) };
    const { authenticatorId, token } = customer;
    await execute(server.url, RemoveAuthenticator, { id: authenticatorId, proof }, { token });
    const code = await setUpAnother(token);
    expect(await complete(wrongCode(server, customer.secret))).toBe('VALIDATION_FAILED');
    expect(await complete(code)).toBe('in');
  });
});

/** Sets up a new factor. @returns a code of it */
async function setUpAnother(token: string): Promise<string> {
  const { beginTotp } = await execute(server.url, BeginTotp, { password: customer.password }, { token });
  customer.secret = beginTotp.secret;
  const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
  await execute(server.url, ConfirmTotp, { input }, { token });
  server.clock.advance({ seconds: 60 });
  return codeOf(server, beginTotp.secret);
}

test('failures of a collaborator’s second factor are removed when an owner unlocks the collaborator', async () => {
  const person = await join(server, 'SUPPORT');
  const { beginCollaboratorTotp } = await execute(server.url, BeginCollaboratorTotp, {}, person);
  const { secret } = beginCollaboratorTotp;
  const input = { id: beginCollaboratorTotp.id, code: codeOf(server, secret) };
  await execute(server.url, ConfirmCollaboratorTotp, { input }, person);
  server.clock.advance({ seconds: 60 });
  await lockOut(`collaborator:${person.id}`);
  const outcome = async () => {
    const credentials = { email: person.email, password: PASSWORD };
    const { challenge = '' } = refusalIn(
      await request(server.url, CollaboratorLogin, { input: credentials }),
    );
    const shown = { challenge, code: codeOf(server, secret) };
    return refusalIn(await request(server.url, CompleteCollaboratorLogin, { input: shown })).code ?? 'in';
  };
  expect(await outcome()).toBe('ACCOUNT_LOCKED');
  const owner = await logInCollaborator(server);
  const { unlockCollaborator } = await execute(server.url, UnlockCollaborator, { id: person.id }, owner);
  expect(unlockCollaborator).toEqual({ unlocked: true });
  expect(await outcome()).toBe('in');
});
