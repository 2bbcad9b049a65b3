import pg from 'pg';

/** Settings of a connection, by PostgreSQL's names for them. */
export type SessionSettings = Record<string, string | number>;

/**
 * One plan for all values, and one that looks rows up by an index: for reads of a few rows by their keys. Left to
 * itself PostgreSQL would plan each anew, which takes longer than to run it, or keep a plan that it made when
 * the tables were empty.
 */
export const PLANS_OF_READS = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' };

/**
 * What a database, a role or the server may have set otherwise, and this product or its drivers rely on. They are
 * set after the connection is made, and not in its `options`, which poolers refuse or drop.
 */
const RELIED_ON: SessionSettings = {
  // Prisma writes and reads timestamps as UTC without an offset.
  TimeZone: 'UTC',
  // Drivers read texts in these forms only.
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: 1,
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // The rules are written for this level: a conditional write waits for the other and sees what it did.
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // A role's own limits would end migrations, waits for locks and the connection that listens.
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
  idle_session_timeout: 0,
  transaction_timeout: 0,
};

/**
 * The statements that set them; the second one says whether the server takes writes (`read_only`). What an older server
 * does not know is left out.
 * @param settings beside, or instead of, what every connection has
 */
export function sessionStatement(settings: SessionSettings): string {
  const values = Object.entries({ ...RELIED_ON, ...settings })
    .map(([name, value]) => `(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(String(value))})`)
    .join(', ');
  // The first statement is there for a role whose own timeout would end the second.
  return `
    SET statement_timeout = 0;
    WITH asked (name, value) AS (VALUES ${values}), done AS MATERIALIZED (
      SELECT set_config(asked.name, asked.value, false)
      FROM asked JOIN pg_catalog.pg_settings known ON lower(known.name) = lower(asked.name))
    SELECT
      count(*) AS settings,
      -- Whoever says that a logout is durable has waited for the disk.
      set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
        ELSE current_setting('synchronous_commit') END, false) AS synchronous_commit,
      current_setting('transaction_read_only') = 'on' AS read_only
    FROM done`;
}
