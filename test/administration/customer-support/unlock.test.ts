import { beforeEach, describe, expect, test } from 'vitest';
import { fail, tryByGraphql } from '../../guarantees/attempts.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import type { UnlockCustomerInput } from '../../support/gql/graphql.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const Unlock = graphql(`
  mutation Unlock($input: UnlockCustomerInput!) { unlockCustomer(input: $input) { customerId unlocked } }
`);

let server: TestServer;
let owner: { token: string };
beforeEach(async () => {
  server = await startServer({ env: { TRUSTED_PROXIES: '1' } });
  server.clock.freeze();
  owner = await logInCollaborator(server);
});
const unlock = async (input: UnlockCustomerInput) =>
  (await execute(server.url, Unlock, { input }, owner)).unlockCustomer;

describe('a collaborator unlocks', () => {
  test('a customer by id, for every address, but no other customer', async () => {
    const [customer, neighbour] = [await register(server.url), await register(server.url)];
    for (const from of ['192.0.2.1', '192.0.2.2']) await fail(server.url, { ...customer, from }, 10);
    await fail(server.url, { ...neighbour, from: '192.0.2.1' }, 10);
    const { id } = customer.customer;
    expect(await unlock({ id })).toEqual({ customerId: id, unlocked: true });
    for (const from of ['192.0.2.1', '192.0.2.2']) {
      expect(await tryByGraphql(server.url, { ...customer, from })).toBe('right');
    }
    expect(await tryByGraphql(server.url, { ...neighbour, from: '192.0.2.1' })).toBe('locked');
    expect(await unlock({ id })).toEqual({ customerId: id, unlocked: false });
  });

  test('a customer, but no other customer whose id begins with the same digits', async () => {
    const customers = [];
    for (let index = 0; index < 10; index += 1) customers.push(await register(server.url));
    const [first, tenth] = [customers[0], customers[9]];
    if (!first || !tenth) throw new Error('unreachable');
    expect(tenth.customer.id).toBe(`${first.customer.id}0`);
    await fail(server.url, tenth, 10);
    await unlock({ id: first.customer.id });
    expect(await tryByGraphql(server.url, tenth)).toBe('locked');
  });

  test('a customer who has reached the daily limit', async () => {
    const customer = await register(server.url);
    for (let index = 0; index < 100; index += 1) {
      await fail(server.url, { ...customer, from: `198.51.100.${index}` }, 1);
    }
    const from = '203.0.113.1';
    expect(await tryByGraphql(server.url, { ...customer, from })).toBe('locked');
    await unlock({ email: customer.email });
    expect(await tryByGraphql(server.url, { ...customer, from })).toBe('right');
  });

  test('an email or a username that no customer has', async () => {
    const email = uniqueEmail();
    await fail(server.url, { email }, 10);
    expect(await unlock({ email: email.toUpperCase() })).toEqual({ customerId: null, unlocked: true });
    expect(await tryByGraphql(server.url, { email, password: 'wrong' })).toBe('wrong');

    const username = 'nobody-has-this';
    const guess = () => request(server.url, Login, { input: { username, password: 'wrong' } });
    for (let index = 0; index < 10; index += 1) await guess();
    expect((await guess()).errors[0]?.extensions?.code).toBe('ACCOUNT_LOCKED');
    expect(await unlock({ username })).toEqual({ customerId: null, unlocked: true });
    expect((await guess()).errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
  });

  test('a customer who registered after the email had been locked', async () => {
    const email = uniqueEmail();
    await fail(server.url, { email }, 10);
    const customer = await register(server.url, { email });
    await fail(server.url, customer, 10);
    expect(await unlock({ email })).toEqual({ customerId: customer.customer.id, unlocked: true });
    expect(await tryByGraphql(server.url, customer)).toBe('right');
  });

  test('with an audit entry whose target id does not contain the given email', async () => {
    const { id } = (await register(server.url)).customer;
    await unlock({ id });
    await unlock({ email: 'somebody@example.test' });
    const events = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'customer.unlocked' },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      { actorKind: 'COLLABORATOR', targetKind: 'customer', targetId: id, after: { unlocked: false } },
      { targetKind: 'login_name', after: { unlocked: false } },
    ]);
    expect(JSON.stringify(events.map(({ targetId }) => targetId))).not.toContain('somebody');
  });

  test.each<[string, UnlockCustomerInput, string]>([
    ['without a name', {}, 'VALIDATION_FAILED'],
    ['with two names', { id: '1', email: 'a@b.example' }, 'VALIDATION_FAILED'],
    ['with an empty email', { email: '' }, 'VALIDATION_FAILED'],
    ['with an empty username', { username: ' ' }, 'VALIDATION_FAILED'],
    ['with an unknown id', { id: '4711' }, 'NOT_FOUND'],
    ['with a malformed id', { id: "1' OR 1=1" }, 'NOT_FOUND'],
    ['with an email that cannot be stored', { email: 'a\0@b.example' }, 'VALIDATION_FAILED'],
  ])('nothing in a call %s', async (_name, input, code) => {
    const { errors } = await request(server.url, Unlock, { input }, owner);
    expect(errors[0]?.extensions?.code).toBe(code);
  });
});
