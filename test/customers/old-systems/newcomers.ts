import { expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import type { OldSystemMock } from '../../support/old-system.ts';
import type { TestServer } from '../../support/server.ts';
import { LOGINS, moving } from './moving.ts';

const OWN_HASH = /^\$argon2id\$/;
export const DELETE_MYSELF =
  'mutation ($password: String) { deleteMyself(password: $password) { customerId } }';

/** Tests of logins with an email that no enabled customer has. The old system may know the person. */
export function testNewcomers(parts: () => { server: TestServer; mock: OldSystemMock }): void {
  const server = () => parts().server;
  const mock = () => parts().mock;
  const account = () => moving(server(), mock);
  let lastId = 90_000;
  const newcomer = (more: object = {}) => {
    lastId += 1;
    const person = { id: lastId, email: uniqueEmail(), password: 'known there', more };
    mock().people.push(person);
    return person;
  };
  const find = (email: string) =>
    server().gatehouse.prisma.customer.findFirst({ where: { emailKey: email.toLowerCase() } });

  test('is not sent to the old system, unless the account allows it', async () => {
    await account().moveFrom('PELCRO');
    expect((await LOGINS.graphql(server(), newcomer())).status).toBe(401);
    expect(mock().questions).toEqual([]);
  });

  test('creates a customer with the profile of Pelcro, and with a verified email if Pelcro is trusted', async () => {
    await account().moveFrom('PELCRO', { createsUnknown: true, trustsEmails: true });
    const taken = await register(server().url, { username: 'taken' });
    const more = {
      email_confirm: true,
      first_name: 'Ada',
      last_name: 'x'.repeat(300),
      username: taken.customer.username,
      language: 'fr',
    };
    const person = newcomer(more);
    expect(await LOGINS.pelcro(server(), person)).toMatchObject({
      status: 200,
      token: expect.stringMatching(/^ey/),
    });
    const created = await find(person.email);
    expect(created).toMatchObject({ firstName: 'Ada', lastName: null, username: null, language: 'fr' });
    expect(created?.emailVerifiedAt).toBeInstanceOf(Date);
    expect(created?.passwordHash).toMatch(OWN_HASH);
    mock().mode = 'down';
    expect(await LOGINS.graphql(server(), person)).toMatchObject({ status: 200 });
  });

  test('is not verified if the account does not trust the old system, even if that system verified it', async () => {
    await account().moveFrom('HOOK', { createsUnknown: true });
    const person = newcomer({ emailVerified: true, displayName: 'Ada' });
    expect(await LOGINS.graphql(server(), person)).toMatchObject({ status: 200 });
    expect(await find(person.email)).toMatchObject({ displayName: 'Ada', emailVerifiedAt: null });
  });

  test('creates no customer for an answer about another email, or for a wrong password', async () => {
    await account().moveFrom('HOOK', { createsUnknown: true });
    const person = newcomer({ email: uniqueEmail() });
    expect((await LOGINS.graphql(server(), person)).status).toBe(503);
    expect((await LOGINS.graphql(server(), { ...person, password: 'not it' })).status).toBe(401);
    expect(await find(person.email)).toBeNull();
  });

  test('creates no customer for a person who is a customer with another email', async () => {
    await account().moveFrom('PELCRO', { createsUnknown: true });
    const person = newcomer();
    expect(await LOGINS.graphql(server(), person)).toMatchObject({ status: 200 });
    expect(await find(person.email)).toMatchObject({ importedSubject: String(person.id) });
    const renamed = { ...person, email: uniqueEmail() };
    mock().people.push(renamed);
    expect((await LOGINS.graphql(server(), renamed)).status).toBe(401);
    expect(await find(renamed.email)).toBeNull();
    // The next person was imported and has the same id in both systems.
    const imported = await account().customerElsewhere();
    const digest = new Uint8Array(32);
    const { prisma } = server().gatehouse;
    const run = await prisma.importRun.create({
      data: { accountId: 1, digest, source: 'pelcro', startedAt: server().clock() },
    });
    await prisma.importedCustomer.create({
      data: { customerId: imported.id, runId: run.id, digest, updatedAt: server().clock() },
    });
    const kept = { id: imported.id, email: uniqueEmail(), password: 'known there' };
    mock().people.push(kept);
    expect((await LOGINS.graphql(server(), kept)).status).toBe(401);
    expect(await find(kept.email)).toBeNull();
  });

  test('creates no customer for a person deleted here, but one for a person with the id of a customer', async () => {
    await account().moveFrom('PELCRO', { createsUnknown: true });
    const person = newcomer();
    expect(await LOGINS.graphql(server(), person)).toMatchObject({ status: 200 });
    const { token } = await LOGINS.graphql(server(), person);
    const { password, email } = person;
    await ask(server().url, DELETE_MYSELF, { password }, { token: token ?? '' });
    expect((await LOGINS.graphql(server(), person)).status).toBe(401);
    expect(await find(email)).toBeNull();
    // A customer here has the same id as another person in the old system.
    const { customer } = await register(server().url);
    const same = { id: Number(customer.id), email: uniqueEmail(), password: 'known there' };
    mock().people.push(same);
    expect(await LOGINS.graphql(server(), same)).toMatchObject({ status: 200 });
  });

  test('is not sent to the old system if a disabled customer has it', async () => {
    await account().moveFrom('PRANCER', { createsUnknown: true });
    const { id, email, password } = await account().customerElsewhere();
    await server().gatehouse.prisma.customer.update({
      where: { id },
      data: { disabledAt: server().clock() },
    });
    expect((await LOGINS.graphql(server(), { email, password })).status).toBe(401);
    expect(mock().questions).toEqual([]);
  });
}
