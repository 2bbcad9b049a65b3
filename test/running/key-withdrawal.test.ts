import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeProtectedHeader } from 'jose';
import { afterEach, expect, test, vi } from 'vitest';
import { startTwoServers, type TwoServers } from '../guarantees/two-servers.ts';
import { execute, request, rest } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { Me, Refresh, ValidateToken } from '../support/documents.ts';
import { describePostgres } from '../support/postgres.ts';
import { BRIEFLY, COMPILED } from '../support/process.ts';
import { KEY_ENCRYPTION_SECRET, type TestServer } from '../support/server.ts';

const command = join(dirname(fileURLToPath(import.meta.url)), '../../src/cli/withdraw-key.ts');
/** The time until signatures of a withdrawn key are invalid, by the monotonic clock of each server. */
const BOUND_MS = 5_000;

afterEach(() => {
  vi.restoreAllMocks();
});

describePostgres('withdrawing a signing key', () => {
  const withdraw = ({ databaseUrl }: TwoServers, ...parameters: string[]) =>
    promisify(execFile)(process.execPath, [...BRIEFLY, command, ...parameters], {
      env: { PATH: process.env.PATH, ...COMPILED, DATABASE_URL: databaseUrl, KEY_ENCRYPTION_SECRET },
    });
  const kidOf = (token: string) => String(decodeProtectedHeader(token).kid);

  test('invalidates its tokens on every server within 5 seconds, even if cached, and a new key signs', async () => {
    const two = await startTwoServers();
    const basic = two.first.demo.partner;
    const verdict = async ({ url }: TestServer, token: string) =>
      (await execute(url, ValidateToken, { token }, { basic })).validateToken;
    const customer = await register(two.first.url);
    // Both servers have just read the keys and have the signature in their cache.
    // `withdrawnAt` is a whole number, so that its sum with the bound is exact.
    const withdrawnAt = Math.ceil(performance.now()) + 2 * BOUND_MS;
    const monotonic = vi.spyOn(performance, 'now').mockReturnValue(withdrawnAt);
    for (const server of two.both)
      expect(await verdict(server, customer.token)).toMatchObject({ valid: true });

    const kid = kidOf(customer.token);
    const { stdout } = await withdraw(two, '--kid', kid);
    const { withdrawn, created } = JSON.parse(stdout);
    expect(withdrawn).toBe(kid);
    monotonic.mockReturnValue(withdrawnAt + BOUND_MS);
    for (const server of two.both) {
      expect((await verdict(server, customer.token)).reason).toBe('INVALID_SIGNATURE');
      expect((await request(server.url, Me, {}, customer)).errors[0]?.extensions?.code).toBe(
        'UNAUTHENTICATED',
      );
      const { body } = await rest(server.url, 'GET', '/.well-known/jwks.json');
      expect(body.keys.map((key: { kid: string }) => key.kid)).toEqual([created]);
    }
    // The session continues with its refresh token, and the new key signs its tokens.
    const { refresh } = await execute(two.second.url, Refresh, { refreshToken: customer.refreshToken ?? '' });
    expect(kidOf(refresh.token)).toBe(created);
    for (const server of two.both)
      expect(await verdict(server, refresh.token)).toMatchObject({ valid: true });

    const { prisma } = two.first.gatehouse;
    const entries = await prisma.auditEvent.findMany({ where: { action: 'signing_key.withdrawn' } });
    expect(entries).toMatchObject([{ actorKind: 'COMMAND_LINE', targetId: kid }]);
    expect(entries).toHaveLength(await prisma.account.count());
  });

  test('with an unknown id fails with a message and changes nothing', async () => {
    const two = await startTwoServers();
    const { prisma } = two.first.gatehouse;
    const before = await prisma.signingKey.findMany();
    await expect(withdraw(two, '--kid', 'no-such-key')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no-such-key'),
    });
    await expect(withdraw(two)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') });
    expect(await prisma.signingKey.findMany()).toEqual(before);
  });
});
