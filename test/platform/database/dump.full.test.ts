import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { followFeed, poll } from '../../access/revocations/partner.ts';
import { verdicts } from '../../access/tokens/jwt.ts';
import { execute } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout, Refresh } from '../../support/documents.ts';
import { createEmptyPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { findServerPrograms } from '../../support/postgres-cluster.ts';
import { REPOSITORY } from '../../support/process.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DOCUMENT = readFileSync(join(REPOSITORY, 'docs/postgresql.md'), 'utf8');

/** Runs a command of docs/postgresql.md, with a folder of the test instead of `/backup`. */
function runDocumented(program: 'pg_dump' | 'pg_restore', url: string, folder: string): void {
  const [, options = ''] =
    new RegExp(`^ *${program} -d "\\$DIRECT_DATABASE_URL" (.*)$`, 'm').exec(DOCUMENT) ?? [];
  expect(options).toContain('/backup');
  const given = options.replaceAll('/backup', folder).split(' ');
  execFileSync(join(findServerPrograms() ?? '', program), ['-d', url, ...given], { stdio: 'pipe' });
}

describePostgres('a dump that is restored into an empty database', () => {
  test('has everything that was acknowledged before it, and partners notice the restore', async () => {
    const [former, empty] = [await createEmptyPostgresDatabase(), await createEmptyPostgresDatabase()];
    const folder = temporaryFolder();
    const server = await startServer({ database: { url: former.url } });
    const { demo } = server;
    const customer = await register(server.url);
    const ended = await login(server.url, customer);
    await execute(server.url, Logout, {}, ended);
    const [kept, lost] = [followFeed(demo.partner), followFeed(demo.partner)];
    await kept.catchUp(server);
    runDocumented('pg_dump', former.url, folder);

    const late = await register(server.url);
    const endedLate = await login(server.url, customer);
    for (const each of [late, endedLate]) await execute(server.url, Logout, {}, each);
    await lost.catchUp(server);
    expect(lost.read).toEqual([ended.session.id, late.session.id, endedLate.session.id]);
    await server.close();

    runDocumented('pg_restore', empty.url, folder);
    const restored = await startServer({ database: { url: empty.url } });
    const tokens = [customer, ended, late, endedLate].map(({ token }) => token);
    expect(await verdicts({ url: restored.url, demo } as TestServer, tokens)).toMatchObject([
      { valid: true },
      { valid: false, reason: 'REVOKED' },
      { valid: false, reason: 'UNKNOWN' },
      { valid: false, reason: 'UNKNOWN' },
    ]);
    const { refresh } = await execute(restored.url, Refresh, { refreshToken: customer.refreshToken });
    expect(refresh.refreshToken).toBeTruthy();

    // More sessions end than the restored feed lacks.
    const { after, mark } = lost.place();
    for (let times = 0; times < 3; times += 1) {
      const again = await login(restored.url, customer);
      expect(again.customer.id).toBe(customer.customer.id);
      await execute(restored.url, Logout, {}, again);
      const page = await poll(restored, demo.partner, { after, mark: String(mark) });
      expect(page).toMatchObject({ after: 0 });
    }
    await kept.catchUp(restored);
    expect(kept.read).toHaveLength(4);
  });
});
