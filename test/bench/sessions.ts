import pg from 'pg';
import { issueAccessToken } from '../../src/access/tokens/access-token.ts';
import { openSigningKeys } from '../../src/access/tokens/signing-keys.ts';
import { addDays, systemClock } from '../../src/lib/clock.ts';
import { deriveKeys } from '../../src/lib/derived-keys.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { CommandRuntime, Runtime } from '../../src/platform/runtime.ts';
import { ISSUER, KEY_ENCRYPTION_SECRET } from './gatehouse.ts';
import type { Stage } from './stage.ts';

/** The fields of a session that a token contains. */
export type SessionRow = { id: string; customerId: number; siteId: number };

const SESSIONS_PER_CUSTOMER = 4;

/**
 * Inserts open sessions into a migrated and seeded database. They are like the sessions of 50 days of logins: ids grow
 * with time (UUID version 7), and each customer has four sessions.
 */
export async function fillSessions(databaseUrl: string, count: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    // The rows refer to rows that exist, so foreign keys are not checked.
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO customer (account_id, email, email_key)
       SELECT site.account_id, email, email
       FROM (SELECT account_id FROM site ORDER BY id LIMIT 1) site,
            (SELECT 'filled-' || i || '@bench.example' AS email FROM generate_series(1, $1) i) filled`,
      [Math.ceil(count / SESSIONS_PER_CUSTOMER)],
    );
    await client.query(
      `INSERT INTO session (id, account_id, site_id, customer_id, started_by, source, created_at, last_used_at, expires_at)
       SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(random, 1, 3)
                 || 'a' || substr(random, 4, 15))::uuid,
              site.account_id, site.id, first_customer + i % (($1::int + $2 - 1) / $2), 'PASSWORD', '192.0.2.1',
              at, at, at + interval '365 days'
       FROM (SELECT id, account_id FROM site ORDER BY id LIMIT 1) site,
            (SELECT min(id) AS first_customer FROM customer WHERE email LIKE 'filled-%') customers,
            (SELECT i, md5(random()::text || i) AS random,
                    now() - interval '50 days' * (1 - i::float / $1) AS at
             FROM generate_series(1, $1::int) i) filled`,
      [count, SESSIONS_PER_CUSTOMER],
    );
    // Does the work of autovacuum now, because autovacuum must not run during a measurement.
    await client.query('VACUUM (ANALYZE) customer');
    await client.query('VACUUM (ANALYZE) session');
    await client.query('CHECKPOINT');
  });
}

/** Reads a number of sessions, evenly distributed over all sessions. */
export async function sampleSessions(databaseUrl: string, count: number): Promise<SessionRow[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<SessionRow>(
      `SELECT id, customer_id AS "customerId", site_id AS "siteId"
       FROM (SELECT *, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS total FROM session) numbered
       WHERE floor(place * $1::numeric / total) > floor((place - 1) * $1::numeric / total)`,
      [count],
    );
    if (rows.length !== count) throw new Error(`${rows.length} sessions instead of ${count}`);
    return rows;
  });
}

/** Reads every session of a database in batches. */
export async function* pagesOfSessions(databaseUrl: string, pageSize: number): AsyncGenerator<SessionRow[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<SessionRow>(
        `SELECT id, customer_id AS "customerId", site_id AS "siteId" FROM session
         WHERE id > $1 ORDER BY id LIMIT $2`,
        [after, pageSize],
      );
      return rows;
    });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.id;
  }
}

/** Signs access tokens for sessions, with the signing key of this database. */
export type Minter = (session: SessionRow) => Promise<string>;

export async function openMinter(stage: Stage, databaseUrl: string): Promise<Minter> {
  const database = await openDatabase({ databaseUrl, dataDir: stage.folder, databasePoolSize: 2 });
  stage.atEnd(database.close);
  const signingKeys = await openSigningKeys({
    prisma: database.prisma,
    clock: systemClock,
    derivedKeys: await deriveKeys(KEY_ENCRYPTION_SECRET),
  } as CommandRuntime);
  const runtime = { issuer: ISSUER, signingKeys } as Runtime;
  return async ({ id, customerId, siteId }) => {
    const now = systemClock();
    const subject = { customerId, siteId, sessionId: id };
    return (await issueAccessToken(runtime, subject, now, addDays(now, 1))).token;
  };
}

export async function withClient<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
