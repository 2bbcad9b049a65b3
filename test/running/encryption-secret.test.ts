import { decodeProtectedHeader } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { nameOf, SEALED_PLACES } from '../../src/platform/encryption/sealed-places.ts';
import { registerGuarded } from '../customers/second-factor/factors.ts';
import { LOOPBACK } from '../delivery/webhooks/receiver.ts';
import { createPostgresDatabase, describePostgresInOrder } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../support/server.ts';
import { expectThings, makeThings, sealedValues, type Things } from './sealed-things.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => `secret-${letter}-`.padEnd(40, letter));
const OK = { code: 0, stderr: '' };
const TYPO = 'a-secret-that-was-never-the-one-of-it';

describePostgresInOrder('a rotation of KEY_ENCRYPTION_SECRET', () => {
  let url: string;
  let old: TestServer;
  let things: Things;

  const env = (current = '', others: Record<string, string | undefined> = {}) => {
    const entries = Object.entries(others).map(([name, value]) => [`KEY_ENCRYPTION_SECRET_${name}`, value]);
    return { ...LOOPBACK, KEY_ENCRYPTION_SECRET: current, ...Object.fromEntries(entries) };
  };
  const start = async (...secrets: Parameters<typeof env>) =>
    startServer({ database: { url }, env: env(...secrets), ...(old ? { clock: old.clock } : {}) });
  const rotate = async (secrets: Parameters<typeof env>, options: string[] = []) => {
    const ended = await runCommand(
      { ...env(...secrets), DATABASE_URL: url, PUBLIC_URL },
      'rotate-encryption-secret',
      options,
    );
    for (const secret of [A, B, C]) expect(ended.stdout + ended.stderr).not.toContain(secret);
    return ended;
  };
  const sealedBy = async () => {
    const values = await sealedValues(old.gatehouse.prisma);
    const secrets = values
      .filter(({ place }) => place !== 'encryption_secret.wrapped_root')
      .map(({ value }) => decodeProtectedHeader(value) as { kid?: string })
      .map(({ kid = 'first' }) => kid);
    return [...new Set(secrets)];
  };

  beforeAll(async () => {
    ({ url } = await createPostgresDatabase());
    old = await start(A);
    things = await makeThings(old);
  });

  test('the list of places has every encrypted column, and these tests have a value for each', async () => {
    const places = (await sealedValues(old.gatehouse.prisma)).map(({ place }) => place);
    const listed = SEALED_PLACES.map(({ table, column }) => `${table}.${column}`);
    expect([...new Set(places)].sort()).toEqual(['encryption_secret.wrapped_root', ...listed].sort());
    expect(await sealedBy()).toEqual(['first']);
  });

  test('begins with servers that also decrypt with the new secret, and still encrypt with the old one', async () => {
    const accepting = await start(A, { NEXT: B });
    await expectThings(accepting, things, { first: true });
    await expectThings(old, things);
    expect(await sealedBy()).toEqual(['first']);
  });

  test('continues with servers that encrypt with the new secret, next to servers of the first step', async () => {
    const accepting = await start(A, { NEXT: B });
    const next = await start(B, { PREVIOUS: A });
    await expectThings(next, things);
    things.guarded.push(await registerGuarded(next));
    expect(await sealedBy()).toHaveLength(2);
    // Each server decrypts the values that the other has encrypted.
    await expectThings(accepting, things);
    things.guarded.push(await registerGuarded(accepting));
    await expectThings(next, things);
    await expect(start(A)).rejects.toThrow(/also encrypted with another secret.*KEY_ENCRYPTION_SECRET_NEXT/);
    await expect(start(C, { PREVIOUS: A })).rejects.toThrow(/also encrypted with another secret/);
    await expect(start(B, { PREVIOUS: TYPO })).rejects.toThrow(/KEY_ENCRYPTION_SECRET/);
  });

  test('is finished by the command, even if it runs twice at once or a server still uses the old secret', async () => {
    const during = [B, { PREVIOUS: A }] as Parameters<typeof env>;
    const [accepting, next] = [await start(A, { NEXT: B }), await start(...during)];
    const checked = JSON.parse((await rotate(during, ['--check'])).stdout);
    expect(checked).toMatchObject({ previousMayBeRemoved: false, damaged: {} });
    expect(Object.keys(checked.left).sort()).toEqual(SEALED_PLACES.map(nameOf).sort());
    for (const options of [[], ['--check']]) {
      const swapped = await rotate([A, { NEXT: B }], options);
      expect(swapped).toMatchObject({ code: 1, stdout: '' });
      expect(swapped.stderr).toContain('KEY_ENCRYPTION_SECRET_NEXT: must not be set for this command');
    }
    const both = await Promise.all([rotate(during), rotate(during)]);
    expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([OK, OK]);
    const done = both.map(({ stdout }) => JSON.parse(stdout));
    for (const report of done) {
      expect(report).toMatchObject({ left: {}, damaged: {}, previousMayBeRemoved: true });
    }
    for (const [place, count] of Object.entries(checked.left)) {
      const [one, other] = done.map((report) => report.resealed[place] ?? 0);
      // Meanwhile, a server of the first step may deliver a webhook again, and encrypts the answer with the old secret.
      const added = place === 'webhook_delivery.encrypted_answer' ? one + other - Number(count) : 0;
      expect(added).toBeGreaterThanOrEqual(0);
      expect([place, one + other - added]).toEqual([place, count]);
    }
    expect(await sealedBy()).toEqual([next.gatehouse.derivedKeys.currentId]);
    const again = JSON.parse((await rotate(during)).stdout);
    expect(again).toEqual({ resealed: {}, left: {}, damaged: {}, previousMayBeRemoved: true });
    await expectThings(next, things);
    const entries = await next.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'encryption_secret' },
    });
    expect(entries).toMatchObject([{ action: 'encryption_secret.replaced', actorKind: 'COMMAND_LINE' }]);
    expect(JSON.stringify(entries.map((entry) => ({ ...entry, id: String(entry.id) })))).not.toContain(
      old.gatehouse.derivedKeys.currentId,
    );
    // A server of the first step still runs.
    await expectThings(accepting, things);
    for (const found of [await rotate(during, ['--check']), await rotate([B], ['--check'])]) {
      const { left, damaged, previousMayBeRemoved } = JSON.parse(found.stdout);
      expect({ damaged, previousMayBeRemoved }).toEqual({ damaged: {}, previousMayBeRemoved: false });
      expect(Object.keys(left)).toContain('openid_record.encrypted_payload');
    }
    expect(JSON.parse((await rotate(during)).stdout)).toMatchObject({ left: {}, previousMayBeRemoved: true });
  });

  test('ends with servers that have the new secret only, and the old secret is not accepted again', async () => {
    const after = await start(B);
    await expectThings(after, things);
    for (const refused of [[A], [A, { NEXT: B }], [C, { NEXT: A, PREVIOUS: B }]] as Parameters<
      typeof env
    >[]) {
      await expect(start(...refused)).rejects.toThrow(/was replaced on .*is not accepted again/);
    }
    await expect(start(TYPO)).rejects.toThrow(/cannot be decrypted.*KEY_ENCRYPTION_SECRET/);
    await expect(start(B, { PREVIOUS: TYPO })).rejects.toThrow(/_PREVIOUS: has never been the secret/);
    const [first] = await after.gatehouse.prisma.encryptionSecret.findMany({ orderBy: { createdAt: 'asc' } });
    expect(first).toMatchObject({ wrappedRoot: null, replacedAt: expect.any(Date) });
  });
});
