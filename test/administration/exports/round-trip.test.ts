import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import bcrypt from 'bcrypt';
import { TOTP } from 'otpauth';
import { beforeAll, expect, test } from 'vitest';
import { addHashSecret } from '../../../src/customers/passwords/hash-secrets.ts';
import { sealTotpSecret } from '../../../src/customers/second-factor/totp.ts';
import { hashSecret } from '../../../src/lib/credential.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import type { PrismaClient } from '../../../src/platform/database/client/client.ts';
import { CompleteLogin } from '../../customers/second-factor/documents.ts';
import { request } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { createPostgresDatabase, describePostgresInOrder } from '../../support/postgres.ts';
import { runCommand } from '../../support/run-command.ts';
import { KEY_ENCRYPTION_SECRET, PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PASSWORD = 'violet harbor window';
const OTHER_SECRET = 'another-deployment-with-another-secret';
const folder = temporaryFolder();

type Place = { server: TestServer; env: Record<string, string> };

async function startPlace(secret: string): Promise<Place> {
  const { url } = await createPostgresDatabase();
  const server = await startServer({ database: { url }, env: { KEY_ENCRYPTION_SECRET: secret } });
  return { server, env: { DATABASE_URL: url, KEY_ENCRYPTION_SECRET: secret, PUBLIC_URL } };
}

/** The data of the customers that both deployments must store alike. */
async function contentOf(prisma: PrismaClient) {
  const customers = await prisma.customer.findMany({
    where: { deletedAt: null },
    orderBy: { id: 'asc' },
    omit: { passwordHash: true },
    include: {
      externalIdentities: { omit: { id: true }, orderBy: { subject: 'asc' } },
      authenticators: {
        where: { confirmedAt: { not: null } },
        omit: { id: true, encryptedSecret: true, confirmedAt: true },
        orderBy: [{ kind: 'asc' }, { createdAt: 'asc' }],
      },
      acceptedTerms: true,
      emailChange: true,
    },
  });
  return JSON.parse(
    JSON.stringify(customers, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
  );
}

describePostgresInOrder('an export that is imported into an empty account', () => {
  let [from, to] = [] as unknown as [Place, Place];
  const emails = {
    app: uniqueEmail(),
    pepper: uniqueEmail(),
    elsewhere: uniqueEmail(),
    disabled: uniqueEmail(),
  };
  const totpSecret = new TOTP().secret.base32;
  const path = join(folder, 'customers.ndjson.gz');
  const keys = generateKeyPairSync('x25519');
  const [publicKey, privateKey] = [join(folder, 'public.pem'), join(folder, 'private.pem')];

  beforeAll(async () => {
    writeFileSync(publicKey, keys.publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(privateKey, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    from = await startPlace(KEY_ENCRYPTION_SECRET);
    to = await startPlace(OTHER_SECRET);
    await fill(from.server);
  });

  /** Creates customers with every kind of data. */
  async function fill({ url, gatehouse }: TestServer) {
    const { prisma, derivedKeys } = gatehouse;
    const [app, pepper, elsewhere, disabled] = await Promise.all(
      Object.values(emails).map(async (email) => {
        const { customer } = await register(url, { email, password: PASSWORD });
        return Number(customer.id);
      }),
    );
    const { accountId, id: siteId } = await prisma.site.findFirstOrThrow();
    const at = new Date('2024-02-03T04:05:06.789Z');
    await prisma.customer.update({
      where: { id: Number(app) },
      data: {
        ...{ emailVerifiedAt: at, username: 'Ada-L', usernameKey: 'ada-l', firstName: 'Ada', phone: '4420' },
        ...{ displayName: 'Ä "L"', language: 'de', salutation: 'Dr', title: 'x', organization: 'o' },
        ...{ profilePhoto: 'https://example.com/p.png', oldProviderId: 'p-1', importedSubject: 'auth0|1' },
        metadata: { consent: { mail: { given: true, at: '2024-01-01' } }, deep: [1, { a: null }] },
        identityClaims: { google: { sub: '99', name: 'Ada' } },
        ...{ acceptedTermsVersion: '3', acceptedTermsAt: at, lastLoginAt: at, createdAt: at, updatedAt: at },
      },
    });
    const customerId = Number(app);
    await prisma.acceptedTerms.create({ data: { customerId, siteId, version: '3', acceptedAt: at } });
    await prisma.emailChange.create({
      data: {
        ...{ customerId, accountId, email: 'Before@example.com', emailKey: 'before@example.com' },
        ...{ confirmedAt: at, createdAt: at, changedAt: at },
      },
    });
    await prisma.externalIdentity.create({
      data: {
        ...{
          accountId,
          customerId,
          provider: 'google',
          issuer: 'https://accounts.google.com',
          subject: '99',
        },
        ...{ email: 'ada@gmail.example', createdAt: at, lastUsedAt: at },
      },
    });
    const own = { customerId, createdAt: at, confirmedAt: at };
    await prisma.authenticator.createMany({
      data: [
        {
          ...{ ...own, kind: 'TOTP', name: 'App', lastStep: 57_000_000, lastUsedAt: at },
          encryptedSecret: await sealTotpSecret(derivedKeys, totpSecret),
        },
        { ...own, kind: 'RECOVERY_CODE', secretHash: hashSecret('AAAABBBBCCCCDDDD') },
        {
          ...{ ...own, kind: 'PASSKEY', name: 'Phone', credentialId: 'Y3JlZGVudGlhbA', rpId: 'example.com' },
          ...{ publicKey: Buffer.alloc(77, 1), signCount: 5, transports: ['internal', 'hybrid'] },
        },
      ],
    });
    await addHashSecret(
      gatehouse,
      { accountId, actor: COMMAND_LINE },
      { name: 'pepper', value: Buffer.from('p!') },
    );
    const { id: secretId } = await prisma.hashSecret.findFirstOrThrow();
    const peppered = await bcrypt.hash(`${PASSWORD}p!`, 4);
    const stored = `$foreign$v=1$bcrypt-pepper,c=4,k=${secretId}$${Buffer.from(peppered).toString('base64url')}`;
    await prisma.customer.update({ where: { id: Number(pepper) }, data: { passwordHash: stored } });
    await prisma.customer.update({ where: { id: Number(elsewhere) }, data: { passwordHash: '$elsewhere$' } });
    await prisma.customer.update({ where: { id: Number(disabled) }, data: { disabledAt: at } });
    await prisma.customer.create({
      data: { accountId, email: '', emailKey: 'deleted:1', deletedAt: at },
    });
  }

  const given = ['--account', 'demo', '--file', path];

  test('is written to a new file that only its owner can read, with every secret encrypted', async () => {
    const options = ['--with-secrets', '--encrypt-to', publicKey];
    const written = await runCommand(from.env, 'export-customers', [...given, ...options]);
    expect({ ...written, stdout: JSON.parse(written.stdout || 'null') }).toMatchObject({
      code: 0,
      stdout: { customers: 4, withSecrets: true },
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = gunzipSync(readFileSync(path)).toString();
    expect(text).not.toMatch(/argon2|foreign|\$2/);
    expect(text).not.toContain(totpSecret);
    expect(text.trim().split('\n')).toHaveLength(4);
    // An existing file is never overwritten.
    expect((await runCommand(from.env, 'export-customers', [...given, ...options])).code).toBe(1);
    expect((await runCommand(from.env, 'export-customers', [...given, '--with-secrets'])).code).toBe(2);
    const audited = await from.server.gatehouse.prisma.auditEvent.findMany({
      where: { action: 'account.customers_exported' },
    });
    expect(audited[0]).toMatchObject({ actorKind: 'COMMAND_LINE', after: { secrets: true } });
  });

  onlyInFullRun(() => {
    test('without the private key, or with another: records with secrets are refused, others are not', async () => {
      const other = join(folder, 'other.pem');
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      writeFileSync(other, privateKey.export({ type: 'pkcs8', format: 'pem' }));
      for (const key of [[], ['--decrypt-with', other]]) {
        const { code, stdout } = await runCommand(to.env, 'import-customers', [
          ...[...given, '--source', 'gatehouse', '--dry-run'],
          ...key,
        ]);
        expect({ code, ...JSON.parse(stdout) }).toMatchObject({
          ...{ code: 3, created: 1, refused: 3 },
          problems: { PROTECTED_UNREADABLE: 3 },
        });
      }
    });
  });

  test('loses no data', async () => {
    await runCommand(to.env, 'add-hash-secret', ['--account', 'demo', '--name', 'first'], 'other');
    await runCommand(to.env, 'add-hash-secret', ['--account', 'demo', '--name', 'pepper'], 'p!');
    const options = ['--source', 'gatehouse', '--decrypt-with', privateKey];
    const { code, stdout } = await runCommand(to.env, 'import-customers', [...given, ...options]);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      ...{ code: 0, created: 4, refused: 0, problems: {} },
      notes: { PASSWORD_ELSEWHERE: 1 },
    });
    const before = await contentOf(from.server.gatehouse.prisma);
    expect(await contentOf(to.server.gatehouse.prisma)).toEqual(before);
    expect(before).toHaveLength(4);
    const again = await runCommand(to.env, 'import-customers', [...given, ...options]);
    expect(JSON.parse(again.stdout)).toMatchObject({ created: 0, unchanged: 4 });
  });

  test('keeps the passwords and second factors of the customers', async () => {
    const { url, gatehouse } = to.server;
    const logIn = (email: string) => request(url, Login, { input: { email, password: PASSWORD } });
    expect((await logIn(emails.pepper)).errors).toEqual([]);
    await gatehouse.prisma.site.updateMany({ data: { secondFactor: 'OPTIONAL' } });
    const { errors } = await logIn(emails.app);
    expect(errors[0]?.extensions).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED' });
    const { challenge = '' } = (errors[0]?.extensions ?? {}) as { challenge?: string };
    const code = new TOTP({ secret: totpSecret }).generate({ timestamp: to.server.clock.now().getTime() });
    const completed = await request(url, CompleteLogin, { input: { challenge, code } });
    expect(completed.errors).toEqual([]);
    const elsewhere = await gatehouse.prisma.customer.findFirst({ where: { email: emails.elsewhere } });
    expect(elsewhere?.passwordHash).toBe('$elsewhere$');
  });

  onlyInFullRun(() => {
    test('contains no secrets unless they are requested', async () => {
      const bare = join(folder, 'bare.ndjson');
      await runCommand(from.env, 'export-customers', ['--account', 'demo', '--file', bare]);
      const records = readFileSync(bare, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(records.map(({ hasPassword }) => hasPassword)).toEqual([true, true, true, true]);
      for (const record of records) {
        expect(record).not.toHaveProperty('protected');
        expect(record.password ?? 'elsewhere').toBe('elsewhere');
        expect(record).not.toHaveProperty('totp');
      }
    });
  });
});
