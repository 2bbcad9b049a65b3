import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { removeSpentKeys, rotateSigningKeyWhenDue } from '../../../src/access/tokens/key-rotation.ts';
import { rotateSigningKey } from '../../../src/access/tokens/signing-keys.ts';
import { readSettings } from '../../../src/platform/settings.ts';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { rest } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { parts, verdicts } from './jwt.ts';

const DAYS = 90;

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const rotateWhenDue = ({ gatehouse } = server, days = DAYS) => rotateSigningKeyWhenDue(gatehouse, days);
const kidOf = (token: string) => parts(token).header.kid;

/** Advances the monotonic clock, so that servers read the keys again. */
function letServersNotice(): void {
  const before = performance.now();
  vi.restoreAllMocks();
  const real = performance.now.bind(performance);
  const offset = before - real() + 60_000;
  vi.spyOn(performance, 'now').mockImplementation(() => real() + offset);
}

async function published({ url } = server): Promise<string[]> {
  const { body } = await rest(url, 'GET', '/.well-known/jwks.json');
  return body.keys.map(({ kid }: { kid: string }) => kid);
}

describe('the automatic rotation', () => {
  test('publishes the next key a day before the period ends, and signs with this key after that day', async () => {
    const before = await register(server.url);
    const [first] = await published();
    const { signsFrom } = await server.gatehouse.prisma.signingKey.findFirstOrThrow();
    server.clock.freeze(signsFrom);
    server.clock.advance({ days: DAYS - 1, milliseconds: -1 });
    expect(await rotateWhenDue()).toBeNull();
    server.clock.advance({ milliseconds: 1 });
    const next = await rotateWhenDue();
    expect(next).not.toBeNull();
    letServersNotice();
    expect((await published()).toSorted()).toEqual([first, next].toSorted());
    const { body: metrics } = await rest(server.url, 'GET', '/metrics');
    // The first key still signs.
    const [, age] = /^gatehouse_signing_key_age_seconds (\S+)$/m.exec(metrics) ?? [];
    expect(Number(age)).toBe((DAYS - 1) * 86_400);

    // The next key begins to sign after a day, so that verifiers have time to read it.
    server.clock.advance({ hours: 23, minutes: 59 });
    letServersNotice();
    expect(kidOf((await register(server.url)).token)).toBe(first);
    server.clock.advance({ minutes: 2 });
    letServersNotice();
    const after = await register(server.url);
    expect(kidOf(after.token)).toBe(next);
    expect(await verdicts(server, [after.token])).toMatchObject([{ valid: true }]);
    // The first key stays published while tokens signed with it may be valid.
    expect(await published()).toContain(first);
    expect(kidOf(before.token)).toBe(first);
  });

  test('creates one key for each period', async () => {
    server.clock.advance({ days: DAYS });
    expect(await rotateWhenDue()).not.toBeNull();
    for (const days of [0, 1, 50, 38]) {
      server.clock.advance({ days });
      expect(await rotateWhenDue()).toBeNull();
    }
    server.clock.advance({ days: 2 });
    expect(await rotateWhenDue()).not.toBeNull();
    expect(await server.gatehouse.prisma.signingKey.count()).toBe(3);
  });

  test('is off when it is set to 0', async () => {
    server.clock.advance({ days: 3650 });
    expect(await rotateWhenDue(server, 0)).toBeNull();
  });

  test('removes a key only when the last token that it may have signed has expired', async () => {
    const { prisma } = server.gatehouse;
    const [first] = await published();
    server.clock.advance({ days: DAYS });
    const next = await rotateWhenDue();
    const { verifiesUntil } = await prisma.signingKey.findUniqueOrThrow({ where: { kid: String(first) } });
    // The key signs for one more day, and its tokens last up to a year.
    expect(Number(verifiesUntil) - server.clock.now().getTime()).toBeGreaterThanOrEqual(
      366 * 86_400_000 - 60_000,
    );
    server.clock.freeze(new Date(Number(verifiesUntil) - 1));
    expect(await removeSpentKeys(server.gatehouse)).toBe(0);
    server.clock.freeze(new Date(Number(verifiesUntil)));
    expect(await removeSpentKeys(server.gatehouse)).toBe(1);
    expect(await prisma.signingKey.findMany({ select: { kid: true } })).toEqual([{ kid: next }]);
  });

  test('is overridden by a manual rotation, which retires the next key before it has signed', async () => {
    server.clock.advance({ days: DAYS });
    const waiting = await rotateWhenDue();
    const { created, retired } = await rotateSigningKey(server.gatehouse.prisma, server.gatehouse);
    expect(retired).toEqual([waiting]);
    for (const days of [1, 2, 30]) {
      server.clock.advance({ days });
      letServersNotice();
      expect(kidOf((await register(server.url)).token)).toBe(created);
    }
  });

  test('reads its period from KEY_ROTATION_DAYS', () => {
    const secret = { KEY_ENCRYPTION_SECRET: 'only-for-tests-and-known-to-everyone' };
    expect(readSettings(secret).keyRotationDays).toBe(90);
    expect(readSettings({ ...secret, KEY_ROTATION_DAYS: '0' }).keyRotationDays).toBe(0);
    for (const wrong of ['-1', '1.5', 'never', '4000']) {
      expect(() => readSettings({ ...secret, KEY_ROTATION_DAYS: wrong })).toThrow('KEY_ROTATION_DAYS');
    }
  });
});

describePostgres('with two servers', () => {
  test('only one of 20 simultaneous attempts makes a rotation that is due', async () => {
    const { clock, at, first } = await startTwoServers();
    for (let round = 1; round <= 10; round += 1) {
      clock.advance({ days: DAYS + 1 });
      const created = await inParallel(20, (index) => rotateWhenDue(at(index)));
      expect(created.filter((kid) => kid !== null)).toHaveLength(1);
      expect(await first.gatehouse.prisma.signingKey.count({ where: { retiredAt: null } })).toBe(1);
    }
  });

  onlyInFullRun(() => {
    test('running servers make a rotation that is due', async () => {
      const database = await createPostgresDatabase();
      const { clock } = await startServer({ database });
      clock.advance({ days: DAYS });
      const env = { KEY_ROTATION_DAYS: String(DAYS) };
      const others = await Promise.all([1, 2].map(() => startServer({ database, clock, env, sweeps: true })));
      for (const other of others) await expect.poll(async () => (await published(other)).length).toBe(2);
    });
  });
});
