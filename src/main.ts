import { fail } from './cli/fail.ts';
import { welcome } from './http/welcome.ts';
import { createServer } from './server.ts';
import { readSettings } from './settings.ts';

/** Settings → start → signals; nothing else. */
try {
  const settings = readSettings();
  const server = await createServer(settings);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close().then(() => process.exit(0), fail);
    });
  }
  await server.listen();
  process.stdout.write(welcome(settings, server.seeded));
} catch (error) {
  fail(error);
}
