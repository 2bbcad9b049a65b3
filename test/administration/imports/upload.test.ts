import { expect, test } from 'vitest';
import { logInCollaborator } from '../../support/collaborators.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { ndjson } from './import-file.ts';
import { endOfRun, upload } from './upload.ts';

const server = testServer();
const prisma = () => server.gatehouse.prisma;
const owner = () => logInCollaborator(server);

test('an upload is imported in the background, with its progress and its problems', async () => {
  const as = await owner();
  const email = uniqueEmail();
  const body = ndjson([
    { id: 5_001, email, firstName: 'Ada' },
    { id: 5_002 },
    { email: uniqueEmail(), username: 'a.b' },
  ]);
  const dry = await upload(
    server.url,
    body,
    { source: 'gatehouse', fileName: 'readers.ndjson', dryRun: 'true' },
    as,
  );
  expect(dry).toMatchObject({ status: 202, lastLine: 0, error: null });
  expect(await endOfRun(server.url, dry.id, as)).toMatchObject({
    ...{ state: 'FINISHED', isDryRun: true, created: 2, refused: 1, fileName: 'readers.ndjson' },
    problemCounts: [
      { code: 'EMAIL_MISSING', count: 1 },
      { code: 'USERNAME_DROPPED', count: 1 },
    ],
  });
  expect(await prisma().customer.count({ where: { email } })).toBe(0);
  const { id } = await upload(server.url, body, { source: 'gatehouse' }, as);
  const run = await endOfRun(server.url, id, as);
  expect(run).toMatchObject({
    state: 'FINISHED',
    isDryRun: false,
    lines: 3,
    lastLine: 3,
    created: 2,
    refused: 1,
  });
  expect(await prisma().customer.findFirst({ where: { email } })).toMatchObject({
    id: 5_001,
    firstName: 'Ada',
  });
});
