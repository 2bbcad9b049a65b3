import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';

const PROGRAM = fileURLToPath(new URL('kept-bytes.ts', import.meta.url));
/** A query that is kept, with its result, takes 1,700 bytes. */
const MAX_BYTES_EACH = 600;

describePostgres('short garbage collections', () => {
  test('free what reads leave behind', async () => {
    const { url } = await createPostgresDatabase();
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', PROGRAM, url]);
    expect(Number.parseFloat(stdout)).toBeLessThan(MAX_BYTES_EACH);
  });
});
