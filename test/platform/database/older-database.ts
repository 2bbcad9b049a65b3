import { applyMigrations } from '../../../src/platform/database/migrate.ts';
import type { MigrationConnection } from '../../../src/platform/database/migration-connection.ts';
import { migrationHistory } from '../../../src/platform/database/migration-history.ts';

/** The last migration of the older version. */
const LAST = '20261125231847_events_by_customer';

/** Creates a database of an older version, with customers, sessions, one-time tokens and plans. */
export async function makeOlderDatabase(connection: MigrationConnection, customers: number): Promise<void> {
  const older = migrationHistory().filter(({ name }) => name <= LAST);
  await applyMigrations({ ...connection, isShared: false }, older);
  await connection.run(`
    INSERT INTO account (id, slug, name) VALUES (1, 'a', 'A');
    INSERT INTO site (id, account_id, name, slug) VALUES (1, 1, 'S', 's');
    INSERT INTO customer (id, account_id, email, email_key, password_hash, metadata)
    SELECT i, 1, 'c' || i || '@example.com', 'c' || i || '@example.com',
      CASE WHEN i % 10 = 0 THEN '$2b$10$' ELSE '$argon2id$v=19$m=19456,t=2,p=1$' END || repeat('x', 60),
      jsonb_build_object('seat', i, 'identity_providers', jsonb_build_object(
        'google', jsonb_build_object('sub', 'g-' || i, 'name', 'N ' || i, 'role', 'admin')))
    FROM generate_series(1, ${customers}) i;
    INSERT INTO external_identity
      (account_id, customer_id, provider, issuer, subject, email, created_at, last_used_at)
    SELECT 1, i, 'google', 'https://accounts.google.com', 'g-' || i, 'c' || i || '@example.com', now(), now()
    FROM generate_series(1, ${customers}) i WHERE i % 2 = 0;
    INSERT INTO session
      (id, account_id, site_id, customer_id, started_by, source, created_at, last_used_at, expires_at, ended_at)
    SELECT gen_random_uuid(), 1, 1, i,
      (CASE WHEN i % 2 = 0 THEN 'PASSKEY' ELSE 'PASSWORD' END)::session_start, '', now(), now(),
      now() + interval '1 day', CASE WHEN i % 5 = 0 THEN now() END
    FROM generate_series(1, ${customers}) i;
    INSERT INTO one_time_token (id, purpose, secret_hash, customer_id, created_at, expires_at)
    SELECT gen_random_uuid(), 'PASSWORDLESS_CODE', '', i, now(), now() FROM generate_series(1, ${customers}) i;
    INSERT INTO plan (id, site_id, nickname, address_ranges)
    SELECT i, 1, 'P', CASE WHEN i % 2 = 0 THEN ARRAY['10.0.0.' || i % 256] ELSE '{}' END
    FROM generate_series(1, ${Math.ceil(customers / 20)}) i;
  `);
  await connection.run('ANALYZE');
}

/** Summarizes the migrated data, indexes and migrations, as values that do not depend on the run. */
export async function summaryOf({ rows }: MigrationConnection): Promise<unknown> {
  const data = await rows(`
    SELECT
      (SELECT md5(string_agg(id || ' ' || metadata || ' ' || identity_claims, ',' ORDER BY id)) FROM customer)
        AS customers,
      (SELECT count(*)::int FROM customer WHERE identity_claims <> '{}') AS claims,
      (SELECT count(*)::int FROM customer WHERE metadata ? 'identity_providers') AS left_in_metadata,
      (SELECT count(*)::int FROM session WHERE second_factor_shown) AS shown,
      (SELECT count(*)::int FROM session WHERE second_factor_shown AND (started_by <> 'PASSKEY' OR ended_at IS NOT NULL))
        AS wrongly_shown,
      (SELECT count(*)::int FROM plan_address_range) AS ranges`);
  const indexes = await rows(`
    SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition, indisvalid AS valid
    FROM pg_index JOIN pg_class c ON c.oid = indrelid
    WHERE c.relnamespace = current_schema()::regnamespace ORDER BY 1`);
  const record = await rows(
    `SELECT migration_name AS name, count(*)::int AS records FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
  );
  return { data: data[0], indexes, record };
}
