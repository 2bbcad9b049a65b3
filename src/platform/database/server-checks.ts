import pg from 'pg';
import { OperatorError } from '../../lib/operator-error.ts';
import { isReservedSchema } from '../../lib/postgres-url.ts';
import type { ServerConnection, ServerConnectionOptions } from './server-connection.ts';

/** The first version that has every feature that the statements use. */
const OLDEST_VERSION = 13;
/** The tables that identify a schema of Gatehouse. */
const OUR_TABLES = ['signing_key', '_prisma_migrations'];
/** The schema of the job queue. */
const JOB_SCHEMA = 'pgboss';

/**
 * Checks the properties of the server that no session setting can change. Finds the schema of the tables, and creates
 * it if it does not exist. If no schema is requested, this is the schema in the role's `search_path` that has the
 * tables, or the first one of the path.
 * @param connection a connection whose `search_path` is not set
 * @returns the schema's name
 * @throws OperatorError that says what to change
 */
export async function checkServer(
  connection: ServerConnection,
  { target }: ServerConnectionOptions,
): Promise<string> {
  const { rows } = await connection.query(
    `SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int AS version,
       current_schema()::text AS current,
       (SELECT nspname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace
        WHERE c.oid = to_regclass($1)) AS existing`,
    [OUR_TABLES[0]],
  );
  const { encoding, version, current, existing } = rows[0] ?? {};
  if (version < OLDEST_VERSION * 10_000) refuse(`the server is older than PostgreSQL ${OLDEST_VERSION}`);
  if (encoding !== 'UTF8') {
    refuse(
      `the database has the encoding ${encoding}. Create one with ENCODING 'UTF8' (and TEMPLATE template0)`,
    );
  }
  const schema = target.schema ?? existing ?? current;
  if (schema === null) {
    refuse('no schema in the search_path of the role exists. Create it, or name one with ?schema=');
  }
  if (isReservedSchema(schema)) {
    refuse(
      `the search_path of the role leads to the schema ${schema}, ` +
        'which belongs to PostgreSQL or to the job queue. Name another with ?schema=',
    );
  }
  // Prisma does not escape the name.
  if (schema.includes('"')) refuse(`the name of the schema ${schema} has a double quote`);
  await refuseOtherOwners(connection, schema);
  await requireSchema(connection, schema);
  return schema;
}

/** Creates the schema if it does not exist. */
async function requireSchema(connection: ServerConnection, schema: string): Promise<void> {
  const { rows } = await connection.query(
    `SELECT bool_or(nspname = $1) AS "isThere", bool_or(nspname = $2) AS "hasJobs",
       has_database_privilege(current_database(), 'CREATE') AS "mayCreate"
     FROM pg_catalog.pg_namespace`,
    [schema, JOB_SCHEMA],
  );
  const { isThere, hasJobs, mayCreate } = rows[0] ?? {};
  if (!mayCreate && !(isThere && hasJobs)) {
    refuse('the role may not create schemas in the database. It has to own the database');
  }
  if (!isThere) await connection.query(`CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`);
  const may = await connection.query(`SELECT has_schema_privilege($1, 'CREATE') AS create`, [schema]);
  if (!may.rows[0]?.create) refuse(`the role may not create tables in the schema ${schema}`);
}

/** The schema of the job queue has a fixed name, so a database can contain one Gatehouse only. */
async function refuseOtherOwners(connection: ServerConnection, schema: string): Promise<void> {
  const { rows }: { rows: { schema: string; tables: string[] }[] } = await connection.query(
    `SELECT nspname AS schema, array_agg(relname::text) AS tables
     FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND (relname = ANY($1) OR nspname = $2) GROUP BY nspname`,
    [OUR_TABLES, JOB_SCHEMA],
  );
  const holds = ({ tables }: { tables: string[] }) => OUR_TABLES.every((table) => tables.includes(table));
  const other = rows.find((row) => row.schema !== schema && row.schema !== JOB_SCHEMA && holds(row));
  if (other) {
    refuse(
      `the tables of a Gatehouse are in the schema ${other.schema} of this database, and not in ${schema}. ` +
        `Name it with ?schema=${encodeURIComponent(other.schema)}, or use one database for each`,
    );
  }
  const isNew = !rows.some((row) => row.schema === schema && holds(row));
  if (isNew && rows.some((row) => row.schema === JOB_SCHEMA)) {
    refuse(`the schema ${JOB_SCHEMA} of this database belongs to another application. Use another database`);
  }
}

function refuse(problem: string): never {
  throw new OperatorError(`DATABASE_URL: ${problem}.`);
}
