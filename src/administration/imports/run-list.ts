import { z } from 'zod';
import { idOf } from '../../lib/ids.ts';
import type { Acting } from '../../platform/acting.ts';
import {
  type Connection,
  type PageInput,
  placedById,
  readConnection,
} from '../../platform/connections/connection.ts';
import { type ImportRun, Prisma } from '../../platform/database/client/client.ts';
import { requireFound, requireValid } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { ImportProblem } from './problem.ts';

/** Lists the imports of an account, the latest first. @throws IdentityError VALIDATION_FAILED */
export async function readImportRuns(
  runtime: Runtime,
  { accountId }: Acting,
  page: PageInput,
): Promise<Connection<ImportRun>> {
  return readConnection(runtime, ['import runs', accountId], page, async (after, take) => {
    const where = { accountId, ...(after === null ? {} : { id: { lt: Number(after[0]) } }) };
    return placedById(await runtime.prisma.importRun.findMany({ where, orderBy: { id: 'desc' }, take }));
  });
}

/** @throws IdentityError NOT_FOUND, also for an import of another account */
export async function findImportRun(
  { prisma }: Pick<Runtime, 'prisma'>,
  { accountId }: Acting,
  id: string,
): Promise<ImportRun> {
  return requireFound(await prisma.importRun.findFirst({ where: { id: idOf(id), accountId } }));
}

const MAX_CODE = 50;
const filter = z.object({ code: text('code', MAX_CODE).nullish() });

/**
 * Lists the problems of an import in the order of the lines.
 * @param given the page, and `code`: only problems of this code
 * @throws IdentityError VALIDATION_FAILED
 */
export async function readProblems(
  runtime: Runtime,
  { id, accountId }: Pick<ImportRun, 'id' | 'accountId'>,
  { code, ...page }: PageInput & { code?: string | null },
): Promise<Connection<ImportProblem>> {
  requireValid(filter, { code });
  const isOfCode = code == null ? Prisma.empty : Prisma.sql`AND code = ${code}`;
  return readConnection(
    runtime,
    ['import problems', accountId, id, code ?? ''],
    page,
    async (after, take) => {
      const [line = '0', afterCode = ''] = after ?? [];
      const found = await runtime.prisma.$queryRaw<ImportProblem[]>`
        SELECT line, code, is_refusal AS "isRefusal", record_id AS "recordId", field, first_line AS "firstLine"
        FROM import_problem
        WHERE run_id = ${id} AND (line, code) > (${Number(line)}, ${afterCode}) ${isOfCode}
        ORDER BY line, code LIMIT ${take}`;
      return found.map((node) => ({ node, position: [String(node.line), node.code] }));
    },
  );
}
