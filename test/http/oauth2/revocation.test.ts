import { beforeAll, describe, expect, test } from 'vitest';
import { verdicts } from '../../access/tokens/jwt.ts';
import { execute, rest } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Refresh } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';

const server = testServer();
let other: OtherAccount;
beforeAll(async () => {
  other = await addAccount(server, 'elsewhere');
});

const revoke = (form: Record<string, string>, basic = server.demo.partner) =>
  rest(server.url, 'POST', '/oauth2/revoke', { form, basic });
const registerHere = () => register(server.url, {}, { siteId: server.demo.siteId });

async function revoked(form: Record<string, string>, basic = server.demo.partner): Promise<void> {
  const { status, headers, body } = await revoke(form, basic);
  expect([status, body]).toEqual([200, '']);
  expect(headers['cache-control']).toBe('no-store');
}

describe('a revocation by a partner of the account', () => {
  test.each(['access_token', 'refresh_token', 'nonsense', null])(
    'ends the session of an access or refresh token, whatever the hint (%s)',
    async (hint) => {
      const hinted: Record<string, string> = hint === null ? {} : { token_type_hint: hint };
      const [one, two] = [await registerHere(), await registerHere()];
      await revoked({ token: one.token, ...hinted });
      await revoked({ token: String(two.refreshToken), ...hinted });
      expect(await verdicts(server, [one.token, two.token])).toMatchObject([
        { valid: false, reason: 'REVOKED', action: 'REAUTHENTICATE' },
        { valid: false, reason: 'REVOKED', action: 'REAUTHENTICATE' },
      ]);
      for (const { refreshToken } of [one, two]) {
        await expect(execute(server.url, Refresh, { refreshToken })).rejects.toThrow('TOKEN_REVOKED');
      }
    },
  );

  test('ends one session, and no other session of the customer', async () => {
    const customer = await registerHere();
    const second = await login(server.url, customer, { siteId: server.demo.siteId });
    await revoked({ token: customer.token });
    expect(await verdicts(server, [second.token])).toMatchObject([{ valid: true }]);
    const row = await server.gatehouse.prisma.session.findUniqueOrThrow({
      where: { id: customer.session.id },
    });
    expect(row.endReason).toBe('REVOKED_BY_PARTNER');
  });

  test('accepts a rotated refresh token of the session', async () => {
    const { refreshToken } = await registerHere();
    const { refresh } = await execute(server.url, Refresh, { refreshToken });
    await revoked({ token: String(refreshToken) });
    expect(await verdicts(server, [refresh.token])).toMatchObject([{ reason: 'REVOKED' }]);
  });
});

describe('a revocation that finds no open session of the account', () => {
  test('is answered with 200, and changes nothing', async () => {
    const gone = await registerHere();
    await revoked({ token: gone.token });
    const first = await server.gatehouse.prisma.session.findUniqueOrThrow({ where: { id: gone.session.id } });
    server.clock.advance({ minutes: 1 });
    const good = await registerHere();
    const [id] = String(good.refreshToken).split('.');
    for (const token of [
      gone.token,
      String(gone.refreshToken),
      'x',
      '\0',
      '\0.\0',
      `${good.token}=`,
      `${id}.${'A'.repeat(43)}`,
      `nobody.${'A'.repeat(43)}`,
    ]) {
      await revoked({ token });
    }
    expect(await verdicts(server, [good.token])).toMatchObject([{ valid: true }]);
    expect(
      await server.gatehouse.prisma.session.findUniqueOrThrow({ where: { id: gone.session.id } }),
    ).toEqual(first);
  });

  test('ends no session of another account, neither by an access token nor by a refresh token', async () => {
    const customer = await registerHere();
    for (const token of [customer.token, String(customer.refreshToken)]) {
      await revoked({ token }, other.partner);
    }
    expect(await verdicts(server, [customer.token])).toMatchObject([{ valid: true }]);
    await execute(server.url, Refresh, { refreshToken: customer.refreshToken });
  });
});
