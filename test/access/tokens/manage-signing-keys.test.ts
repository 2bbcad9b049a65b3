import { decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, register } from '../../support/customers.ts';
import { Me, Refresh } from '../../support/documents.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { Keys, Rotate, Withdraw } from './signing-key-documents.ts';

const kidOf = ({ token }: { token: string }) => String(decodeProtectedHeader(token).kid);

async function published(server: TestServer): Promise<string[]> {
  const answer = await fetch(`${server.url}/.well-known/jwks.json`);
  const { keys } = (await answer.json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
}

test('an owner of the only account can rotate the key: old tokens stay valid, new ones have the new key', async () => {
  const server = await startServer();
  const owner = await logInCollaborator(server);
  const customer = await register(server.url);
  const before = (await execute(server.url, Keys, {}, owner)).signingKeys;
  expect(before).toMatchObject({
    keys: [
      { kid: kidOf(customer), state: 'ACTIVE', algorithm: 'ES256', retiresAt: null, verifiesUntil: null },
    ],
    withdrawn: [],
    mayChange: true,
  });
  const { rotateSigningKeys } = await execute(server.url, Rotate, {}, owner);
  const [next, current] = rotateSigningKeys.keys;
  expect(next).toMatchObject({ state: 'NEXT' });
  expect(current).toMatchObject({ kid: kidOf(customer), state: 'ACTIVE', retiresAt: next?.signsFrom });
  server.clock.advance({ seconds: 20 });
  const { signingKeys } = await execute(server.url, Keys, {}, owner);
  expect(signingKeys.keys).toMatchObject([
    { kid: next?.kid, state: 'ACTIVE' },
    { kid: kidOf(customer), state: 'RETIRED' },
  ]);
  await expect.poll(async () => kidOf(await login(server.url, customer))).toBe(next?.kid);
  expect((await execute(server.url, Me, {}, customer)).me?.id).toBe(customer.customer.id);
  expect((await published(server)).sort()).toEqual([String(next?.kid), kidOf(customer)].sort());
});

test('an owner of the only account can withdraw a key: its tokens are refused, their sessions stay open', async () => {
  const server = await startServer();
  const owner = await logInCollaborator(server);
  const customer = await register(server.url);
  const kid = kidOf(customer);
  const { withdrawSigningKey } = await execute(server.url, Withdraw, { kid }, owner);
  expect(withdrawSigningKey).toMatchObject({
    keys: [{ state: 'ACTIVE' }],
    withdrawn: [{ kid, withdrawnAt: expect.any(String) }],
  });
  expect(withdrawSigningKey.keys[0]?.kid).not.toBe(kid);
  const refused = async () => (await request(server.url, Me, {}, customer)).errors[0]?.extensions?.code;
  await expect.poll(refused).toBe('UNAUTHENTICATED');
  const { refresh } = await execute(server.url, Refresh, { refreshToken: customer.refreshToken ?? '' });
  expect((await execute(server.url, Me, {}, refresh)).me?.id).toBe(customer.customer.id);
  for (const gone of [kid, `${kid}\0`]) {
    const again = await request(server.url, Withdraw, { kid: gone }, owner);
    expect(again.errors[0]?.extensions?.code).toBe('NOT_FOUND');
  }
});

test('the query signingKeys shows no private key', async () => {
  const server = await startServer();
  const owner = await logInCollaborator(server);
  const { signingKeys } = await execute(server.url, Keys, {}, owner);
  const row = await server.gatehouse.prisma.signingKey.findFirstOrThrow();
  expect(Object.keys(signingKeys.keys[0] ?? {}).sort()).toEqual([
    'algorithm',
    'createdAt',
    'kid',
    'retiresAt',
    'signsFrom',
    'state',
    'verifiesUntil',
  ]);
  expect(JSON.stringify(signingKeys)).not.toContain(row.encryptedPrivate.slice(0, 40));
});

test('eleven minutes after the login, a change of the keys needs the password', async () => {
  const server = await startServer();
  const owner = await logInCollaborator(server);
  server.clock.advance({ minutes: 11 });
  const kid = (await published(server))[0] ?? '';
  for (const { errors } of [
    await request(server.url, Rotate, {}, owner),
    await request(server.url, Withdraw, { kid }, owner),
    await request(server.url, Withdraw, { kid, password: 'not the password' }, owner),
  ])
    expect(errors[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', reauthenticate: true });
  expect(await published(server)).toEqual([kid]);
});

describe('with several accounts', () => {
  /** Tries to rotate and to withdraw. `code` is the code of both refusals, or null if both succeeded. */
  async function tried(server: TestServer, caller: { token: string }) {
    const { signingKeys } = await execute(server.url, Keys, {}, caller);
    const kid = signingKeys.keys.at(-1)?.kid ?? '';
    const answers = [
      await request(server.url, Rotate, {}, caller),
      await request(server.url, Withdraw, { kid }, caller),
    ];
    const codes = new Set(answers.map(({ errors }) => errors[0]?.extensions?.code ?? null));
    expect(codes.size).toBe(1);
    return { mayChange: signingKeys.mayChange, code: [...codes][0], message: answers[0]?.errors[0]?.message };
  }

  test('an owner may not change keys while OPERATOR_ACCOUNT is not set', async () => {
    const server = await startServer();
    await addAccount(server, 'another');
    const kids = await published(server);
    expect(await tried(server, await logInCollaborator(server))).toEqual({
      mayChange: false,
      code: 'FORBIDDEN',
      message: expect.stringContaining('Set OPERATOR_ACCOUNT'),
    });
    expect(await published(server)).toEqual(kids);
  });

  test('owners in OPERATOR_ACCOUNT may change keys, and the audit logs of other accounts name no owner', async () => {
    const server = await startServer({ env: { OPERATOR_ACCOUNT: 'demo' } });
    const { account } = await addAccount(server, 'another');
    expect(await tried(server, await logInCollaborator(server))).toMatchObject({
      mayChange: true,
      code: null,
    });
    const entries = await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'signing_key' },
      orderBy: { id: 'asc' },
    });
    expect(
      entries.map(({ action, accountId, actorKind }) => [action, accountId === account.id, actorKind]),
    ).toEqual([
      ['signing_key.rotated', true, 'SYSTEM'],
      ['signing_key.rotated', false, 'COLLABORATOR'],
      ['signing_key.withdrawn', true, 'SYSTEM'],
      ['signing_key.withdrawn', false, 'COLLABORATOR'],
    ]);
    for (const { actorId, source, requestId } of entries.filter(({ accountId }) => accountId === account.id))
      expect([actorId, source, requestId]).toEqual([null, null, null]);
  });

  test.each([['another'], ['no-such-account']])(
    'an owner of the demo account may not change keys if OPERATOR_ACCOUNT is %s',
    async (slug) => {
      const server = await startServer({ env: { OPERATOR_ACCOUNT: slug } });
      await addAccount(server, 'another');
      expect(await tried(server, await logInCollaborator(server))).toEqual({
        mayChange: false,
        code: 'FORBIDDEN',
        message: expect.stringContaining('Only owners of the account that OPERATOR_ACCOUNT names'),
      });
    },
  );
});
