import cluster from 'node:cluster';
import type { Logger } from 'pino';
import { releaseMemoryIfIdle } from './lib/release-memory.ts';
import { lowerWorkerThreads } from './lib/worker-threads.ts';
import { prepareEmbeddedDatabase } from './platform/database/embedded-folder.ts';
import { fail } from './platform/process/fail.ts';
import { shownSettings } from './platform/process/shown-settings.ts';
import { startLines } from './platform/process/start-lines.ts';
import {
  ignoreSignals,
  restartOnHangUp,
  stopOnHangUp,
  stopOnSignals,
} from './platform/process/stop-signals.ts';
import { welcome } from './platform/process/welcome.ts';
import { linkToPrimary } from './platform/process/workers/worker.ts';
import { misspelledSettings, readSettings, type Settings } from './platform/settings.ts';
import { readVersion } from './platform/version.ts';

/** Late enough that the start stays fast, and early enough that few requests have to wait for a module. */
const LOAD_AHEAD_AFTER_MILLISECONDS = 500;
/** Late enough that the first sweeps and jobs have usually run. */
const RELEASE_AFTER_MILLISECONDS = 2_000;

type Server = Awaited<ReturnType<typeof import('./server.ts').createServer>>;

try {
  const settings = readSettings();
  if (cluster.isWorker) await serveAsWorker(settings);
  else await start(settings);
} catch (error) {
  fail(error);
}

async function start(settings: Settings): Promise<void> {
  if (settings.workers === null) stopOnHangUp();
  // Printed first, because loading the server and opening the database take time.
  process.stdout.write(startLines(settings, misspelledSettings()));
  const { answerDuringStartUp } = await import('./http/connections/start-up-health.ts');
  const starting = await answerDuringStartUp(settings);
  if (settings.workers !== null) return await startWorkers(settings, settings.workers, starting.close);
  if (settings.databaseUrl === null) await prepareEmbeddedDatabase(settings.dataDir);
  const { createServer } = await import('./server.ts');
  const server = await createServer(settings);
  await server.app.ready();
  stopOnSignals(() => stop(server), fail);
  await starting.close();
  await listen(server, settings);
  process.stdout.write(welcome(settings, server.seeded));
}

async function startWorkers(
  settings: Settings,
  count: number,
  beforeListening: () => Promise<void>,
): Promise<void> {
  const { createLog } = await import('./http/hooks/access-log.ts');
  const { createWorkers } = await import('./platform/process/workers/primary.ts');
  const { drainMilliseconds, logLevel } = settings;
  const log = createLog(logLevel);
  const workers = createWorkers(count, log, { drainMilliseconds, beforeListening });
  stopOnSignals(() => logged(log, workers.stop), fail);
  const started = workers.start();
  restartOnHangUp(() => started.then(workers.restart), fail);
  if (await started) logStart(log, settings);
}

async function serveAsWorker(settings: Settings): Promise<void> {
  ignoreSignals();
  const worker = linkToPrimary();
  const { createServer } = await import('./server.ts');
  const server = await createServer(settings, { worker });
  await server.app.ready();
  worker?.serve(
    {
      async listen(welcomes) {
        await listen(server, settings);
        if (welcomes) process.stdout.write(welcome(settings, server.seeded));
      },
      startSweeps: server.startSweeps,
      samples: server.samples,
      retire: () => stop(server, { othersServe: true }),
      stop: () => stop(server),
    },
    fail,
  );
}

function stop(server: Server, how?: { othersServe: boolean }): Promise<void> {
  return logged(server.gatehouse.log, () => server.close(how));
}

async function logged(log: Logger, stopping: () => Promise<void>): Promise<void> {
  log.info('stopping');
  await stopping();
  log.info('stopped');
}

function logStart(log: Logger, settings: Settings): void {
  log.info({ version: readVersion(), node: process.version, settings: shownSettings(settings) }, 'started');
}

async function listen(server: Server, settings: Settings): Promise<void> {
  await server.listen();
  logStart(server.gatehouse.log, settings);
  lowerWorkerThreads();
  setTimeout(server.loadAhead, LOAD_AHEAD_AFTER_MILLISECONDS).unref();
  setTimeout(releaseMemoryIfIdle, RELEASE_AFTER_MILLISECONDS).unref();
}
