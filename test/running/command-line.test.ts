import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { Accept } from '../administration/collaborators/documents.ts';
import { PASSWORD } from '../administration/collaborators/join.ts';
import { execute, request } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { CollaboratorLogin, ValidateToken } from '../support/documents.ts';
import { unpackEmbeddedDatabase } from '../support/embedded.ts';
import { mailsTo } from '../support/mails.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { BRIEFLY, COMPILED, startProcess } from '../support/process.ts';
import { KEY_ENCRYPTION_SECRET, PUBLIC_URL, startServer, type TestServer } from '../support/server.ts';
import { bundledCommand } from '../support/server-bundle.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Ended = { code: number | null; stdout: string; stderr: string };

/** Runs a command as a separate process. From the environment of this process, it gets `PATH` only. */
async function run(
  env: Record<string, string>,
  command: string,
  options: string[] = [],
  stdin = '',
): Promise<Ended> {
  const child = spawn(process.execPath, [...BRIEFLY, bundledCommand(command), ...options], {
    env: { PATH: process.env.PATH, ...COMPILED, ...env },
  });
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** Runs a command that must succeed. @returns the JSON that it printed */
async function printed(env: Record<string, string>, command: string, options: string[] = [], stdin = '') {
  const ended = await run(env, command, options, stdin);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout);
}

describePostgres('the command line, while a server runs', () => {
  let server: TestServer;
  let env: Record<string, string>;
  beforeAll(async () => {
    const { url } = await createPostgresDatabase();
    server = await startServer({ database: { url } });
    env = { DATABASE_URL: url, KEY_ENCRYPTION_SECRET, PUBLIC_URL };
    await printed(env, 'create-account', ['--slug', 'acme', '--name', 'Acme Press']);
  });
  const events = (action: string) =>
    server.gatehouse.prisma.auditEvent.findMany({ where: { action, actorKind: 'COMMAND_LINE' } });

  test('creates an account with a site, where customers can register at once', async () => {
    const settings = JSON.stringify({ tokenLifetimeDays: 7 });
    const made = await printed(env, 'create-account', ['--slug', 'beta', '--settings', settings]);
    expect(made).toEqual({ accountId: expect.any(Number), slug: 'beta', siteId: expect.any(Number) });
    const { token } = await register(server.url, {}, { siteId: made.siteId });
    const verdict = await request(server.url, ValidateToken, { token }, { token });
    expect(verdict.data?.validateToken).toMatchObject({ valid: true, siteId: String(made.siteId) });
    expect(await events('account.created')).toContainEqual(
      expect.objectContaining({ accountId: made.accountId, actorId: null, source: null }),
    );
  });

  onlyInFullRun(() => {
    test('unlocks a collaborator', async () => {
      const { email, password } = server.demo.collaborator;
      const logIn = (given: string) =>
        request(server.url, CollaboratorLogin, { input: { email, password: given } });
      for (let failures = 0; failures < 10; failures += 1) await logIn('not the password');
      const codeOf = async () => (await logIn(password)).errors[0]?.extensions?.code;
      expect(await codeOf()).toBe('ACCOUNT_LOCKED');
      const unlocked = await printed(env, 'unlock-collaborator', ['--email', email.toUpperCase()]);
      expect(unlocked).toEqual({ collaboratorId: expect.any(Number), unlocked: true });
      expect(await codeOf()).toBeUndefined();
      expect(await printed(env, 'unlock-collaborator', ['--email', email])).toMatchObject({
        unlocked: false,
      });
      expect(await events('collaborator.unlocked')).toContainEqual(
        expect.objectContaining({ targetId: String(unlocked.collaboratorId), after: { unlocked: true } }),
      );
      const unknown = await run(env, 'unlock-collaborator', ['--email', uniqueEmail()]);
      expect(unknown).toMatchObject({ code: 1, stdout: '' });
      expect(JSON.parse(unknown.stderr).error.code).toBe('NOT_FOUND');
    });

    test('removes a lost second factor, so that the one owner who may use a password can log in again', async () => {
      const { email, password } = server.demo.collaborator;
      const { prisma } = server.gatehouse;
      const { id, accountId } = await prisma.collaborator.findFirstOrThrow({ where: { email } });
      const createdAt = new Date();
      const sso = {
        issuer: 'https://company.example',
        clientId: 'x',
        encryptedSecret: 'x',
        secretEndpoint: 'https://company.example/token',
        domains: ['company.example'],
        ssoOnly: true,
        breakGlassId: id,
      };
      await prisma.employeeSso.create({ data: { ...sso, accountId, createdAt, updatedAt: createdAt } });
      const logIn = async () =>
        (await request(server.url, CollaboratorLogin, { input: { email, password } })).errors[0]?.extensions
          ?.code;
      await prisma.authenticator.create({
        data: {
          collaborator: { connect: { id } },
          kind: 'TOTP',
          name: 'App',
          encryptedSecret: 'sealed',
          confirmedAt: createdAt,
          createdAt,
        },
      });
      expect(await logIn()).toBe('SECOND_FACTOR_REQUIRED');
      const name = 'remove-collaborator-factors';
      const removed = await printed(env, name, ['--email', email]);
      expect(await logIn()).toBeUndefined();
      await prisma.employeeSso.deleteMany();
      await expect
        .poll(() => mailsTo(server, email))
        .toContainEqual(expect.objectContaining({ subject: 'Your second factors were removed' }));
      expect(removed).toEqual({ collaboratorId: id, accountId: expect.any(Number), removed: 1 });
      expect(await prisma.authenticator.count({ where: { collaboratorId: id } })).toBe(0);
      expect(await events('collaborator.authenticators_removed')).toContainEqual(
        expect.objectContaining({ actorId: null, targetId: String(id), after: { removed: 1 } }),
      );
      const unknown = await run(env, name, ['--email', uniqueEmail()]);
      expect(JSON.parse(unknown.stderr).error.code).toBe('NOT_FOUND');
    });

    test('creates a site, and refuses a wrong setting, a taken slug and an unknown account', async () => {
      const options = ['--account', 'acme', '--slug', 'shop'];
      const wrong = await run(env, 'create-site', [...options, '--settings', '{"sessionLimit":0}']);
      expect(wrong).toMatchObject({ code: 1, stdout: '' });
      expect(JSON.parse(wrong.stderr).error).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: { sessionLimit: [expect.any(String)] },
      });
      const made = await printed(env, 'create-site', options);
      expect(made).toMatchObject({ slug: 'shop' });
      expect((await run(env, 'create-site', options)).code).toBe(1);
      const elsewhere = await run(env, 'create-site', ['--account', 'nowhere', '--slug', 'shop']);
      expect(JSON.parse(elsewhere.stderr).error.code).toBe('NOT_FOUND');
      expect((await events('site.created')).map(({ targetId }) => targetId)).toContain(String(made.siteId));
    });
  });

  test('creates a collaborator, with an invitation link or with a password from standard input', async () => {
    const options = (email: string) => ['--account', 'acme', '--role', 'OWNER', '--email', email];
    const byLink = uniqueEmail();
    const { invitationLink } = await printed(env, 'create-collaborator', options(byLink));
    expect(invitationLink).toMatch(new RegExp(`^${PUBLIC_URL}/admin/accept-invitation#token=`));
    const token = String(invitationLink).split('#token=')[1] ?? '';
    const { acceptCollaboratorInvitation } = await execute(server.url, Accept, {
      input: { token, password: PASSWORD },
    });
    expect(acceptCollaboratorInvitation.collaborator).toMatchObject({ email: byLink, role: 'OWNER' });

    const email = uniqueEmail();
    const withPassword = [...options(email), '--password-stdin'];
    const common = await run(env, 'create-collaborator', withPassword, 'password1\n');
    expect(JSON.parse(common.stderr).error.fields).toHaveProperty('password');
    const made = await printed(env, 'create-collaborator', withPassword, `${PASSWORD}\n`);
    expect(made).toMatchObject({ email, invitationLink: null });
    await execute(server.url, CollaboratorLogin, { input: { email, password: PASSWORD } });

    const taken = await run(env, 'create-collaborator', options(server.demo.collaborator.email));
    expect(JSON.parse(taken.stderr).error.fields).toHaveProperty('email');
    const actions = [...(await events('collaborator.invited')), ...(await events('collaborator.created'))];
    expect(actions.length).toBe(2);
    expect(JSON.stringify(actions.map(({ after }) => after))).not.toContain(PASSWORD);
  });

  onlyInFullRun(() => {
    test('creates a partner, and prints its secret', async () => {
      const { siteId } = await printed(env, 'create-account', ['--slug', 'gamma']);
      const partner = await printed(env, 'create-partner', ['--account', 'gamma', '--name', 'Ads']);
      const { token } = await register(server.url, {}, { siteId });
      const { validateToken } = await execute(server.url, ValidateToken, { token }, { basic: partner });
      expect(validateToken.valid).toBe(true);
      const [event] = await events('partner.created');
      expect(event).toMatchObject({ targetId: String(partner.partnerId) });
      expect(JSON.stringify(event?.after)).not.toContain(partner.clientSecret);
      const wrong = ['--account', 'gamma', '--name', 'Ads', '--rate-per-minute', 'many'];
      expect((await run(env, 'create-partner', wrong)).code).toBe(2);
      expect((await run(env, 'create-partner', [...wrong.slice(0, -1), '0'])).code).toBe(1);
    });

    test('registers an OpenID client, and prints its id', async () => {
      const { siteId } = await printed(env, 'create-account', ['--slug', 'openid']);
      const required = ['--account', 'openid', '--site', 'openid', '--name', 'App', '--party'];
      const client = await printed(env, 'create-openid-client', [
        ...[...required, 'third', '--redirect-uris', 'com.example.app:/cb http://127.0.0.1/cb', '--pairwise'],
        ...['--auth-method', 'none', '--sector-identifier', 'app.example', '--scopes', 'email openid'],
      ]);
      expect(client).toMatchObject({ clientId: expect.stringMatching(/^client-/), clientSecret: null });
      const kept = await server.gatehouse.prisma.openidClient.findUniqueOrThrow({
        where: { clientId: client.clientId },
      });
      expect(kept).toMatchObject({
        ...{ siteId, party: 'THIRD_PARTY', subjectType: 'PAIRWISE', scopes: ['openid', 'email'] },
        redirectUris: ['com.example.app:/cb', 'http://127.0.0.1/cb'],
      });
      const [event] = await events('openid_client.created');
      expect(event).toMatchObject({ targetId: String(client.openidClientId) });
      expect((await run(env, 'create-openid-client', [...required, 'second'])).code).toBe(2);
      const wrong = [...required, 'first', '--redirect-uris', 'http://app.example/cb'];
      expect((await run(env, 'create-openid-client', wrong)).code).toBe(1);
    });
  });

  // In every run, customers/customer/email-domains tests the rules of the commands about emails.
  onlyInFullRun(() => {
    test('finds no shared mailboxes and restores no email keys where there are none', async () => {
      expect(await printed(env, 'list-email-collisions', ['--account', 'acme'])).toEqual({
        customers: [],
        collaborators: [],
        nextAfter: null,
      });
      expect((await run(env, 'list-email-collisions', ['--after', 'x'])).code).toBe(2);
      const { url } = await createPostgresDatabase();
      const other = { ...env, DATABASE_URL: url };
      expect(await printed(other, 'roll-back-email-keys')).toEqual({ restored: 0, kept: [] });
      expect(await printed(other, 'list-email-collisions')).toMatchObject({ customers: [] });
    });

    test('lists no imported passwords of an account without any', async () => {
      expect(await printed(env, 'list-imported-passwords', ['--account', 'acme'])).toMatchObject({
        kinds: {},
        unusable: [],
      });
    });
  });

  test('rotates the keys, with an audit entry for every account', async () => {
    const { created } = await printed(env, 'rotate-keys');
    const rotated = await events('signing_key.rotated');
    const accounts = await server.gatehouse.prisma.account.count();
    expect(rotated.filter(({ targetId }) => targetId === created).length).toBe(accounts);
  });
});

describe('a call that runs no command:', () => {
  test.each<[string, string[], RegExp]>([
    ['create-account', [], /Missing: --slug\./],
    ['create-site', ['--slug', 'x'], /Missing: --account\./],
    ['create-collaborator', ['--account', 'x'], /Missing: --email, --role\./],
    ['create-partner', ['--account', 'x', '--name'], /--name is unknown, or lacks its value/],
    ['create-account', ['--slugs', 'x'], /--slugs is unknown/],
    ['list-imported-passwords', [], /Missing: --account\./],
    ['rotate-keys', ['now'], /takes options, and no other arguments/],
    ['withdraw-key', [], /Missing: --kid\./],
  ])('%s %j ends with status 2 and the usage', async (command, options, message) => {
    const env = { DATA_DIR: temporaryFolder() };
    const { code, stdout, stderr } = await run(env, command, options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(`Usage: npm run -s ${command} -- `);
  });

  test('--help prints the usage on standard output', async () => {
    const { code, stdout } = await run({}, 'create-collaborator', ['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--password-stdin');
  });

  test('a password among the options is not printed', async () => {
    const options = ['--account', 'x', '--email', 'a@b.example', '--role', 'OWNER', 'my-secret-password'];
    const { code, stdout, stderr } = await run({}, 'create-collaborator', options);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('my-secret-password');
  });
});

test.each<[string, Record<string, string>]>([
  ['SETTINGS_INVALID', { PORT: 'http' }],
  ['UNAVAILABLE', { DATABASE_URL: 'postgresql://gate:keeper-pw@127.0.0.1:1/none', KEY_ENCRYPTION_SECRET }],
])('a command that cannot open its database prints the reason as JSON: %s', async (code, env) => {
  const { stderr, ...ended } = await run({ DATA_DIR: temporaryFolder(), ...env }, 'create-account', [
    '--slug',
    'acme',
  ]);
  expect(ended).toEqual({ code: 1, stdout: '' });
  expect(JSON.parse(stderr).error).toEqual({ code, message: expect.any(String) });
  expect(stderr).not.toMatch(/keeper-pw|\bat \S+ \(/);
});

onlyInFullRun(() => {
  test('a command on the embedded database is refused while the server runs, and works after its stop', async () => {
    const dataDir = temporaryFolder();
    unpackEmbeddedDatabase(join(dataDir, 'database'));
    const running = await startProcess({ dataDir });
    const options = ['--slug', 'acme'];
    const env = { DATA_DIR: dataDir };
    const refused = await run(env, 'create-account', options);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(JSON.parse(refused.stderr).error).toEqual({
      code: 'DATABASE_IN_USE',
      message: expect.stringContaining(`in use by another Gatehouse server (process ${running.pid})`),
    });
    await running.stop();
    const { siteId } = await printed(env, 'create-account', options);
    const again = await startProcess({ dataDir });
    await register(again.url, {}, { siteId });
  });
});
