import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { type Database, PGLITE_OPTIONS } from '../../src/database/database.ts';
import { atEnd } from './at-end.ts';
import { emptyAgain, makeReusable, type ReusableDatabase } from './reusable-database.ts';

let image: Blob | undefined;

/** Databases that no test uses: to empty one takes an eighth of the time that it takes to start another. */
const idle: ReusableDatabase[] = [];
const MOST_IDLE = 3;

/** A migrated database with nothing in it, in memory, let go of at the end of the test. */
export async function createEmbeddedDatabase(): Promise<Database> {
  const reusable = (await takeIdle()) ?? (await makeReusable(await openEmbeddedImage()));
  const close = atEnd(async () => {
    if (idle.length < MOST_IDLE && !reusable.pglite.closed) idle.push(reusable);
    else await reusable.database.close();
  });
  return { ...reusable.database, close };
}

async function takeIdle(): Promise<ReusableDatabase | undefined> {
  for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
    if (await emptyAgain(one)) return one;
    await one.database.close().catch(() => {});
  }
  return undefined;
}

/** The database engine alone, before the product opens it. The caller closes it. */
export function openEmbeddedImage(): Promise<PGlite> {
  image ??= new Blob([readFileSync(inject('embeddedImage'))]);
  return PGlite.create({ ...PGLITE_OPTIONS, loadDataDir: image });
}

/** The same as files: what a server finds as its database when it was migrated once and is empty. */
export function unpackEmbeddedDatabase(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  // GNU tar tells that it strips the leading slashes.
  execFileSync('tar', ['-xf', inject('embeddedImage'), '-C', folder], { stdio: 'ignore' });
}
