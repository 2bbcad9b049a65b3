import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, 'node_modules/.cache/gatehouse-test');

/**
 * Writes a migrated PGlite cluster into a file. This takes four seconds, so the last file is cached, and reused
 * while the migrations, the code that applies them and the locked packages are the same.
 */
export async function makeEmbeddedImage(file: string): Promise<void> {
  const kept = join(cache, `${fingerprint()}.tar`);
  if (!existsSync(kept)) {
    const image = await migratedCluster();
    mkdirSync(cache, { recursive: true });
    for (const stale of readdirSync(cache)) rmSync(join(cache, stale), { force: true });
    const draft = join(cache, randomUUID());
    writeFileSync(draft, image);
    renameSync(draft, kept);
  }
  copyFileSync(kept, file);
}

async function migratedCluster(): Promise<Uint8Array> {
  // Loaded here, because it imports the generated client.
  const { overPGlite } = await import('../../src/platform/database/embedded.ts');
  const pglite = await PGlite.create();
  const database = await overPGlite(pglite);
  // These steps reduce the size of the image to a third, and the time to load it to half.
  for (const name of ['template0', 'template1']) {
    await pglite.exec(`ALTER DATABASE ${name} IS_TEMPLATE false`);
    await pglite.exec(`DROP DATABASE ${name}`);
  }
  await pglite.exec('SELECT pg_switch_wal()');
  await pglite.exec('CHECKPOINT');
  const image = await pglite.dumpDataDir('none');
  await database.close();
  return withoutEmptyWal(new Uint8Array(await image.arrayBuffer()));
}

/** Keeps only the used pages of the write-ahead log, which has 32 MB. PostgreSQL writes the rest again. */
function withoutEmptyWal(image: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-image-'));
  const tar = (...parameters: string[]) => execFileSync('tar', parameters, { stdio: 'ignore' });
  try {
    const cluster = join(folder, 'cluster');
    const archive = join(folder, 'cluster.tar');
    mkdirSync(cluster);
    writeFileSync(archive, image);
    tar('-xf', archive, '-C', cluster);
    const wal = join(cluster, 'pg_wal');
    const [current, ...recycled] = readdirSync(wal)
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .sort();
    for (const name of recycled) rmSync(join(wal, name));
    const segment = join(wal, current as string);
    const written = readFileSync(segment).findLastIndex((byte) => byte !== 0) + 1;
    truncateSync(segment, Math.ceil(written / WAL_PAGE_BYTES) * WAL_PAGE_BYTES);
    tar('-cf', archive, '-C', cluster, '.');
    return readFileSync(archive);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const WAL_PAGE_BYTES = 8_192;

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = [
    'package-lock.json',
    'test/support/embedded-image.ts',
    'src/platform/database/*.ts',
    'prisma/migrations/*/migration.sql',
  ];
  for (const file of files.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
