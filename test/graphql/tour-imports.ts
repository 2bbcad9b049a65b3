import { randomBytes } from 'node:crypto';
import type { TestServer } from '../support/server.ts';

type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<object>;

/** Stores an import that has not finished, and calls the operations about imports with it. */
export async function tourImports(
  server: TestServer,
  call: CallOperation,
  owner: { token: string },
): Promise<void> {
  const { prisma, clock } = server.gatehouse;
  const now = clock();
  const { accountId } = await prisma.site.findUniqueOrThrow({ where: { id: server.demo.siteId } });
  const { id } = await prisma.importRun.create({
    data: { accountId, digest: randomBytes(32), source: 'gatehouse', startedAt: now, changedAt: now },
  });
  await prisma.importProblem.create({
    data: { runId: id, line: 1, code: 'EMAIL_MISSING', isRefusal: true, field: 'email' },
  });
  const RUN =
    '{ id state failure startedBy hashes { scheme } notes { code } problems { edges { node { line code } } } }';
  const ofId = ($: string) => `mutation ($id: ID!) { ${$}(id: $id) { state } }`;
  await call('importUpload', '{ importUpload { maxBytes sources formats } }', {}, owner);
  await call('importRuns', `{ importRuns { edges { node ${RUN} } } }`, {}, owner);
  await call('importRun', `query ($id: ID!) { importRun(id: $id) ${RUN} }`, { id }, owner);
  await call('stopImport', ofId('stopImport'), { id }, owner);
  await call('undoImport', ofId('undoImport'), { id }, owner);
}
