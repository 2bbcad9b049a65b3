import type { Acting } from '../../platform/acting.ts';
import type { ImportRun } from '../../platform/database/client/client.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findImportRun } from './run-list.ts';
import { STOPPED_BY_COLLABORATOR } from './run-state.ts';

/**
 * Stops an import after its current transaction, whichever process works on it. Stored customers stay. The same upload
 * resumes the import.
 * @throws IdentityError NOT_FOUND, VALIDATION_FAILED on `id` for an import that has ended
 */
export async function stopImport(runtime: Runtime, acting: Acting, id: string): Promise<ImportRun> {
  const { prisma, clock, imports } = runtime;
  const { accountId, actor } = acting;
  const { id: runId } = await findImportRun(runtime, acting, id);
  const stopped = await prisma.$transaction(async (tx) => {
    const now = clock();
    const { count } = await tx.importRun.updateMany({
      where: { id: runId, finishedAt: null, undoneAt: null, failure: null },
      data: { failure: STOPPED_BY_COLLABORATOR, changedAt: now },
    });
    if (count === 0) throw invalidField('id', 'The import has ended.');
    const run = await tx.importRun.findUniqueOrThrow({ where: { id: runId } });
    const target = { kind: 'import', id: runId };
    const after = { lastLine: run.lastLine };
    await recordAudit(tx, actor, { accountId, action: 'import.stopped', target, after }, now);
    return run;
  });
  await imports.stop(runId);
  return stopped;
}
