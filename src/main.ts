import { releaseMemory } from './lib/release-memory.ts';
import { lowerWorkerThreads } from './lib/worker-threads.ts';
import { prepareEmbeddedDatabase } from './platform/database/embedded-folder.ts';
import { fail } from './platform/process/fail.ts';
import { startLines } from './platform/process/start-lines.ts';
import { stopOnSignals } from './platform/process/stop-signals.ts';
import { welcome } from './platform/process/welcome.ts';
import { misspelledSettings, readSettings } from './platform/settings.ts';

/** Soon, so that no request has to wait for it; not at once, so that the start is quick. */
const LOAD_AHEAD_AFTER_MILLISECONDS = 500;
/** When the first sweeps and jobs have run, too. */
const RELEASE_AFTER_MILLISECONDS = 3_000;

try {
  const settings = readSettings();
  process.stdout.write(startLines(settings, misspelledSettings()));
  // Printed first, because loading the server takes seconds.
  const { answerDuringStartUp } = await import('./http/connections/start-up-health.ts');
  const starting = await answerDuringStartUp(settings);
  if (settings.databaseUrl === null) await prepareEmbeddedDatabase(settings.dataDir);
  const { createServer } = await import('./server.ts');
  const server = await createServer(settings);
  await server.app.ready();
  stopOnSignals(server.close, fail);
  await starting.close();
  await server.listen();
  lowerWorkerThreads();
  process.stdout.write(welcome(settings, server.seeded));
  setTimeout(server.loadAhead, LOAD_AHEAD_AFTER_MILLISECONDS).unref();
  setTimeout(releaseMemory, RELEASE_AFTER_MILLISECONDS).unref();
} catch (error) {
  fail(error);
}
