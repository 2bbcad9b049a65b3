import { beforeEach, describe, expect, test } from 'vitest';
import { join, PASSWORD } from '../../administration/collaborators/join.ts';
import { fail, tryByGraphql } from '../../guarantees/attempts.ts';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { graphql } from '../../support/gql/gql.ts';
import { mailedToken } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { ResetPassword, resetTokenFor } from '../../support/ways-in.ts';

const LogIn = graphql(`
  mutation LogInLocked($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }
`);
const AskReset = graphql(`
  mutation AskResetLocked($email: String!) { requestCollaboratorPasswordReset(email: $email) }
`);
const Reset = graphql(`
  mutation ResetLocked($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id email } }
`);
const Unlock = graphql(`
  mutation UnlockCollaborator($input: UnlockCollaboratorInput!) {
    unlockCollaborator(input: $input) { collaboratorId unlocked }
  }
`);

const FROM = '203.0.113.9';

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ env: { TRUSTED_PROXIES: '1' } });
  server.clock.freeze();
});

const codeOf = ({ errors }: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  errors[0]?.extensions?.code ?? null;

/** 100 addresses, one for each failure that the daily limit allows. */
const addresses = Array.from({ length: 100 }, (_one, index) => `198.51.100.${index}`);

describe('a password reset by mail removes', () => {
  test('only the lock of the customer whose password is reset', async () => {
    const [customer, neighbour] = [await register(server.url), await register(server.url)];
    for (const each of [customer, neighbour]) await fail(server.url, { ...each, from: FROM }, 10);
    expect(await tryByGraphql(server.url, { ...customer, from: FROM })).toBe('locked');
    const { email } = customer;
    const password = 'another passphrase';
    const token = await resetTokenFor(server, email);
    await execute(server.url, ResetPassword, { input: { email, token, password } });
    expect(await tryByGraphql(server.url, { email, password, from: FROM })).toBe('right');
    expect(await tryByGraphql(server.url, { ...neighbour, from: FROM })).toBe('locked');
  });

  test('the lock of the daily limit', async () => {
    const { email, password: old } = await register(server.url);
    for (const from of addresses) await fail(server.url, { email, from }, 1);
    expect(await tryByGraphql(server.url, { email, password: old, from: FROM })).toBe('locked');
    const token = await resetTokenFor(server, email);
    const password = 'another passphrase';
    await execute(server.url, ResetPassword, { input: { email, token, password } });
    expect(await tryByGraphql(server.url, { email, password, from: FROM })).toBe('right');
  });

  test('no lock when the reset is refused', async () => {
    const customer = await register(server.url);
    await fail(server.url, { ...customer, from: FROM }, 10);
    const input = {
      email: customer.email,
      token: await resetTokenFor(server, customer.email),
      password: 'short',
    };
    await request(server.url, ResetPassword, { input });
    await request(server.url, ResetPassword, {
      input: { ...input, token: 'wrong', password: 'long enough' },
    });
    expect(await tryByGraphql(server.url, { ...customer, from: FROM })).toBe('locked');
  });
});

describe('a collaborator who is locked out', () => {
  const logIn = (email: string, password: string, from = FROM) =>
    request(server.url, LogIn, { input: { email, password } }, { headers: { 'x-forwarded-for': from } });

  async function locked() {
    const { email, id } = await join(server, 'SUPPORT');
    for (const from of addresses) await logIn(email, 'a wrong password', from);
    for (let attempt = 0; attempt < 10; attempt += 1) await logIn(email, 'a wrong password');
    expect(codeOf(await logIn(email, PASSWORD))).toBe('ACCOUNT_LOCKED');
    return { email, id };
  }

  test('can log in again after a password reset', async () => {
    const { email, id } = await locked();
    await execute(server.url, AskReset, { email });
    const input = { token: await mailedToken(server, email), password: 'another-granite-22-harbor' };
    expect(await execute(server.url, Reset, { input })).toEqual({
      resetCollaboratorPassword: { id, email },
    });
    expect(codeOf(await logIn(email, input.password))).toBeNull();
  });

  test.each(['id', 'email'] as const)('is unlocked by an owner, by %s, with an audit entry', async (by) => {
    const { email, id } = await locked();
    const owner = await logInCollaborator(server);
    const input = by === 'id' ? { id } : { email: email.toUpperCase() };
    const unlocked = { collaboratorId: id, unlocked: true };
    expect((await execute(server.url, Unlock, { input }, owner)).unlockCollaborator).toEqual(unlocked);
    expect(codeOf(await logIn(email, PASSWORD))).toBeNull();
    const [event] = await server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'collaborator.unlocked' },
    });
    expect(event).toMatchObject({
      targetKind: 'collaborator',
      targetId: id,
      after: { unlocked: true },
    });
  });

  test('must be named by exactly one of id and email', async () => {
    const owner = await logInCollaborator(server);
    for (const input of [{}, { id: '1', email: 'x@example.test' }]) {
      expect(codeOf(await request(server.url, Unlock, { input }, owner))).toBe('VALIDATION_FAILED');
    }
    for (const input of [{ id: '99999999999' }, { id: 'x' }, { email: 'nobody@example.test' }]) {
      expect(codeOf(await request(server.url, Unlock, { input }, owner))).toBe('NOT_FOUND');
    }
  });
});
