import { fail } from './cli/fail.ts';
import { stopOnSignals } from './cli/stop-signals.ts';
import { welcome } from './http/welcome.ts';
import { lowerWorkerThreads } from './lib/worker-threads.ts';
import { createServer } from './server.ts';
import { readSettings } from './settings.ts';

/** Settings → start → signals; nothing else. */
try {
  const settings = readSettings();
  const server = await createServer(settings);
  stopOnSignals(server.close);
  await server.listen();
  lowerWorkerThreads();
  process.stdout.write(welcome(settings, server.seeded));
} catch (error) {
  fail(error);
}
