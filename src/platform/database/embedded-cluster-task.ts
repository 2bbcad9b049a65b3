import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { SHARED_BUFFERS, withBaselineCode } from './embedded-cluster.ts';
import { ENGINE_LOG_PARAMETERS, watchEngine } from './embedded-engine-watch.ts';
import type { ClusterTask, FailureReason } from './embedded-folder.ts';

/** The folder of PGlite's cluster in the engine's file system. */
const CLUSTER_IN_MEMORY = '/pglite/data';

// This module runs in a child process. It creates an empty cluster in a folder, or migrates one, and ends.
const [task, dataDir] = process.argv.slice(2) as [ClusterTask, string];
// This process ends with the server that waits for it, which may be killed at any time, also before this line.
// `process.exit` would wait for the threads that compile the engine, and has waited for them forever.
const kill = () => process.kill(process.pid, 'SIGKILL');
process.once('disconnect', kill);
if (!process.connected) kill();

// Without the watch, a call would wait forever if the engine ends during the call.
const watch = watchEngine(() => {});

try {
  await perform();
  process.exit(0);
} catch (error) {
  const { outageReasonOf } = await import('./failures.ts');
  const reason = outageReasonOf(watch.explain(error));
  if (reason === null) throw error;
  process.send?.(reason satisfies FailureReason, () => process.exit(1));
}

async function perform(): Promise<void> {
  const pglite = await withBaselineCode(() =>
    PGlite.create({
      // A new cluster is created in memory, then copied. With `dataDir`, PGlite would copy it as an archive.
      ...(task === 'initialize' ? {} : { dataDir }),
      startParams: [...PGlite.defaultStartParams, ...SHARED_BUFFERS, ...ENGINE_LOG_PARAMETERS],
      ...watch.options,
      initDbStartParams: [...SHARED_BUFFERS],
    }),
  );
  if (task === 'initialize') {
    const files = pglite.Module.FS;
    await pglite.close();
    copyOut(files, CLUSTER_IN_MEMORY, dataDir);
  } else {
    // Loaded after the cluster is open, so that opening and loading do not take memory at the same time.
    const { overPGlite } = await import('./embedded.ts');
    await (await overPGlite(pglite)).close();
  }
}

function copyOut(files: PGlite['Module']['FS'], from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of files.readdir(from)) {
    if (name === '.' || name === '..') continue;
    const [source, target] = [`${from}/${name}`, join(to, name)];
    if (files.isDir(files.stat(source).mode)) copyOut(files, source, target);
    else writeFileSync(target, files.readFile(source), { mode: 0o600 });
  }
}
