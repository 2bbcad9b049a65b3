import { fail } from './cli/fail.ts';
import { startLines } from './cli/start-lines.ts';
import { stopOnSignals } from './cli/stop-signals.ts';
import { welcome } from './http/welcome.ts';
import { lowerWorkerThreads } from './lib/worker-threads.ts';
import { misspelledSettings, readSettings } from './settings.ts';

/** Settings → start; nothing else. */
try {
  const settings = readSettings();
  process.stdout.write(startLines(settings, misspelledSettings()));
  // Said first: loading all of it takes longer than anybody waits without a word.
  const { createServer } = await import('./server.ts');
  const { answerWhileStarting } = await import('./http/starting.ts');
  const starting = await answerWhileStarting(settings);
  const server = await createServer(settings);
  await server.app.ready();
  stopOnSignals(server.close, fail);
  await starting.close();
  await server.listen();
  lowerWorkerThreads();
  process.stdout.write(welcome(settings, server.seeded));
} catch (error) {
  fail(error);
}
