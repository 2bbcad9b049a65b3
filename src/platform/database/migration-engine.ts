import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { type Migration, migrationHistory, migrationsFolder, schemaFile } from './migration-history.ts';

/** Prisma's schema engine in WebAssembly. `prisma migrate diff` uses the same engine, but downloads it. */

const filters = { externalTables: [], externalEnums: [] };

/**
 * Compares the schema with the migrations, like `prisma migrate diff`.
 * @param factory an empty throw-away database, on which the history is replayed
 * @returns the SQL of the next migration, or null when there is nothing to do
 */
export async function nextMigration(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string | null> {
  return withEngine(factory, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationsList(migrationHistory()) },
      to: {
        tag: 'schemaDatamodel',
        files: [{ path: 'schema.prisma', content: readFileSync(schemaFile, 'utf8') }],
      },
      script: true,
      exitCode: true,
      filters,
    });
    return exitCode === 2 ? (stdout ?? '') : null;
  });
}

function migrationsList(migrations: Migration[]): bindings.MigrationList {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
    shadowDbInitScript: '',
  };
}

/** Node has this global. TypeScript declares it only with the DOM. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  const require = createRequire(import.meta.url);
  const file = join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One engine at a time, because all engines of a process share one WebAssembly instance. */
function withEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  const turn = lastTurn.then(() => runEngine(factory, work));
  lastTurn = turn.catch(() => {});
  return turn;
}

async function runEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= load();
  await loading;
  const opened: SqlDriverAdapter[] = [];
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', readFileSync(schemaFile, 'utf8')]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(remember(factory, opened)),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}

/**
 * Keeps a list of the connections that the engine opens, because it does not close them. Sends a script as one query,
 * like Prisma's command line: the adapter of PostgreSQL would split it at each semicolon, even in a function body.
 */
function remember(
  factory: SqlMigrationAwareDriverAdapterFactory,
  opened: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const keep = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    opened.push(adapter);
    if (adapter.adapterName !== '@prisma/adapter-pg') return adapter;
    const executeScript = async (sql: string) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    return Object.assign(adapter, { executeScript });
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => keep(factory.connect()),
    connectToShadowDb: () => keep(factory.connectToShadowDb()),
  };
}
