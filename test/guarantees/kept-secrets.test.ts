import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { setSso, startCompany } from '../administration/employee-sso/company.ts';
import { SetDisqusKeys } from '../customers/disqus/documents.ts';
import { SET_OLD_SYSTEM } from '../customers/old-systems/moving.ts';
import { LOOPBACK } from '../delivery/webhooks/receiver.ts';
import { ask } from '../graphql/ask.ts';
import { BOT_SECRET, BOT_SITE_KEY, startBotService } from '../support/bot-service.ts';
import { execute } from '../support/client.ts';
import { logInCollaborator } from '../support/collaborators.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { SetBotProtection } from '../tenancy/bot-protection/documents.ts';
import { SetProvider } from '../tenancy/sites/documents.ts';

/** What the rotation of KEY_ENCRYPTION_SECRET writes: another text for the same secret. */
const RESEALED = 'the secret, sealed again';

type Save = (secret?: string) => Promise<unknown>;

describePostgres('settings that are saved without their secret', () => {
  let server: TestServer;
  let databaseUrl: string;
  let saves: Record<string, Save>;
  beforeAll(async () => {
    ({ url: databaseUrl } = await createPostgresDatabase());
    const { env } = await startBotService();
    server = await startServer({ database: { url: databaseUrl }, env: { ...LOOPBACK, ...env } });
    const owner = await logInCollaborator(server);
    const company = await startCompany();
    const [siteId, until] = ['1', new Date(server.clock.now().getTime() + 86_400_000)];
    saves = {
      bot_protection: (secret) => {
        const input = {
          provider: 'TURNSTILE' as const,
          siteKey: BOT_SITE_KEY,
          operations: ['REGISTER' as const],
        };
        return execute(server.url, SetBotProtection, { siteId, input: { ...input, secret } }, owner);
      },
      disqus_keys: (secret) =>
        execute(server.url, SetDisqusKeys, { siteId, input: { publicKey: 'key', secret } }, owner),
      identity_provider: (secret) => {
        const input = { name: 'google', kind: 'GOOGLE' as const, clientId: 'client', secret };
        return execute(server.url, SetProvider, { siteId, input }, owner);
      },
      employee_sso: (secret) => setSso(server, company, owner, { secret }),
      old_system: () => {
        const input = { kind: 'HOOK', url: 'https://old.example', site: null, until, enabled: false };
        return ask(server.url, SET_OLD_SYSTEM, { input }, owner);
      },
    };
  });

  test.each(['bot_protection', 'disqus_keys', 'employee_sso', 'identity_provider', 'old_system'])(
    'keep the text that a rotation of KEY_ENCRYPTION_SECRET stores meanwhile: %s',
    async (table) => {
      const save = saves[table] as Save;
      await save(BOT_SECRET);
      const rotation = new pg.Client(databaseUrl);
      await rotation.connect();
      try {
        const sql = async (text: string, values: string[] = []) => (await rotation.query(text, values)).rows;
        const stored = async () => (await sql(`SELECT encrypted_secret AS text FROM ${table}`))[0]?.text;
        expect(await stored()).toMatch(/^ey/);
        await sql('BEGIN');
        await sql(`UPDATE ${table} SET encrypted_secret = $1`, [RESEALED]);
        const saving = save();
        // Other tests use other databases of the same PostgreSQL.
        const waiting = async () =>
          (
            await sql(`SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
              WHERE NOT granted AND locktype = 'transactionid' AND datname = current_database()`)
          ).length;
        await expect.poll(waiting, { timeout: 60_000 }).toBeGreaterThan(0);
        await sql('COMMIT');
        await saving;
        expect(await stored()).toBe(RESEALED);
      } finally {
        await rotation.end();
      }
    },
  );
});
