import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureBuild } from '../../src/cli/build.ts';
import { ensureClient } from '../../src/cli/generate-client.ts';
import { makeEmbeddedImage } from './embedded-image.ts';
import { findChromium } from './find-chromium.ts';
import { reportMissing } from './installed-program.ts';
import { lastWill } from './last-will.ts';
import {
  createCluster,
  findServerPrograms,
  type PostgresCluster,
  type PreparedCluster,
  prepareCluster,
} from './postgres-cluster.ts';
import { quickestFolder } from './quickest-folder.ts';
import { bundleCommands } from './server-bundle.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * A superuser's connection string, the migrated template, the strategy that copies a database with the least work,
     * and the files of a new cluster. Null if PostgreSQL is not installed.
     */
    postgres: { url: string; template: string; strategy: string; prepared: PreparedCluster } | null;
    /** The path of Chromium. Null if it is not installed. */
    chromium: string | null;
    /** A folder that is removed at the end of the run, even if the run is killed. */
    folder: string;
    /** The file of a migrated PGlite cluster. */
    embeddedImage: string;
    /** The folder of the bundled commands. */
    bundledCommands: string;
  }
}

const TEMPLATE = 'gatehouse_template';

/** Runs once, before all tests. Makes one migrated database of each kind, which the tests copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await Promise.all([ensureClient(), ensureBuild()]);
  const chromium = requireChromium();
  const folder = mkdtempSync(join(quickestFolder(), 'gatehouse-test-'));
  // PostgreSQL may run as another user, and then has to reach its own folder inside this one.
  chmodSync(folder, 0o711);
  const revoke = lastWill('sleep 1; rm -rf "$1"', folder);
  const embeddedImage = join(folder, 'embedded.tar');
  const [started, bundledCommands] = await Promise.all([
    startCluster(join(folder, 'postgres')),
    bundleCommands(),
    makeEmbeddedImage(embeddedImage),
  ]);
  project.provide('folder', folder);
  project.provide('chromium', chromium);
  project.provide('embeddedImage', embeddedImage);
  project.provide('bundledCommands', bundledCommands);
  project.provide(
    'postgres',
    started && {
      url: started.cluster.url('postgres'),
      template: TEMPLATE,
      strategy: await copyStrategy(started.cluster),
      prepared: started.prepared,
    },
  );
  return async () => {
    await started?.cluster.remove();
    revoke();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
}

function requireChromium(): string | null {
  const path = findChromium();
  if (path) return path;
  const message = 'Chromium is not installed (Debian: apt-get install chromium-headless-shell)';
  reportMissing(message, 'need a browser');
  return null;
}

async function startCluster(
  folder: string,
): Promise<{ cluster: PostgresCluster; prepared: PreparedCluster } | null> {
  const programs = findServerPrograms();
  if (!programs) {
    const message =
      'PostgreSQL is not installed (no initdb and postgres found; Debian: apt-get install postgresql)';
    if (process.env.TEST_DATABASE === 'postgres')
      throw new Error(`${message}. TEST_DATABASE=postgres needs it.`);
    reportMissing(message, 'need PostgreSQL');
    return null;
  }
  const prepared = prepareCluster(programs, folder);
  const cluster = await createCluster(programs, { prepared });
  try {
    await makeTemplate(cluster);
  } catch (error) {
    await cluster.remove();
    throw error;
  }
  return { cluster, prepared };
}

async function makeTemplate(cluster: PostgresCluster): Promise<void> {
  // This module is loaded here, because it imports the generated client.
  const { openDatabase } = await import('../../src/platform/database/open-database.ts');
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  // A broken connection makes its query fail. Without this listener it would also end the run.
  client.on('error', () => {});
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  // This process makes the embedded image at the same time, and is blocked for seconds. Hence the long limits.
  const url = new URL(cluster.url(TEMPLATE));
  url.searchParams.set('connect_timeout', '60');
  const settings = { dataDir: '', databaseUrl: url.href, databasePoolSize: 2 };
  const database = await openDatabase(settings, { seconds: 60, forServer: true, onWait() {} });
  await database.close();
  // The template allows no connections, so it can always be copied.
  await client.query(`ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  await client.end();
}

/** Copying the files takes half the work of writing each page to the log. PostgreSQL 14 always copies the files. */
async function copyStrategy(cluster: PostgresCluster): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  await client.end();
  return Number(rows[0]?.server_version_num) >= 150_000 ? 'STRATEGY FILE_COPY' : '';
}
