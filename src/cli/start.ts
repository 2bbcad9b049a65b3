// `npm start`: generates the client, the server's program, the bundles and the documentation if they are missing or old,
// then starts the server.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { handleStopSignals } from '../platform/process/stop-signals.ts';
import { reportAlive } from '../platform/process/workers/alive.ts';

handleStopSignals();
reportAlive();
// Compiled modules are reused at the next start, which saves a third of a second.
enableCompileCache();
const { ensureClient } = await import('./generate-client.ts');
await ensureClient(() =>
  process.stdout.write('Generating the database client, once after an installation …\n'),
);
const { ensureBuild } = await import('./build.ts');
let program = '';
try {
  program = await ensureBuild(() =>
    process.stdout.write('Building the server, the browser bundles and the documentation …\n'),
  );
} catch (error) {
  const { fail } = await import('../platform/process/fail.ts');
  fail(error);
}
await import(pathToFileURL(program).href);
// Stores the compiled modules now and not at the end, because the process may be killed.
flushCompileCache();
