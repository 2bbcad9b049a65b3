import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { startTwoServers } from '../../guarantees/two-servers.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { ndjson } from './import-file.ts';
import { endOfRun, holdHashes, importRun, reached, upload } from './upload.ts';

const record = () => ({ email: uniqueEmail() });
const password = { format: 'md5', hash: '5f4dcc3b5aa765d61d8327deb882cf99' };
/** A file whose import has a slow second transaction: it stores bare digests, each of which is hashed again. */
function fileWith(digests: number): string {
  const plain = Array.from({ length: 50 }, record);
  return ndjson([...plain, ...Array.from({ length: digests }, () => ({ ...record(), password }))]);
}
const source = { source: 'gatehouse' };

test('a server that is killed leaves no file, and the same upload resumes the import', async () => {
  const env = { TMPDIR: temporaryFolder() };
  const killed = await startProcess({ env });
  const owner = await logInCollaborator(killed);
  const body = fileWith(60);
  const { id } = await upload(killed.url, body, source, owner);
  await reached(killed.url, id, owner, 50);
  killed.signal('SIGKILL');
  await killed.exited;
  expect(readdirSync(env.TMPDIR)).toEqual([]);
  const { url } = await startProcess({ env, dataDir: killed.dataDir });
  expect(await importRun(url, id, owner)).toMatchObject({ state: 'INTERRUPTED', created: 50, failure: null });
  expect(await upload(url, body, source, owner)).toMatchObject({ status: 202, id, lastLine: 50 });
  expect(await endOfRun(url, id, owner)).toMatchObject({ state: 'FINISHED', created: 110, refused: 0 });
});

describePostgres('of two servers', () => {
  onlyInFullRun(() => {
    test('only one runs the imports of an account, and the other can stop them', async () => {
      const { first, second } = await startTwoServers();
      const owner = await logInCollaborator(first);
      const release = holdHashes(first);
      const body = fileWith(3);
      const { id } = await upload(first.url, body, source, owner);
      await reached(second.url, id, owner, 50);
      expect(await importRun(second.url, id, owner)).toMatchObject({ state: 'IMPORTING' });
      for (const file of [body, ndjson([record()])]) {
        const { status, error } = await upload(second.url, file, source, owner);
        expect({ status, code: error?.code }).toEqual({ status: 409, code: 'CONFLICT' });
      }
      const STOP = 'mutation ($id: ID!) { stopImport(id: $id) { state } }';
      expect((await ask(second.url, STOP, { id }, owner)).body.data.stopImport.state).toBe('STOPPED');
      release();
      // The first server stores no further records.
      await first.gatehouse.imports.close();
      expect(await importRun(first.url, id, owner)).toMatchObject({ state: 'STOPPED', created: 50 });
      expect(await upload(second.url, body, source, owner)).toMatchObject({ status: 202, id, lastLine: 50 });
      expect(await endOfRun(second.url, id, owner)).toMatchObject({ state: 'FINISHED', created: 53 });
    });

    test('one takes over the import of the other after a minute, and duplicates no record', async () => {
      const { first, second, clock } = await startTwoServers();
      const owner = await logInCollaborator(first);
      const release = holdHashes(first);
      const body = fileWith(3);
      const { id } = await upload(first.url, body, source, owner);
      await reached(first.url, id, owner, 50);
      clock.advance({ seconds: 61 });
      expect(await importRun(second.url, id, owner)).toMatchObject({ state: 'INTERRUPTED' });
      expect(await upload(second.url, body, source, owner)).toMatchObject({ status: 202, id });
      expect(await endOfRun(second.url, id, owner)).toMatchObject({ state: 'FINISHED', created: 53 });
      release();
      await first.gatehouse.imports.close();
      expect(await importRun(first.url, id, owner)).toMatchObject({
        state: 'FINISHED',
        created: 53,
        lastLine: 53,
      });
      const { prisma } = second.gatehouse;
      expect(await prisma.importedCustomer.count({ where: { runId: Number(id) } })).toBe(53);
    });
  });

  test('one interrupts its import when it stops, and the other can resume it at once', async () => {
    const { first, second } = await startTwoServers();
    const owner = await logInCollaborator(first);
    const release = holdHashes(first);
    const body = fileWith(3);
    const { id } = await upload(first.url, body, source, owner);
    await reached(second.url, id, owner, 50);
    const closed = first.close();
    release();
    await closed;
    const failure = 'The server was stopped.';
    expect(await importRun(second.url, id, owner)).toMatchObject({
      state: 'INTERRUPTED',
      failure,
      created: 50,
    });
    expect(await upload(second.url, body, source, owner)).toMatchObject({ status: 202, id, lastLine: 50 });
    expect(await endOfRun(second.url, id, owner)).toMatchObject({
      state: 'FINISHED',
      created: 53,
      failure: null,
    });
  });
});
