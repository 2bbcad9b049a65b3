import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { type Database, overPGlite, PGLITE_OPTIONS } from '../../src/database/database.ts';
import { atEnd } from './at-end.ts';

let image: Blob | undefined;

/** A migrated database with nothing in it, in memory, closed at the end of the test. */
export async function createEmbeddedDatabase(): Promise<Database> {
  const database = await overPGlite(await openEmbeddedImage());
  return { ...database, close: atEnd(database.close) };
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
