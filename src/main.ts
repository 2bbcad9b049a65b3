import cluster from 'node:cluster';
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
  const workers = createWorkers(count, createLog(logLevel), { drainMilliseconds, beforeListening });
  stopOnSignals(workers.stop, fail);
  const started = workers.start();
  restartOnHangUp(() => started.then(workers.restart), fail);
  await started;
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
      retire: () => server.close({ othersServe: true }),
      stop: () => stop(server),
    },
    fail,
  );
}

async function stop(server: Server): Promise<void> {
  const { log } = server.gatehouse;
  log.info('stopping');
  await server.close();
  log.info('stopped');
}

async function listen(server: Server, settings: Settings): Promise<void> {
  await server.listen();
  const { log } = server.gatehouse;
  log.info({ version: readVersion(), node: process.version, settings: shownSettings(settings) }, 'started');
  lowerWorkerThreads();
  setTimeout(server.loadAhead, LOAD_AHEAD_AFTER_MILLISECONDS).unref();
  setTimeout(releaseMemoryIfIdle, RELEASE_AFTER_MILLISECONDS).unref();
}
