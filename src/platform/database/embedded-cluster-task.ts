import { PGlite } from '@electric-sql/pglite';
import { SHARED_BUFFERS, withBaselineCode } from './embedded-cluster.ts';
import { ENGINE_LOG_PARAMETERS, watchEngine } from './embedded-engine-watch.ts';
import type { ClusterTask, FailureReason } from './embedded-folder.ts';

/** A process that makes an empty cluster in a folder, or brings one up to date, and ends. */
const [task, dataDir] = process.argv.slice(2) as [ClusterTask, string];
// The server that waited for it has ended.
process.once('disconnect', () => process.exit(1));

// Otherwise one that ends while it is used would hang.
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
      dataDir,
      startParams: [...PGlite.defaultStartParams, ...SHARED_BUFFERS, ...ENGINE_LOG_PARAMETERS],
      ...watch.options,
      initDbStartParams: [...SHARED_BUFFERS],
    }),
  );
  if (task === 'migrate') {
    // Not loaded while the cluster is made: their memory would add up.
    const { overPGlite } = await import('./database.ts');
    await (await overPGlite(pglite)).close();
  } else {
    await pglite.close();
  }
}
