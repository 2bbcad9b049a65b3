import type { Settings } from '../settings.ts';
import type { StartPatience } from './boot-lock.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import type { EngineReports } from './embedded-engine.ts';
import { openPostgres } from './postgres.ts';

/** Commands wait while another process prepares the database, but not for a database server that is unavailable. */
const COMMAND_WAIT: StartPatience = { seconds: 10, forServer: false, onWait() {} };
/** Called for events of an open database. */
export type DatabaseReports = EngineReports & {
  /** If there are several servers: called with the place of the one that is used, at first and after a failover. */
  onServer(place: string): void;
};

/** Commands report nothing. They fail with the reason. */
const NO_REPORTS: DatabaseReports = { onStopped() {}, onReopened() {}, onServer() {} };

/**
 * Opens the embedded database or connects to PostgreSQL, and applies missing migrations.
 * @throws FolderLockedError when another process uses the embedded folder, OperatorError when the folder or the
 *   server cannot be used
 */
export async function openDatabase(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePoolSize'> &
    Partial<Pick<Settings, 'directDatabaseUrl'>>,
  patience: StartPatience = COMMAND_WAIT,
  reports: Partial<DatabaseReports> = {},
): Promise<Database> {
  const all = { ...NO_REPORTS, ...reports };
  return settings.databaseUrl
    ? openPostgres({ ...settings, databaseUrl: settings.databaseUrl }, patience, all.onServer)
    : openEmbedded(settings.dataDir, all);
}
