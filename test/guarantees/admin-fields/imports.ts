import { randomBytes } from 'node:crypto';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

/** Stores an import run of the demo account. @param isFinished false: the run is under way */
async function newRun({ server, accountId, mark }: Scene, isFinished: boolean) {
  const { prisma, clock } = server.gatehouse;
  const now = clock();
  // An account has at most one import or undo under way.
  await prisma.importRun.updateMany({ where: { accountId, finishedAt: null }, data: { finishedAt: now } });
  await prisma.importRun.updateMany({ where: { accountId, undoEndedAt: null }, data: { undoneAt: null } });
  const digest = randomBytes(32);
  const times = { startedAt: now, changedAt: now, finishedAt: isFinished ? now : null };
  const { id } = await prisma.importRun.create({
    data: { accountId, digest, source: 'gatehouse', fileName: mark, ...times },
  });
  return { id };
}

const RUN =
  '{ id state source fileName lines lastLine created hashes { scheme count } problemCounts { code } }';

export const adminFields: Record<string, AdminField> = {
  importRuns: {
    least: 'ADMIN',
    document: `{ importRuns { edges { node ${RUN} } pageInfo { hasNextPage } } }`,
  },
  importRun: {
    least: 'ADMIN',
    document: `query ($id: ID!) { importRun(id: $id) { id problems { edges { node { line code } } } fileName } }`,
    variables: (scene) => newRun(scene, true),
    missing: { id: NO_ID },
  },
  importUpload: { least: 'ADMIN', document: '{ importUpload { maxBytes sources formats } }' },
  stopImport: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { stopImport(id: $id) { id state } }',
    variables: (scene) => newRun(scene, false),
    missing: { id: NO_ID },
  },
  undoImport: {
    least: 'OWNER',
    document: 'mutation ($id: ID!) { undoImport(id: $id) { id state } }',
    variables: (scene) => newRun(scene, true),
    missing: { id: NO_ID },
  },
};
