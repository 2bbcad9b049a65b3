import pg from 'pg';

/** The session settings of a connection, by their PostgreSQL names. */
export type SessionSettings = Record<string, string | number>;

/**
 * Settings that make PostgreSQL use generic plans with an index, for reads of a few rows by key. By default it would
 * plan each run, which takes longer than the read, or keep a plan from when the tables were empty.
 */
export const PLANS_OF_READS = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };

/**
 * Settings that Gatehouse or its drivers rely on, and that the database, the role or the server may have changed. They
 * are set after connecting and not in `options`, which poolers refuse or drop.
 */
const RELIED_ON: SessionSettings = {
  // Prisma writes and reads timestamps as UTC without an offset.
  TimeZone: 'UTC',
  // Drivers parse these formats only.
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // The rules rely on this level: a conditional write waits for a concurrent one and sees its result.
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // Limits of the role would abort migrations, lock waits and the listening connection.
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  idle_session_timeout: 0,
  transaction_timeout: 0,
};

/** Commits wait for the disk, so that a logout is confirmed only when it is durable. */
const DURABLE_COMMITS = `CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
        ELSE current_setting('synchronous_commit') END`;

/**
 * Returns the statements that set the session settings. The second statement also returns whether the server is
 * read-only (`read_only`). Settings that an older server does not have are left out.
 * @param settings added to the default settings, or replacing them
 */
export function sessionStatement(settings: SessionSettings): string {
  const values = Object.entries({ ...RELIED_ON, ...settings })
    .map(([name, value]) => `(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(String(value))})`)
    .join(', ');
  // The first statement is separate, because the role's timeout could abort the second.
  return `
    SET statement_timeout = 0;
    WITH asked (name, value) AS (VALUES ${values}), done AS MATERIALIZED (
      SELECT set_config(asked.name, asked.value, false)
      FROM asked JOIN pg_catalog.pg_settings known ON lower(known.name) = lower(asked.name))
    SELECT
      count(*) AS settings,
      set_config('synchronous_commit', ${DURABLE_COMMITS}, false) AS synchronous_commit,
      current_setting('transaction_read_only') = 'on' AS read_only
    FROM done`;
}

/** The names of the settings that a server has, in lower case. */
export async function knownSettings(connection: Pick<pg.Client, 'query'>): Promise<ReadonlySet<string>> {
  const { rows } = await connection.query<{ name: string }>(
    'SELECT lower(name) AS name FROM pg_catalog.pg_settings',
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * Returns the statement that sets the settings for one transaction. It is the first statement of the transaction, and
 * fails if the isolation level is not the one that Gatehouse relies on.
 */
export function transactionStatementOf(settings: SessionSettings, known: ReadonlySet<string>): string {
  const isolation = { transaction_isolation: `${RELIED_ON.default_transaction_isolation}` };
  const calls = Object.entries({ ...isolation, ...RELIED_ON, ...settings })
    .filter(([name]) => known.has(name.toLowerCase()))
    .map(
      ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(String(value))}, true)`,
    );
  return `SELECT ${calls.join(', ')}, set_config('synchronous_commit', ${DURABLE_COMMITS}, true)`;
}
