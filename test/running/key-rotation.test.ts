import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { rotateSigningKey } from '../../src/access/tokens/signing-keys.ts';
import { execute, rest } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { Refresh, ValidateToken } from '../support/documents.ts';
import { createPostgresDatabase, describePostgresInOrder } from '../support/postgres.ts';
import { BRIEFLY, COMPILED } from '../support/process.ts';
import { KEY_ENCRYPTION_SECRET, startServer, type TestServer } from '../support/server.ts';
import { bundledCommand } from '../support/server-bundle.ts';

const TIMEOUT_MS = 120_000;

function rotateByCommand(env: Record<string, string>) {
  return promisify(execFile)(process.execPath, [...BRIEFLY, bundledCommand('rotate-keys')], {
    env: { PATH: process.env.PATH, ...COMPILED, ...env },
  });
}

// The tests depend on their order: the first key signs, is replaced, and expires.
describePostgresInOrder('while two servers run', () => {
  let databaseUrl: string;
  let servers: readonly [TestServer, TestServer];
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    ({ url: databaseUrl } = await createPostgresDatabase());
    const first = await startServer({ database: { url: databaseUrl } });
    const second = await startServer({ database: { url: databaseUrl }, clock: first.clock });
    servers = [first, second];
    customer = await register(first.url);
  });

  const kidOf = (token: string) => decodeProtectedHeader(token).kid;
  const anotherToken = async ({ url }: TestServer) =>
    (await execute(url, Refresh, {}, customer)).refresh.token;
  const verdictOn = async ({ url }: TestServer, token: string) =>
    (await execute(url, ValidateToken, { token }, { basic: servers[0].demo.partner })).validateToken;
  const publishedBy = async ({ url }: TestServer) =>
    (await rest(url, 'GET', '/.well-known/jwks.json')).body.keys.map(({ kid }: { kid: string }) => kid);

  /** Sends a token with an unknown key id, so that the server reads the keys again. */
  async function lookAgain(server: TestServer): Promise<void> {
    const [header = '', payload, signature] = customer.token.split('.');
    const unknown = { ...JSON.parse(Buffer.from(header, 'base64url').toString()), kid: randomUUID() };
    const forged = `${Buffer.from(JSON.stringify(unknown)).toString('base64url')}.${payload}.${signature}`;
    expect(await verdictOn(server, forged)).toMatchObject({ reason: 'INVALID_SIGNATURE' });
  }

  async function until(done: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + TIMEOUT_MS;
    while (!(await done())) {
      if (Date.now() > deadline) throw new Error('The condition was not met in time');
      await sleep(100);
    }
  }

  test('the command creates a new key for both, and tokens of the old key stay valid', async () => {
    const oldKid = kidOf(customer.token);
    const env = { DATABASE_URL: databaseUrl, KEY_ENCRYPTION_SECRET };
    const { stdout } = await rotateByCommand(env);
    const { created, retired } = JSON.parse(stdout);
    expect(retired).toEqual([oldKid]);
    // The new key begins to sign after a delay, in which all servers read it.
    servers[0].clock.advance({ minutes: 1 });
    for (const server of servers) {
      expect(await verdictOn(server, customer.token)).toMatchObject({ valid: true });
    }
    for (const [here, there] of [servers, servers.toReversed()] as [TestServer, TestServer][]) {
      await until(async () => kidOf(await anotherToken(here)) === created);
      const token = await anotherToken(here);
      expect(await verdictOn(there, token)).toMatchObject({ valid: true });
      expect(await verdictOn(here, customer.token)).toMatchObject({ valid: true });
      expect((await publishedBy(here)).toSorted()).toEqual([created, oldKid].toSorted());
    }
    // A server that starts now reads both keys.
    const third = await startServer({ database: { url: databaseUrl }, clock: servers[0].clock });
    for (const token of [customer.token, await anotherToken(servers[0])]) {
      expect(await verdictOn(third, token)).toMatchObject({ valid: true });
    }
  });

  test('no private key is in the database in clear', async () => {
    const { prisma, derivedKeys } = servers[0].gatehouse;
    const rows = await prisma.$queryRaw<Record<string, unknown>[]>`SELECT * FROM signing_key`;
    expect(rows.length).toBeGreaterThan(0);
    const text = JSON.stringify(rows);
    expect(text).not.toMatch(/\\?"d\\?":/);
    for (const { encryptedPrivate } of await prisma.signingKey.findMany()) {
      const { plaintext } = await compactDecrypt(encryptedPrivate, derivedKeys('signing-key'));
      const { d } = JSON.parse(new TextDecoder().decode(plaintext));
      expect(d).toEqual(expect.stringMatching(/^[\w-]{43}$/));
      expect(text).not.toContain(d);
      expect(text).not.toContain(Buffer.from(d, 'base64url').toString('hex'));
    }
    for (const { url } of servers) {
      const { body } = await rest(url, 'GET', '/.well-known/jwks.json');
      for (const key of body.keys) {
        expect(key).toEqual({
          kty: 'EC',
          crv: 'P-256',
          x: expect.any(String),
          y: expect.any(String),
          kid: expect.any(String),
          alg: 'ES256',
          use: 'sig',
        });
      }
    }
  });

  onlyInFullRun(() => {
    test('a token of a new key is valid at once, even on a server that has just read the older keys', async () => {
      const [here, there] = servers;
      // After this pause, both servers may read the keys again: neither has read them within the last second.
      await sleep(1_100);
      await lookAgain(there);
      await rotateSigningKey(here.gatehouse.prisma, here.gatehouse);
      await lookAgain(here);
      const token = await anotherToken(here);
      expect(await verdictOn(there, token)).toMatchObject({ valid: true, reason: null });
    });
  });

  test('tokens of an expired key are refused, even if they are cached', async () => {
    const [server, other] = servers;
    const { prisma, clock } = server.gatehouse;
    const kid = String(kidOf(customer.token));
    const { retiredAt, verifiesUntil } = await prisma.signingKey.findUniqueOrThrow({ where: { kid } });
    // The key is valid for longer than any token that it can have signed.
    const days = (Number(verifiesUntil) - Number(retiredAt)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(365);
    for (const each of servers) expect(await verdictOn(each, customer.token)).toMatchObject({ valid: true });
    await prisma.signingKey.update({
      where: { kid },
      data: { verifiesUntil: new Date(clock().getTime() - 1) },
    });
    for (const each of [server, other]) {
      await until(async () => !(await publishedBy(each)).includes(kid));
      expect(await verdictOn(each, customer.token)).toMatchObject({
        valid: false,
        reason: 'INVALID_SIGNATURE',
      });
      expect(await verdictOn(each, await anotherTokenOf(each))).toMatchObject({ valid: true });
    }
  });

  async function anotherTokenOf(server: TestServer): Promise<string> {
    return (await register(server.url)).token;
  }

  test('the command refuses another KEY_ENCRYPTION_SECRET than the servers’, and changes nothing', async () => {
    const { prisma } = servers[0].gatehouse;
    const before = await prisma.signingKey.count();
    const wrong = { DATABASE_URL: databaseUrl, KEY_ENCRYPTION_SECRET: 'x'.repeat(40) };
    await expect(rotateByCommand(wrong)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('KEY_ENCRYPTION_SECRET'),
    });
    expect(await prisma.signingKey.count()).toBe(before);
  });
});
