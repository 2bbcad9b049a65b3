import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import bcrypt from 'bcrypt';
import { beforeAll, expect, test } from 'vitest';
import { oldClaims, signOld } from '../access/legacy-tokens/moved-in.ts';
import { execute, request } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Login, ValidateToken } from '../support/documents.ts';
import { createPostgresDatabase, describePostgresInOrder } from '../support/postgres.ts';
import { runCommand } from '../support/run-command.ts';
import { KEY_ENCRYPTION_SECRET, PUBLIC_URL, startServer, type TestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describePostgresInOrder('the commands of a move, while a server runs', () => {
  const folder = temporaryFolder();
  /** This secret and the pepper must not be in an output, a log or an audit entry. */
  const secret = randomBytes(48).toString('base64url');
  const pepper = `pepper-${randomBytes(12).toString('hex')}`;
  const outputs: string[] = [];
  let server: TestServer;
  let env: Record<string, string>;

  beforeAll(async () => {
    const { url } = await createPostgresDatabase();
    server = await startServer({ database: { url } });
    env = { DATABASE_URL: url, KEY_ENCRYPTION_SECRET, PUBLIC_URL };
  });

  async function run(command: string, options: readonly string[], stdin: string | Buffer = '') {
    const ended = await runCommand(env, command, ['--account', 'demo', ...options], stdin);
    outputs.push(ended.stdout, ended.stderr);
    const text = ended.code === 0 ? ended.stdout : ended.stderr;
    return {
      code: ended.code,
      text,
      json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null,
    };
  }
  const audited = async (action: string) =>
    (await server.gatehouse.prisma.auditEvent.findMany({ where: { action } })).map(
      ({ actorKind }) => actorKind,
    );

  const until = () => new Date(server.clock.now().getTime() + 30 * 86_400_000).toISOString();
  const issuerOptions = () => ['--site', 'demo', '--kind', 'hmac', '--until', until()];
  const customer = { id: 42_000_001, email: uniqueEmail(), password: 'violet harbor 7' };
  let issuerId: number;

  test('read a pepper from standard input only, and import hashes that need it', async () => {
    const options = ['--name', 'pepper'];
    expect((await run('add-hash-secret', [...options, pepper])).code).toBe(2);
    expect((await run('add-hash-secret', [...options, '--value', pepper])).code).toBe(2);
    expect((await run('add-hash-secret', options, Buffer.from([0xff, 0xfe]))).code).toBe(2);
    const added = await run('add-hash-secret', options, `${pepper}\n`);
    expect(added).toMatchObject({ code: 0, json: { name: 'pepper' } });
    expect(await run('add-hash-secret', options, 'another')).toMatchObject({
      ...{ code: 1, json: { error: { code: 'VALIDATION_FAILED' } } },
    });
    const hash = await bcrypt.hash(`${customer.password}${pepper}`, 4);
    const password = { format: 'bcrypt-pepper', hash, secret: 'pepper' };
    const file = join(folder, 'customers.ndjson');
    const { id, email } = customer;
    writeFileSync(file, JSON.stringify({ id, email, password }));
    const options2 = ['--file', file, '--source', 'gatehouse'];
    expect(await run('import-customers', options2)).toMatchObject({ code: 0, json: { created: 1 } });
    expect(await audited('hash_secret.created')).toEqual(['COMMAND_LINE']);
  });

  // In every run, customers/passwords tests the rules of these commands.
  onlyInFullRun(() => {
    test('remove a pepper only when no hash needs it, and list hashes whose secret is missing', async () => {
      await run('add-hash-secret', ['--name', 'unused'], 'x');
      expect(await run('remove-hash-secret', ['--name', 'unused'])).toMatchObject({ code: 0 });
      expect(await run('remove-hash-secret', ['--name', 'unused'])).toMatchObject({
        ...{ code: 1, json: { error: { code: 'NOT_FOUND' } } },
      });
      expect(await run('remove-hash-secret', ['--name', 'pepper'])).toMatchObject({
        ...{ code: 1, json: { error: { code: 'VALIDATION_FAILED' } } },
      });
      const { prisma } = server.gatehouse;
      const { passwordHash } = await prisma.customer.findUniqueOrThrow({ where: { id: customer.id } });
      // The parameters may have any order.
      const stored = String(passwordHash).replace(/,c=4,(k=\d+)/, ',$1,c=4');
      expect(stored).not.toBe(passwordHash);
      await prisma.customer.update({ where: { id: customer.id }, data: { passwordHash: stored } });
      expect((await run('remove-hash-secret', ['--name', 'pepper'])).code).toBe(1);
      const missing = stored.replace(/k=\d+/, 'k=99999');
      await prisma.customer.update({ where: { id: customer.id }, data: { passwordHash: missing } });
      expect((await run('list-imported-passwords', [])).json).toMatchObject({
        unusable: [{ customerId: customer.id, problem: 'HASH_SECRET_UNKNOWN' }],
      });
      await prisma.customer.update({ where: { id: customer.id }, data: { passwordHash } });
      const { email, password } = customer;
      expect((await request(server.url, Login, { input: { email, password } })).errors).toEqual([]);
      // The login has replaced the hash.
      expect(await run('remove-hash-secret', ['--name', 'pepper'])).toMatchObject({ code: 0 });
      expect(await audited('hash_secret.removed')).toEqual(['COMMAND_LINE', 'COMMAND_LINE']);
      expect(await prisma.hashSecret.count()).toBe(0);
    });
  });

  test('create an issuer of old tokens, whose secret comes from a file or standard input', async () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${secret}\n`);
    const options = issuerOptions();
    for (const [wrong, stdin] of [
      [[...options, '--secret', secret], ''],
      [[...options, secret], ''],
      [[...options, '--secret-file', join(folder, 'missing')], ''],
      [['--site', 'demo', '--kind', 'hmac'], secret],
    ] as const)
      expect((await run('create-legacy-issuer', wrong, stdin)).code, wrong.join(' ')).toBe(2);
    expect((await run('create-legacy-issuer', options, 'short')).code).toBe(1);
    const made = await run('create-legacy-issuer', [...options, '--secret-file', file]);
    expect(made).toMatchObject({ code: 0, json: { kind: 'HMAC', algorithm: 'HS256', source: 'gatehouse' } });
    issuerId = made.json.id;
    expect(await run('create-legacy-issuer', options, secret)).toMatchObject({
      ...{
        code: 1,
        json: { error: { code: 'VALIDATION_FAILED', fields: { secret: [expect.any(String)] } } },
      },
    });
    expect((await run('list-legacy-issuers', [])).json).toEqual([made.json]);
    expect(await audited('legacy_issuer.created')).toEqual(['COMMAND_LINE']);
  });

  const verdictOf = async (token: string) =>
    (await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
  const tokenOf = (jti: string) => signOld(secret, oldClaims(server, customer.id, { jti, prv: undefined }));

  onlyInFullRun(() => {
    test('revoke tokens by their jti, and close the issuer', async () => {
      const issuer = ['--issuer', String(issuerId)];
      expect((await run('revoke-legacy-tokens', issuer, 'short\n')).code).toBe(1);
      expect((await run('revoke-legacy-tokens', ['--issuer', '999'], 'x'.repeat(16))).json).toMatchObject({
        error: { code: 'NOT_FOUND' },
      });
      const listed = 'listed-as-revoked-1';
      expect((await run('revoke-legacy-tokens', issuer, `\n ${listed} \r\n`)).json).toEqual({
        added: 1,
        known: 0,
      });
      const open = tokenOf('not-listed-anywhere');
      expect(await verdictOf(tokenOf(listed))).toMatchObject({ reason: 'REVOKED' });
      expect(await verdictOf(open)).toMatchObject({ valid: true });
      const later = new Date(server.clock.now().getTime() + 40 * 86_400_000).toISOString();
      const moved = await run('close-legacy-issuer', [...issuer, '--until', later]);
      expect(moved).toMatchObject({ code: 0, json: { acceptsUntil: later, disabledAt: null } });
      expect((await run('close-legacy-issuer', issuer)).json.disabledAt).not.toBeNull();
      expect((await run('close-legacy-issuer', [...issuer, '--until', later])).code).toBe(1);
      // From now on no token of the issuer is adopted.
      expect(await verdictOf(tokenOf('presented-too-late'))).toMatchObject({ valid: false });
      expect(await audited('legacy_issuer.closed')).toEqual(['COMMAND_LINE']);
    });
  });

  test('print, log and store no secret in clear text', async () => {
    const { prisma } = server.gatehouse;
    const audit = await prisma.auditEvent.findMany();
    const rows = [await prisma.legacyIssuer.findMany(), await prisma.customer.findMany()];
    const text = JSON.stringify([audit, rows], (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    for (const shown of [...outputs, ...server.logs, text]) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(pepper);
    }
  });
});
