import { enableCompileCache, flushCompileCache } from 'node:module';
import { hearStopSignals } from '../platform/process/stop-signals.ts';

hearStopSignals();
const { ensureClient } = await import('./generate-client.ts');
/** `npm start`: what is generated from the schema is made first, if it is not there yet. */
await ensureClient(() =>
  process.stdout.write('Generating the database client, once after an installation …\n'),
);
// Modules compiled at one start are ready at the next; it saves a third of a second.
enableCompileCache();
await import('../main.ts');
// Now, and not at the end: it may be killed.
flushCompileCache();
