import type { Settings } from '../settings.ts';
import type { StartPatience } from './boot-lock.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import type { EngineReports } from './embedded-engine.ts';
import { openPostgres } from './postgres.ts';

/** Commands wait for a server that is starting, but not for a database that is unavailable. */
const COMMAND_WAIT: StartPatience = { seconds: 10, forServer: false, onWait() {} };
/** Commands fail with the reason. */
const NO_REPORTS: EngineReports = { onStopped() {}, onReopened() {} };

/**
 * Opens the embedded database or connects to PostgreSQL, and applies missing migrations.
 * @param reports called when the embedded database has stopped, and when it is open again
 * @throws FolderLockedError when another process uses the embedded folder, OperatorError when the folder or the
 *   server cannot be used
 */
export async function openDatabase(
  settings: Pick<Settings, 'dataDir' | 'databaseUrl' | 'databasePoolSize'>,
  patience: StartPatience = COMMAND_WAIT,
  reports: EngineReports = NO_REPORTS,
): Promise<Database> {
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.databasePoolSize, patience)
    : openEmbedded(settings.dataDir, reports);
}
